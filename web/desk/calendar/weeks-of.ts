import { addDays, addMonths, dayNumber, type PlainDate, parsePlainDate } from '../../../domain/deadline/plain-date.ts'

/** The weeks of a month, Monday first; null where a place belongs to another month. `first` is any day of it. */
export function weeksOf(first: PlainDate): readonly (readonly (PlainDate | null)[])[] {
  const begin = parsePlainDate(`${first.slice(0, 7)}-01`)
  const days = dayNumber(addMonths(begin, 1)) - dayNumber(begin)
  const before = weekdayOf(begin)
  return Array.from({ length: Math.ceil((before + days) / 7) }, (_week, n) =>
    Array.from({ length: 7 }, (_place, at) => {
      const place = n * 7 + at - before
      return place >= 0 && place < days ? addDays(begin, place) : null
    }),
  )
}

/** The first day of each month of a year. */
export function monthsOf(year: number): readonly PlainDate[] {
  return Array.from({ length: 12 }, (_month, n) => addMonths(parsePlainDate(`${year}-01-01`), n))
}

/** 0 for Monday. */
export function weekdayOf(day: PlainDate): number {
  // 1970-01-01, day 0, is a Thursday.
  return (((dayNumber(day) + 3) % 7) + 7) % 7
}
