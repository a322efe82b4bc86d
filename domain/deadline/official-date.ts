import { chinaMinute } from './china-minute.ts'
import { dayInChina, type PlainDate } from './plain-date.ts'

/** A day as an official paper writes it (GB/T 9704-2012 7.3.5.4): `2026年3月9日`. */
export function officialDay(day: PlainDate | string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** An instant, to the minute: `2026年3月9日17时30分`. */
export function officialMinute(instant: Date): string {
  const [hour, minute] = chinaMinute(instant).slice(11).split(':')
  return `${officialDay(dayInChina(instant))}${Number(hour)}时${minute}分`
}
