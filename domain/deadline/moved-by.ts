import { type Limit, dueAt } from './clock.ts'
import { dayNumber, dayOfNumber, type PlainDate, startOfDay } from './plain-date.ts'
import { openings, type WorkCalendar } from './work-calendar.ts'

/** How a day differs under another calendar: a workday is off, a day off is worked, or offices open at other hours. */
export type ChangedDay = Readonly<{ day: PlainDate; change: 'off' | 'worked' | 'hours' }>

/** A promise that would be due at another instant: `madeOn` is the day it is made. */
export type MovedPromise = Readonly<{ madeOn: PlainDate; before: Date; after: Date }>

/** When in a day a promise is taken to be made: 10:00, while every office is open. */
const MADE_AT = 10 * 3_600_000

/** The days from `from` to `until`, both included, on which offices are open at other times, in order. */
export function changedDays(
  before: WorkCalendar,
  after: WorkCalendar,
  from: PlainDate,
  until: PlainDate,
): readonly ChangedDay[] {
  return daysFrom(from, until).flatMap((day): readonly ChangedDay[] => {
    const [was, is] = [openings(dayNumber(day), before), openings(dayNumber(day), after)]
    if (was.length > 0 && is.length === 0) return [{ day, change: 'off' }]
    if (was.length === 0 && is.length > 0) return [{ day, change: 'worked' }]
    const same =
      was.length === is.length && was.every((one, n) => one.opens === is[n]?.opens && one.closes === is[n]?.closes)
    return same ? [] : [{ day, change: 'hours' }]
  })
}

/** The promises of one limit, made on each day from `from` to `until`, that would be due elsewhere, in order of the days. */
export function movedPromises(
  limit: Limit,
  from: PlainDate,
  until: PlainDate,
  before: WorkCalendar,
  after: WorkCalendar,
): readonly MovedPromise[] {
  // 7×24 looks at no calendar.
  if (limit.clock === 'continuous') return []
  return daysFrom(from, until).flatMap((madeOn) => {
    const madeAt = new Date(startOfDay(madeOn).getTime() + MADE_AT)
    const [was, is] = [dueAt(limit, madeAt, before), dueAt(limit, madeAt, after)]
    return was.getTime() === is.getTime() ? [] : [{ madeOn, before: was, after: is }]
  })
}

function daysFrom(from: PlainDate, until: PlainDate): readonly PlainDate[] {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(until) - first + 1) }, (_, n) => dayOfNumber(first + n))
}
