import { addDays, dayInChina, startOfDay } from '../deadline/plain-date.ts'
import { isWorkday, type WorkCalendar } from '../deadline/work-calendar.ts'

/** 久无回音: so many whole working days without a word of any kind from the unit. */
export const SILENT_WORKDAYS = 5

/** Whoever last spoke before this instant has been silent for `workdays` whole working days, counted from the next day. */
export function silentBefore(now: Date, workdays: number, calendar: WorkCalendar): Date {
  let day = dayInChina(now)
  for (let left = workdays + 1; ; day = addDays(day, -1)) {
    if (isWorkday(day, calendar)) left -= 1
    if (left === 0) return startOfDay(day)
  }
}
