import { type OfficeHours, spansOfDay } from './office-hours.ts'
import {
  dayInChina,
  dayNumber,
  dayNumberInChina,
  dayOfNumber,
  isWeekendNumber,
  type PlainDate,
  parsePlainDate,
  startOfDayNumber,
} from './plain-date.ts'

/** What the State Council's yearly notice and the place itself change about the ordinary week, and when offices are open. */
export type WorkCalendar = Readonly<{
  holidays: ReadonlySet<PlainDate> // 法定节假日 and local days off
  makeUpDays: ReadonlySet<PlainDate> // 调休上班
  hours: OfficeHours
}>

/** 红黄绿灯 */
export type Light = 'red' | 'yellow' | 'green'

/** 法定节假日, 调休上班, 地方放假: how a day differs from the ordinary week. */
export const dayKinds = {
  holiday: { zh: '法定节假日', en: 'holiday' },
  makeUpDay: { zh: '调休上班', en: 'make-up day' },
  localDay: { zh: '地方放假', en: 'local day off' },
} as const
export type DayKind = keyof typeof dayKinds

/** A calendar from the days that differ from the ordinary week. */
export function workCalendar(
  days: Iterable<Readonly<{ day: PlainDate; kind: DayKind }>>,
  hours: OfficeHours,
): WorkCalendar {
  const all = [...days]
  const of = (worked: boolean) =>
    new Set(all.filter(({ kind }) => (kind === 'makeUpDay') === worked).map(({ day }) => day))
  return { holidays: of(false), makeUpDays: of(true), hours }
}

/** Whether offices work that day. Past the last day the calendar knows, it is a matter of weekends alone. */
export function isWorkday(day: PlainDate, calendar: WorkCalendar): boolean {
  return isWorkdayNumber(dayNumber(day), calendar)
}

/** The day `count` workdays after `day`, which itself is not counted (次日起算, 民法典第 201 条). `count` is whole, 0 to 100,000. */
export function addWorkdays(day: PlainDate, count: number, calendar: WorkCalendar): PlainDate {
  if (!Number.isInteger(count) || count < 0 || count > 100_000)
    throw new RangeError(`not a number of workdays: ${count}`)
  let due = dayNumber(day)
  for (let left = count; left > 0; ) {
    due += 1
    if (isWorkdayNumber(due, calendar)) left -= 1
  }
  return dayOfNumber(due)
}

/** How many workdays lie after `from`, up to and with `to`; negative if `to` is before `from`. */
export function workdaysBetween(from: PlainDate, to: PlainDate, calendar: WorkCalendar): number {
  if (to < from) return 0 - workdaysBetween(to, from, calendar)
  let count = 0
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day += 1) {
    if (isWorkdayNumber(day, calendar)) count += 1
  }
  return count
}

/** The instant office hours end on that day or, if it is a day off, on the next workday (民法典第 203 条). */
export function endOfWork(day: PlainDate, calendar: WorkCalendar): Date {
  const workday = isWorkday(day, calendar) ? day : addWorkdays(day, 1, calendar)
  const last = openings(dayNumber(workday), calendar).at(-1)
  if (!last) throw new RangeError(`no office hours on ${workday}: look at the season of that day`)
  return new Date(last.closes)
}

/** The instant offices open on that day or, if it is a day off, on the next workday. */
export function startOfWork(day: PlainDate, calendar: WorkCalendar): Date {
  const workday = isWorkday(day, calendar) ? day : addWorkdays(day, 1, calendar)
  const first = openings(dayNumber(workday), calendar)[0]
  if (!first) throw new RangeError(`no office hours on ${workday}: look at the season of that day`)
  return new Date(first.opens)
}

/** The instant itself while offices are open, otherwise when they last closed before it. */
export function workOr(instant: Date, calendar: WorkCalendar): Date {
  const at = instant.getTime()
  const today = dayNumberInChina(instant)
  for (let day = today; day > today - 400; day -= 1) {
    for (const { opens, closes } of openings(day, calendar).toReversed()) {
      if (opens <= at) return at <= closes ? instant : new Date(closes)
    }
  }
  throw new RangeError(`offices were never open in the year before ${instant.toISOString()}`)
}

/** Red once the due instant has passed, yellow from the last workday on, green before. */
export function light(dueAt: Date, now: Date, calendar: WorkCalendar): Light {
  return lightsAt(now, calendar)(dueAt)
}

/** `light` for many due instants at one moment. */
export function lightsAt(now: Date, calendar: WorkCalendar): (dueAt: Date) => Light {
  const edge = yellowUntil(now, calendar)
  return (dueAt) => (now > dueAt ? 'red' : dueAt <= edge ? 'yellow' : 'green')
}

/**
 * The latest due instant that is yellow at `now`: the end of the day before the next workday. What is due before
 * `now` is red, from `now` to this instant yellow, after it green, so a list filters by a range of due instants.
 */
export function yellowUntil(now: Date, calendar: WorkCalendar): Date {
  const nextWorkday = addWorkdays(dayInChina(now), 1, calendar)
  return new Date(startOfDayNumber(dayNumber(nextWorkday)) - 1)
}

/**
 * The last day of the latest year whose notice the calendar holds, null if it holds none. Later days off are not
 * known yet. Every notice has 1 October off, which tells it from local rows entered ahead of it.
 */
export function coveredUntil(calendar: WorkCalendar): PlainDate | null {
  const years = [...calendar.holidays].filter((day) => day.endsWith('-10-01')).map((day) => day.slice(0, 4))
  const latest = years.toSorted().at(-1)
  return latest === undefined ? null : parsePlainDate(`${latest}-12-31`)
}

/** A stretch of open offices, in milliseconds since 1970; `closes` itself is no longer open. */
export type Opening = Readonly<{ opens: number; closes: number }>

/** When offices are open on the numbered day, in order; empty on a day off. */
export function openings(day: number, calendar: WorkCalendar): readonly Opening[] {
  if (!isWorkdayNumber(day, calendar)) return []
  const midnight = startOfDayNumber(day)
  return spansOfDay(day, calendar.hours).map(({ from, to }) => ({
    opens: midnight + from * 60_000,
    closes: midnight + to * 60_000,
  }))
}

function isWorkdayNumber(day: number, calendar: WorkCalendar): boolean {
  const { holidays, makeUpDays } = numbered(calendar)
  if (makeUpDays.has(day)) return true
  if (holidays.has(day)) return false
  return !isWeekendNumber(day)
}

/** The calendar's days as numbers, once per calendar: walking over days reads no text. */
function numbered(calendar: WorkCalendar): Numbered {
  const known = numberedOf.get(calendar)
  if (known) return known
  const made = { holidays: numbers(calendar.holidays), makeUpDays: numbers(calendar.makeUpDays) }
  numberedOf.set(calendar, made)
  return made
}

function numbers(days: ReadonlySet<PlainDate>): ReadonlySet<number> {
  return new Set([...days].map(dayNumber))
}

type Numbered = Readonly<{ holidays: ReadonlySet<number>; makeUpDays: ReadonlySet<number> }>
const numberedOf = new WeakMap<WorkCalendar, Numbered>()
