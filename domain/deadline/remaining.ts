import { dayInChina, dayNumber, dayNumberInChina } from './plain-date.ts'
import { addWorkdays, openings, type WorkCalendar } from './work-calendar.ts'

const MINUTE = 60_000
const DAY = 24 * 60

/** What is left of a promise, or by how much it is over: whole days and the minutes beyond them. */
export type Remaining = Readonly<{
  over: boolean
  /** Workdays where time runs in office hours, days of 24 hours where it runs 7×24. */
  days: number
  minutes: number
}>

/**
 * How far `dueAt` is from `now`, as somebody at work counts: `1 个工作日 3 小时` are a workday and three hours in which offices
 * are open. Begun minutes count for what is left and not for what is over.
 *
 * @param clock as the promise's time runs; a limit by the calendar ends with office hours and is counted like `work`
 */
export function remaining(
  now: Date,
  dueAt: Date,
  clock: 'continuous' | 'work' | 'calendar',
  calendar: WorkCalendar,
): Remaining {
  const over = now > dueAt
  const [from, to] = over ? [dueAt, now] : [now, dueAt]
  const round = over ? Math.floor : Math.ceil
  if (clock === 'continuous') {
    const minutes = round((to.getTime() - from.getTime()) / MINUTE)
    return { over, days: Math.floor(minutes / DAY), minutes: minutes % DAY }
  }
  return { over, ...openBetween(standOf(from, calendar), standOf(to, calendar), round, calendar) }
}

/** Where an instant stands among open offices: the workday, and how long they have been open on it, in milliseconds. */
type Stand = Readonly<{ day: number; open: number }>

/** On a day off: where the next workday begins. */
function standOf(instant: Date, calendar: WorkCalendar): Stand {
  const day = dayNumberInChina(instant)
  const at = instant.getTime()
  const spans = openings(day, calendar)
  if (spans.length === 0) return { day: dayNumber(addWorkdays(dayInChina(instant), 1, calendar)), open: 0 }
  return {
    day,
    open: spans.reduce((sum, { opens, closes }) => sum + Math.min(Math.max(at - opens, 0), closes - opens), 0),
  }
}

function openBetween(
  from: Stand,
  to: Stand,
  round: (n: number) => number,
  calendar: WorkCalendar,
): Readonly<{ days: number; minutes: number }> {
  let days = 0
  for (let day = from.day + 1; day <= to.day; day += 1) if (openings(day, calendar).length > 0) days += 1
  let open = to.open - from.open
  if (open < 0) {
    days -= 1
    open += lengthOf(from.day, calendar)
  }
  const minutes = round(open / MINUTE)
  return minutes * MINUTE < lengthOf(to.day, calendar) ? { days, minutes } : { days: days + 1, minutes: 0 }
}

/** How long offices are open on a workday, in milliseconds. */
function lengthOf(day: number, calendar: WorkCalendar): number {
  return openings(day, calendar).reduce((sum, { opens, closes }) => sum + closes - opens, 0)
}
