const dayLength = 86_400_000
const secondsOfDay = 86_400
/** The day after the last one Excel can show, 9999-12-31, as a serial number of the 1900 system. */
const endOfSerials = 2_958_466

/** What Excel counts its days from: 1 is 1900-01-01, or 0 is 1904-01-01 in workbooks of old Macintoshes. */
export type SerialSystem = 1900 | 1904

/**
 * What a date cell of Excel shows, to the second: `2020-01-03` for a whole number, `2020-01-03T14:05:00` else, and
 * `14:05:00` for a time without a day. Wall clock, no zone. Null where Excel shows no date either.
 *
 * In the 1900 system Excel has a day that never was, serial 60, 1900-02-29 (ECMA-376 part 1, 18.17.4.1).
 */
export function serialText(serial: number, system: SerialSystem = 1900): string | null {
  if (!(serial >= 0)) return null
  const seconds = Math.round(serial * secondsOfDay)
  const time = clockText(seconds % secondsOfDay)
  const day = Math.floor(seconds / secondsOfDay)
  if (day === 0 && system === 1900) return time
  const number = system === 1904 ? day + 1462 : day
  if (number >= endOfSerials) return null
  return Number.isInteger(serial) ? serialDay(number) : `${serialDay(number)}T${time}`
}

/** The serial number of a wall clock, given as milliseconds since 1970 as if it were UTC; null before 1900-03-01 and after 9999. */
export function serialOf(wallClock: number): number | null {
  const serial = wallClock / dayLength + 25_569
  return serial >= 61 && serial < endOfSerials ? serial : null
}

function serialDay(number: number): string {
  if (number === 60) return '1900-02-29'
  const sinceEpoch = number < 60 ? number - 25_568 : number - 25_569
  return new Date(sinceEpoch * dayLength).toISOString().slice(0, 10)
}

function clockText(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
