const dayLength = 86_400_000
/** China keeps one zone, UTC+8, and no summer time. */
const chinaOffset = 8 * 3_600_000

/** A calendar day, `2025-10-11`. It has no clock and no zone, so it cannot be off by one. Days compare as text. */
export type PlainDate = string & { readonly brand: 'PlainDate' }

/** Whether the text is a day of the Gregorian calendar between 0001-01-01 and 9999-12-31, in the form `2025-10-11`. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001') return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  // Some engines read 2025-02-30 as 2 March.
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}

/** The text as a day; throws a RangeError where it is none. */
export function parsePlainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a calendar day: ${text}`)
  return text
}

/** Days since 1970-01-01: what loops over days count with. */
export function dayNumber(day: PlainDate): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLength
}

/** The day with that number; throws a RangeError outside the years 1 to 9999. */
export function dayOfNumber(number: number): PlainDate {
  return parsePlainDate(new Date(number * dayLength).toISOString().slice(0, 10))
}

/** The number of the day it is in China at that instant; throws a RangeError for an invalid date. */
export function dayNumberInChina(instant: Date): number {
  const number = Math.floor((instant.getTime() + chinaOffset) / dayLength)
  if (Number.isNaN(number)) throw new RangeError('not an instant')
  return number
}

/** The instant the numbered day begins in China, in milliseconds since 1970. */
export function startOfDayNumber(number: number): number {
  return number * dayLength - chinaOffset
}

/** The day it is in China at that instant, whatever the zone of the machine. */
export function dayInChina(instant: Date): PlainDate {
  return dayOfNumber(dayNumberInChina(instant))
}

/** The instant the day begins in China. */
export function startOfDay(day: PlainDate): Date {
  return new Date(startOfDayNumber(dayNumber(day)))
}

/** The day `count` days later; earlier for a negative count. */
export function addDays(day: PlainDate, count: number): PlainDate {
  return dayOfNumber(dayNumber(day) + count)
}

export function dayAfter(day: PlainDate): PlainDate {
  return addDays(day, 1)
}

/** How many days `to` lies after `from`; negative if before. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The corresponding day `count` months later, or that month's last day where there is none (民法典第 202 条). */
export function addMonths(day: PlainDate, count: number): PlainDate {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  const month = String((months % 12) + 1).padStart(2, '0')
  const first = parsePlainDate(`${year}-${month}-01`)
  const corresponding = addDays(first, Number(day.slice(8)) - 1)
  if (corresponding.slice(0, 7) === first.slice(0, 7)) return corresponding
  return addDays(corresponding, -Number(corresponding.slice(8)))
}

/** Saturday or Sunday. */
export function isWeekend(day: PlainDate): boolean {
  return isWeekendNumber(dayNumber(day))
}

export function isWeekendNumber(number: number): boolean {
  // 1970-01-01, day 0, is a Thursday.
  const sinceMonday = (((number + 3) % 7) + 7) % 7
  return sinceMonday >= 5
}
