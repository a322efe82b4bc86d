import { notices } from '../../domain/deadline/test-calendar.ts'

const MINUTE = 60_000
const DAY = 1440
const begins = Date.parse('2025-12-25T00:00:00+08:00')
const ends = Date.parse('2028-01-01T00:00:00+08:00')

/** A stretch of a day in minutes since midnight. */
export type Open = readonly (readonly [from: number, to: number])[]

/**
 * Office hours minute by minute from the notice of 2026 as it was typed in for tests, and nothing of the rules that are
 * measured: for checking them. Past 2026 only weekends are off, as for the platform until the next notice.
 */
export type Walk = Readonly<{
  /** The office time, or all time, between two instants, in milliseconds. */
  between: (from: number, to: number, always: boolean) => number
  /** The first instant by which so much of it has passed. */
  on: (from: number, ms: number, always: boolean) => number
  /** The end of office hours on the n-th day with open offices after the day of an instant; with 0 on its own day or the next. */
  closing: (from: number, days: number) => number
  /** As `closing`, their beginning. */
  opening: (from: number, days: number) => number
  /** The instant itself while offices are open, or when they last closed. */
  orLast: (at: number) => number
}>

export function walkOf(hours: Open, daysOff: readonly string[]): Walk {
  const size = (ends - begins) / MINUTE
  const open = new Uint8Array(size)
  for (let midnight = 0; midnight < size; midnight += DAY) {
    const day = new Date(begins + midnight * MINUTE + 8 * 3_600_000)
    const text = day.toISOString().slice(0, 10)
    const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6
    if (!isListed(text, 'makeUpDays') && (weekend || isListed(text, 'holidays') || daysOff.includes(text))) continue
    for (const [from, to] of hours) open.fill(1, midnight + from, midnight + to)
  }
  const minuteOf = (at: number) => Math.floor((at - begins) / MINUTE)
  const openAt = (minute: number) => {
    if (minute < 0 || minute >= size) throw new RangeError('outside the years that are walked')
    return open[minute] === 1
  }
  const between = (from: number, to: number, always: boolean) => {
    if (always) return to - from
    let sum = 0
    for (let minute = minuteOf(from); minute <= minuteOf(to); minute += 1) {
      const starts = begins + minute * MINUTE
      if (openAt(minute)) sum += Math.max(0, Math.min(to, starts + MINUTE) - Math.max(from, starts))
    }
    return sum
  }
  const on = (from: number, ms: number, always: boolean) => {
    if (always || ms === 0) return from + ms
    let left = ms
    for (let minute = minuteOf(from); ; minute += 1) {
      if (!openAt(minute)) continue
      const starts = Math.max(from, begins + minute * MINUTE)
      const there = begins + (minute + 1) * MINUTE - starts
      if (there >= left) return starts + left
      left -= there
    }
  }
  const nthDay = (from: number, days: number): readonly [first: number, last: number] => {
    let midnight = Math.floor(minuteOf(from) / DAY) * DAY
    let left = days
    for (let n = 0; ; n += 1, midnight += DAY) {
      let [first, last] = [-1, -1]
      for (let minute = midnight; minute < midnight + DAY; minute += 1) {
        if (!openAt(minute)) continue
        if (first < 0) first = minute
        last = minute
      }
      if (first < 0 || (n === 0 && days > 0)) continue
      left -= 1
      if (left <= 0) return [begins + first * MINUTE, begins + (last + 1) * MINUTE]
    }
  }
  const orLast = (at: number) => {
    if (openAt(minuteOf(at))) return at
    let minute = minuteOf(at)
    while (!openAt(minute)) minute -= 1
    return begins + (minute + 1) * MINUTE
  }
  return {
    between: kept(between),
    on: kept(on),
    closing: kept((from: number, days: number) => nthDay(from, days)[1]),
    opening: kept((from: number, days: number) => nthDay(from, days)[0]),
    orLast,
  }
}

/** The same questions come again with every line of an order. */
function kept<A extends readonly unknown[]>(walk: (...of: A) => number): (...of: A) => number {
  const known = new Map<string, number>()
  return (...of) => {
    const key = of.join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const found = walk(...of)
    if (known.size > 200_000) known.clear()
    known.set(key, found)
    return found
  }
}

function isListed(day: string, list: 'holidays' | 'makeUpDays'): boolean {
  if (!day.startsWith('2026')) return false
  return notices[2026][list].split(' ').some((entry) => {
    const [first = '', last = first] = entry.split('/')
    return first <= day.slice(5) && day.slice(5) <= last
  })
}
