import { defaultOfficeHours } from './office-hours.ts'
import { addDays, type PlainDate, parsePlainDate } from './plain-date.ts'
import { type WorkCalendar, workCalendar } from './work-calendar.ts'

/**
 * The State Council office's notices on holidays, typed in from their text, for tests alone: days off by festival with
 * their first and last day, and the Saturdays and Sundays worked instead.
 */
export const notices = {
  2024: {
    holidays: '01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07',
    makeUpDays: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    holidays: '01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08',
    makeUpDays: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    holidays: '01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07',
    makeUpDays: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
} as const

/** The days of one notice, in order. */
export function noticeDays(
  year: keyof typeof notices,
): readonly Readonly<{ day: PlainDate; kind: 'holiday' | 'makeUpDay' }>[] {
  const holidays = daysIn(year, notices[year].holidays).map((day) => ({ day, kind: 'holiday' as const }))
  const makeUpDays = daysIn(year, notices[year].makeUpDays).map((day) => ({ day, kind: 'makeUpDay' as const }))
  return [...holidays, ...makeUpDays].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

/** 2024 to 2026 with the default office hours. */
export const testCalendar: WorkCalendar = workCalendar(
  [...noticeDays(2024), ...noticeDays(2025), ...noticeDays(2026)],
  defaultOfficeHours,
)

function daysIn(year: number, list: string): readonly PlainDate[] {
  return list.split(' ').flatMap((entry) => {
    const [first = '', last = first] = entry.split('/').map((day) => `${year}-${day}`)
    const days = [parsePlainDate(first)]
    for (let day = days[0]!; day < last; ) days.push((day = addDays(day, 1)))
    return days
  })
}
