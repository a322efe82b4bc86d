// The package's data, not its functions: those read a day in the machine's zone and are a day off west of Greenwich.
import packaged from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { type PlainDate, parsePlainDate } from '../../domain/deadline/plain-date.ts'

/** A day the State Council's notice takes out of the ordinary week, with the festival it belongs to: 春节. */
export type NoticeDay = Readonly<{ day: PlainDate; kind: 'holiday' | 'makeUpDay'; name: string }>

/**
 * 法定节假日 and 调休上班 of one year, in order; empty for a year whose notice the package does not hold. The notice for a
 * year appears in November of the year before, so the coming year may have to be entered by hand.
 */
export function nationalHolidays(year: number): readonly NoticeDay[] {
  return [...daysOf(packaged.holidays, 'holiday', year), ...daysOf(packaged.workdays, 'makeUpDay', year)].toSorted(
    (a, b) => (a.day < b.day ? -1 : 1),
  )
}

/** The years whose notice the package holds, in order. */
export function noticeYears(): readonly number[] {
  const years = Object.keys(packaged.holidays).map((day) => Number(day.slice(0, 4)))
  return [...new Set(years)].toSorted((a, b) => a - b)
}

/** An entry of the package is `"2026-10-01": "National Day,国庆节,3"`: English, Chinese, statutory days. */
function daysOf(
  entries: Readonly<Record<string, string>>,
  kind: NoticeDay['kind'],
  year: number,
): readonly NoticeDay[] {
  return Object.entries(entries)
    .filter(([day]) => Number(day.slice(0, 4)) === year)
    .map(([day, names]) => ({ day: parsePlainDate(day), kind, name: names.split(',')[1] ?? '' }))
}
