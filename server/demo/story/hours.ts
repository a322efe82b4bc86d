import { addWorkMinutes, type Clock, fractionOf } from '../../../domain/deadline/clock.ts'
import { addDays, dayInChina, startOfDay } from '../../../domain/deadline/plain-date.ts'
import { endOfWork, type WorkCalendar } from '../../../domain/deadline/work-calendar.ts'
import type { Chance } from '../chance.ts'

const minute = 60_000

/** When people act: at desks in office hours, on duty at any hour. */
export type Hours = Readonly<{
  /** Some minutes later at any hour. */
  later: (from: Date, low: number, high: number) => Date
  /** Some minutes of office time later; never in the very second a door opens or closes. */
  work: (from: Date, low: number, high: number) => Date
  /** When this share of the time to `due` has passed. */
  share: (from: Date, due: Date, share: number, clock: Clock) => Date
  /** Between eight in the morning and ten at night: when a citizen taps a link. */
  awake: (from: Date, low: number, high: number) => Date
  /** The end of office hours so many days on, as a day. */
  dayAfter: (from: Date, low: number, high: number) => string
}>

export function hoursOf(calendar: WorkCalendar, chance: Chance): Hours {
  const minutes = (low: number, high: number) => low + chance.next() * (high - low)
  const later = (from: Date, low: number, high: number) =>
    new Date(from.getTime() + Math.round(minutes(low, high) * minute))
  return {
    later,
    work: (from, low, high) => addWorkMinutes(from, minutes(low, high), calendar),
    share: (from, due, share, clock) => fractionOf(due, from, share, clock, calendar),
    awake: (from, low, high) => {
      const at = later(from, low, high)
      const sinceMidnight = at.getTime() - startOfDay(dayInChina(at)).getTime()
      if (sinceMidnight >= 8 * 60 * minute && sinceMidnight < 22 * 60 * minute) return at
      const morning = startOfDay(sinceMidnight < 8 * 60 * minute ? dayInChina(at) : addDays(dayInChina(at), 1))
      return later(morning, 8 * 60, 10 * 60)
    },
    dayAfter: (from, low, high) =>
      dayInChina(endOfWork(addDays(dayInChina(from), chance.integer(low, high)), calendar)),
  }
}
