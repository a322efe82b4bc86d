import { addDays, addMonths, dayInChina, dayNumberInChina, startOfDay } from './plain-date.ts'
import { addWorkdays, endOfWork, openings, type WorkCalendar } from './work-calendar.ts'

const minute = 60_000

/** How a limit's time runs: 7×24, in office hours, or by the calendar until the office hours of a day end. */
export type Clock = 'continuous' | 'work' | 'calendar'

/**
 * 时限: an amount of time on a clock. 24 hours is `{ amount: 24, unit: 'hour', clock: 'continuous' }`, 5 working days
 * `{ amount: 5, unit: 'day', clock: 'work' }`, quarterly `{ amount: 1, unit: 'quarter', clock: 'calendar' }`. Days,
 * months and quarters come in whole amounts.
 */
export type Limit = Readonly<
  { amount: number } & (
    | { clock: 'continuous'; unit: 'minute' | 'hour' }
    | { clock: 'work'; unit: 'minute' | 'hour' | 'day' }
    | { clock: 'calendar'; unit: 'day' | 'month' | 'quarter' }
  )
>

/**
 * The instant a limit that starts at `from` is due (民法典第 201–203 条). Minutes and hours run from `from`; days, months
 * and quarters leave out the day of receipt and end with the office hours of their last day, which moves to the next
 * workday if it is a day off. Throws a RangeError for an amount that is not above zero or, from days on, not whole.
 */
export function dueAt(limit: Limit, from: Date, calendar: WorkCalendar): Date {
  const { amount, clock, unit } = limit
  if (!(amount > 0 && amount < 1e6)) throw new RangeError(`not an amount of time: ${amount}`)
  if (unit === 'minute' || unit === 'hour') {
    const minutes = unit === 'hour' ? amount * 60 : amount
    return runOn(clock, from, minutes * minute, calendar)
  }
  if (!Number.isInteger(amount)) throw new RangeError(`not a whole number of ${unit}s: ${amount}`)
  const received = dayInChina(from)
  if (clock === 'work') return endOfWork(addWorkdays(received, amount, calendar), calendar)
  const last = unit === 'day' ? addDays(received, amount) : addMonths(received, unit === 'month' ? amount : amount * 3)
  return endOfWork(last, calendar)
}

/** The first instant that counts towards the limit: `from` itself, or the start of the next day where days are counted. */
export function countsFrom(limit: Limit, from: Date): Date {
  const byTheHour = limit.unit === 'minute' || limit.unit === 'hour'
  return byTheHour ? from : startOfDay(addDays(dayInChina(from), 1))
}

/**
 * The instant by which `minutes` of office time have passed since `instant`; outside office hours they begin with the
 * next opening. Exact to the millisecond. Throws a RangeError if that is not within a hundred years.
 */
export function addWorkMinutes(instant: Date, minutes: number, calendar: WorkCalendar): Date {
  return runOn('work', instant, minutes * minute, calendar)
}

/** The office time from `from` to `to`, in minutes; negative if `to` is before `from`. */
export function workMinutesBetween(from: Date, to: Date, calendar: WorkCalendar): number {
  return passedOn('work', from, to, calendar) / minute
}

/** 暂停计时: while the clock stood still. */
export type Pause = Readonly<{ from: Date; to: Date }>

/**
 * A due instant after a pause, of which no more counts than until the end of the `cap`th workday after it began (Infinity: all of it). The time
 * that was left at the pause is left after it, so a pause never shortens, and one that begins when nothing was left
 * changes nothing. On the calendar's clock it is office time that is given back. `pause.from` lies no earlier than the
 * limit counts from, and pauses of one order do not overlap; then their order does not matter.
 */
export function shiftDue(due: Date, pause: Pause, clock: Clock, calendar: WorkCalendar, cap: number): Date {
  const resumed =
    cap === Infinity
      ? pause.to
      : earlier(pause.to, dueAt({ amount: cap, unit: 'day', clock: 'work' }, pause.from, calendar))
  const left = passedOn(clock, pause.from, due, calendar)
  if (left <= 0 || resumed <= pause.from) return due
  return later(due, runOn(clock, resumed, left, calendar))
}

/**
 * When a share of the time from `from` to `due` has passed, to the minute: with 0.6 the due instant of an assisting order
 * beside its lead's. Never later than `due`; at least one minute of the clock. `from` is what the limit counts from.
 *
 * @param pauses while the clock stood still, apart and in the order of time: they are no part of the time, nor does it pass
 */
export function fractionOf(
  due: Date,
  from: Date,
  fraction: number,
  clock: Clock,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): Date {
  const still = pauses
    .filter((pause) => pause.from < due && pause.to > from)
    .map((pause) => ({ from: later(pause.from, from), to: earlier(pause.to, due) }))
  const stood = still.reduce((sum, pause) => sum + passedOn(clock, pause.from, pause.to, calendar), 0)
  const whole = passedOn(clock, from, due, calendar) - stood
  if (whole <= 0) return due
  let left = Math.max(1, Math.round((whole / minute) * fraction)) * minute
  let begins = from
  for (const pause of still) {
    const ran = passedOn(clock, begins, pause.from, calendar)
    if (ran >= left) break
    left -= ran
    begins = pause.to
  }
  return earlier(due, runOn(clock, begins, left, calendar))
}

/** The instant half of the time has passed, pauses left out as in `fractionOf`: when the first warning is due. */
export function halfway(
  due: Date,
  from: Date,
  clock: Clock,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): Date {
  return fractionOf(due, from, 0.5, clock, calendar, pauses)
}

/** The milliseconds the clock ran from `from` to `to`; negative if `to` is before `from`. */
function passedOn(clock: Clock, from: Date, to: Date, calendar: WorkCalendar): number {
  if (clock === 'continuous') return to.getTime() - from.getTime()
  if (to < from) return 0 - passedOn(clock, to, from, calendar)
  let passed = 0
  for (let day = dayNumberInChina(from); day <= dayNumberInChina(to); day += 1) {
    for (const { opens, closes } of openings(day, calendar)) {
      passed += Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime()))
    }
  }
  return passed
}

/** The earliest instant by which the clock has run that many milliseconds since `from`. */
function runOn(clock: Clock, from: Date, milliseconds: number, calendar: WorkCalendar): Date {
  if (!(milliseconds >= 0)) throw new RangeError(`not a length of time: ${milliseconds} ms`)
  const start = from.getTime()
  let left = Math.round(milliseconds)
  if (clock === 'continuous' || left === 0) return new Date(start + left)
  const firstDay = dayNumberInChina(from)
  for (let day = firstDay; day < firstDay + 36_525; day += 1) {
    for (const { opens, closes } of openings(day, calendar)) {
      const begins = Math.max(opens, start)
      if (closes - begins >= left) return new Date(begins + left)
      left -= Math.max(0, closes - begins)
    }
  }
  throw new RangeError('not over within a hundred years: look at the amount and the office hours')
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b
}
