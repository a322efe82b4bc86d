import {
  addDays,
  dayInChina,
  dayNumber,
  dayNumberInChina,
  dayOfNumber,
  isWeekendNumber,
  type PlainDate,
  plainDate,
  startOfDay,
  startOfDayNumber,
} from './plain-date.ts'
import type { OfficeHours, Span } from './office-hours.ts'
import { spansOf } from './office-hours.ts'
