import { serialText } from './serial-date.ts'

/** China keeps one zone, UTC+8, and no summer time. */
const chinaOffset = 8 * 3_600_000
const firstYear = 1949
const lastYear = 2100

const day = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)/
const weekday = /^ ?\(?(?:星期|周)[一二三四五六日天]\)?/
const clock =
  /^(?:T| ?)(上午|下午)? ?(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?|[时点](?:(\d{1,2})分(?:(\d{1,2})秒)?)?)(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?$/i

/**
 * The instant a cell or a form tells, or null where it tells none. A wall clock without a zone is China's, UTC+8; a day
 * alone is its first moment. Understood:
 *
 * - `2020-01-03T14:05:00+08:00`, `2020-01-03 14:05`, `2020/1/3 14:05:00`, `2020.1.3`, `20200103`, `20200103140500`
 * - `2020年1月3日 14时5分`, `2020年1月3日 星期五 下午2点`, full-width digits and signs
 * - Excel's serial numbers, `43833.5868`, to the second (1900 system)
 * - milliseconds since 1970, `1578031500000`
 *
 * Years outside 1949 to 2100 are mistakes, not times.
 */
export function parseTime(text: string): Date | null {
  if (text.length > 64) return null
  const words = text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/ ?([年月日时点分秒]) ?/g, '$1')
    .trim()
  const instant = /^-?\d+(\.\d+)?$/.test(words) ? ofNumber(words) : ofWords(words)
  return instant !== null && isPlausible(instant) ? new Date(instant) : null
}

function isPlausible(instant: number): boolean {
  const year = new Date(instant + chinaOffset).getUTCFullYear()
  return year >= firstYear && year <= lastYear
}

function ofNumber(words: string): number | null {
  const stamp = /^((?:19|20|21)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/.exec(words)
  if (stamp) {
    const [, year, month, date, hour, minute, second] = stamp
    return inChina([year, month, date, hour, minute, second])
  }
  const number = Number(words)
  // The smallest of these is a day of 1973; below it a number is a serial or nothing.
  if (Number.isInteger(number) && Math.abs(number) >= 1e11) return Math.abs(number) < 1e13 ? number : null
  const shown = number >= 1 && number < 100_000 ? serialText(number) : null
  return shown === null ? null : Date.parse(`${shown.padEnd(19, 'T00:00:00')}Z`) - chinaOffset
}

function ofWords(words: string): number | null {
  const found = day.exec(words)
  if (!found) return null
  const [whole, year, , month = found[5], date = found[6]] = found
  const rest = words.slice(whole.length).replace(weekday, '')
  if (rest === '') return inChina([year, month, date])
  // A digit that touches a day written with signs belongs to the day: 2020-01-031 is nonsense, 2020年1月3日14时 is not.
  if (found[2] && /^\d/.test(rest)) return null
  const time = clock.exec(rest)
  if (!time) return null
  const [, half, hourText = '', minute = time[6], second = time[7], fraction = ''] = time
  const hour = half ? hourOfHalf(half, Number(hourText)) : Number(hourText)
  const atClock = inChina([year, month, date, hour, minute, second])
  const offset = offsetOf(time[8])
  if (atClock === null || offset === null) return null
  return atClock + chinaOffset - offset + Math.floor(Number(`0.${fraction || 0}`) * 1000)
}

/** 下午2点 is 14; 上午12点 is midnight. An hour that no such clock shows becomes none. */
function hourOfHalf(half: string, hour: number): number {
  if (hour > 12) return Number.NaN
  return (hour % 12) + (half === '下午' ? 12 : 0)
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return chinaOffset
  if (zone === 'Z' || zone === 'z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))]
  if (hours > 14 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** Year, month, day, hour, minute, second of China's wall clock as an instant; null where no calendar or clock shows them. */
function inChina(parts: readonly (string | number | undefined)[]): number | null {
  const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  )
  if (!(hour < 24 && minute < 60 && second < 60)) return null
  const wall = new Date(Date.UTC(year, month - 1, date, hour, minute, second))
  const exists = wall.getUTCFullYear() === year && wall.getUTCMonth() === month - 1 && wall.getUTCDate() === date
  return exists ? wall.getTime() - chinaOffset : null
}
