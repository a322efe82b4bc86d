import type { Catalogue } from '../catalogue/catalogue.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import { dayInChina, type PlainDate } from '../deadline/plain-date.ts'
import { addWorkdays } from '../deadline/work-calendar.ts'
import type { WorkOrder } from './matter.ts'

type Known = Pick<Catalogue, 'units' | 'unitHours' | 'calendar' | 'procedure'>

/** The last day on which a unit may ask for its order to be returned. */
export function lastDayToReturn({ sentAt, unitId }: Pick<WorkOrder, 'sentAt' | 'unitId'>, known: Known): PlainDate {
  return addWorkdays(dayInChina(sentAt), known.procedure.returnWorkdays, calendarOf(known, unitId))
}
