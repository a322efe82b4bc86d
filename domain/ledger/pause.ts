import type { Stage } from '../deadline/stages.ts'
import { addWorkMinutes, type Clock, dueAt, type Pause, shiftDue, workMinutesBetween } from '../deadline/clock.ts'
import { dayInChina } from '../deadline/plain-date.ts'
import { type WorkCalendar, workdaysBetween } from '../deadline/work-calendar.ts'
import type { Matter, WorkOrder } from './matter.ts'
import { openStages } from './stages.ts'

type Dues = Readonly<{ dueAt: string; dues: Partial<Record<Stage, string>> }>

/**
 * Of what an order may stand still, the working days that earlier pauses have left; 挂账 is not among them, a supervisor grants it.
 *
 * @param most all pauses of one order together give back at most so many working days (domain.md 4)
 */
export function pauseLeft({ pauses }: Pick<WorkOrder, 'pauses'>, calendar: WorkCalendar, most: number): number {
  const used = pauses
    .filter(({ why, to }) => why !== 'suspension' && to !== null)
    .map(({ from, to }) => workdaysBetween(dayInChina(new Date(from)), dayInChina(new Date(to!)), calendar))
  return Math.max(
    0,
    used.reduce((left, days) => left - days, most),
  )
}

/** When the clocks of a paused order run again at the latest, whatever is still open then; null while they run. */
export function pauseEndsAt(
  order: Pick<WorkOrder, 'pausedAt' | 'pauses' | 'remainingMinutes'>,
  calendar: WorkCalendar,
  most: number,
): Date | null {
  if (!order.pausedAt || order.remainingMinutes !== null) return null
  return afterDays(order.pausedAt, pauseLeft(order, calendar, most), calendar)
}

/**
 * While the clocks of an order stood still, in the order of time: each pause to its end, and no longer than its days allow.
 *
 * @param most as for `pauseLeft`
 */
export function stoodStill(
  { pauses }: Pick<WorkOrder, 'pauses'>,
  calendar: WorkCalendar,
  most: number,
): readonly Pause[] {
  return pauses.flatMap(({ why, from, to }, n) => {
    if (to === null) return []
    const [begun, ended] = [new Date(from), new Date(to)]
    if (why === 'suspension') return [{ from: begun, to: ended }]
    const last = afterDays(begun, pauseLeft({ pauses: pauses.slice(0, n) }, calendar, most), calendar)
    return [{ from: begun, to: last < ended ? last : ended }]
  })
}

function afterDays(begun: Date, days: number, calendar: WorkCalendar): Date {
  return days === 0 ? begun : dueAt({ amount: days, unit: 'day', clock: 'work' }, begun, calendar)
}

/** Every open limit of an order whose pause ends at `at`, with the time that was left given back. */
export function duesAfterPause(
  order: WorkOrder,
  matter: Pick<Matter, 'led'>,
  at: Date,
  calendar: WorkCalendar,
  most: number,
): Dues {
  const cap = pauseLeft(order, calendar, most)
  const after = (stage: Stage, by: Date) => {
    const { clock, countsFrom } = runsOf(order, stage)
    // Before the limit begins to count there is nothing to give back.
    const from = order.pausedAt && order.pausedAt < countsFrom ? countsFrom : order.pausedAt
    if (!from || from >= at || cap === 0) return by
    return shiftDue(by, { from, to: at }, clock, calendar, cap)
  }
  return written(order, matter, after)
}

/** 挂账: the minutes that are left of the promise when it is granted at `at`, as the order's clock counts them. */
export function minutesLeft(order: WorkOrder, at: Date, calendar: WorkCalendar): number {
  const { answerBy, pausedAt, clock, countsFrom } = order
  const stopped = pausedAt ?? at
  const from = stopped < countsFrom ? countsFrom : stopped
  if (from >= answerBy) return 0
  if (clock === 'continuous') return Math.ceil((answerBy.getTime() - from.getTime()) / 60_000)
  return Math.ceil(workMinutesBetween(from, answerBy, calendar))
}

/** Every open limit of an order that is taken up again at `at` after 挂账: what was left then is left now. */
export function duesAfterSuspension(
  order: WorkOrder,
  matter: Pick<Matter, 'led'>,
  at: Date,
  calendar: WorkCalendar,
): Dues {
  const minutes = order.remainingMinutes ?? 0
  // Taken up again before the limit begins to count, nothing of it is used.
  const from = at < order.countsFrom ? order.countsFrom : at
  const again = order.clock === 'continuous' ? plusMinutes(from, minutes) : addWorkMinutes(from, minutes, calendar)
  const result = again < order.answerBy ? order.answerBy : again
  const after = (stage: Stage, by: Date) => {
    if (stage === 'result') return result
    const { clock, countsFrom } = runsOf(order, stage)
    const paused = order.pausedAt && order.pausedAt < countsFrom ? countsFrom : order.pausedAt
    return paused && paused < at ? shiftDue(by, { from: paused, to: at }, clock, calendar, Infinity) : by
  }
  return written(order, matter, after)
}

function written(order: WorkOrder, matter: Pick<Matter, 'led'>, after: (stage: Stage, by: Date) => Date): Dues {
  const moved = openStages(order, matter)
    .filter(({ stage }) => stage !== 'result')
    .map(({ stage, by }) => [stage, after(stage, by).toISOString()])
  return { dueAt: after('result', order.answerBy).toISOString(), dues: Object.fromEntries(moved) }
}

function runsOf({ clocks, clock, countsFrom }: WorkOrder, stage: Stage): Readonly<{ clock: Clock; countsFrom: Date }> {
  const own = clocks[stage]
  return own ? { clock: own.limit.clock, countsFrom: new Date(own.countsFrom) } : { clock, countsFrom }
}

function plusMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000)
}
