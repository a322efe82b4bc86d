import { dueAt, type Limit } from '../deadline/clock.ts'
import { addDays, dayInChina, isWeekend, type PlainDate } from '../deadline/plain-date.ts'
import type { Stage } from '../deadline/stages.ts'
import { addWorkdays, isWorkday, startOfWork, type WorkCalendar } from '../deadline/work-calendar.ts'
import type { Paused } from './details.ts'
import type { Matter, WorkOrder } from './matter.ts'
import { openStages } from './stages.ts'

/** One sentence of how a due time came about. */
export type ClockStep =
  | Readonly<{ kind: 'sent'; at: Date }>
  /** From when it counts: for working days the first morning that does. */
  | Readonly<{ kind: 'counts'; from: Date; limit: Limit; basis: string }>
  /** 法定节假日: days off that are no ordinary weekend, the weekends that touch them included. */
  | Readonly<{ kind: 'off'; from: PlainDate; to: PlainDate }>
  /** 调休: a Saturday or Sunday that counts as a workday. */
  | Readonly<{ kind: 'makeUp'; day: PlainDate }>
  | Readonly<{ kind: 'paused'; why: Paused['why']; from: Date; to: Date | null; capped: boolean }>
  | Readonly<{ kind: 'extended'; workdays: number }>
  /** 一般期限: when it would have been due by the table, where the limit it runs by is one that a law sets. */
  | Readonly<{ kind: 'ordinary'; at: Date; limit: Limit; basis: string }>
  /** Moved by something else than pauses and an extension: a leader's milestones, the quarter of a watched matter. */
  | Readonly<{ kind: 'due'; at: Date; first: Date }>
  | Readonly<{ kind: 'done'; at: Date; inTime: boolean }>

/**
 * The whole story of one limit of an order, as it can be read out on the telephone: sent Friday 16:50, counted from Monday,
 * five working days, paused two days for a photo, due Thursday 17:30. Null where the order has no such limit.
 *
 * @param calendar the calendar the order's unit works by
 * @param pauseWorkdays how long all its pauses together may be
 */
export function clockStory(
  order: WorkOrder,
  stage: Stage,
  matter: Pick<Matter, 'led'>,
  calendar: WorkCalendar,
  pauseWorkdays: number,
): readonly ClockStep[] | null {
  const own = order.clocks[stage]
  const by = dueOf(order, stage)
  if (!own || !by) return null
  const { limit, basis, ordinary } = own
  const counts = new Date(own.countsFrom)
  const inDays = limit.clock === 'work' && limit.unit === 'day'
  const from = inDays ? startOfWork(dayInChina(counts), calendar) : counts
  const doneAt = doneOf(order, stage, matter)
  const pauses = order.pauses.filter((pause) => new Date(pause.from) < (doneAt ?? by) || pause.to === null)
  return [
    { kind: 'sent', at: order.sentAt },
    { kind: 'counts', from, limit, basis },
    ...(ordinary
      ? [{ kind: 'ordinary' as const, at: new Date(ordinary.first), limit: ordinary.limit, basis: ordinary.basis }]
      : []),
    ...(limit.clock === 'continuous' ? [] : daysThatDiffer(dayInChina(counts), dayInChina(by), calendar)),
    ...pauses.map((pause) => pausedStep(pause, calendar, pauseWorkdays)),
    ...(stage === 'result' && order.extendedWorkdays > 0
      ? [{ kind: 'extended' as const, workdays: order.extendedWorkdays }]
      : []),
    { kind: 'due', at: by, first: new Date(own.first) },
    ...(doneAt ? [{ kind: 'done' as const, at: doneAt, inTime: doneAt <= by }] : []),
  ]
}

function pausedStep({ why, from, to }: Paused, calendar: WorkCalendar, pauseWorkdays: number): ClockStep {
  const begun = new Date(from)
  const ended = to === null ? null : new Date(to)
  const longest = dueAt({ amount: pauseWorkdays, unit: 'day', clock: 'work' }, begun, calendar)
  return {
    kind: 'paused',
    why,
    from: begun,
    to: ended,
    capped: why !== 'suspension' && ended !== null && ended >= longest,
  }
}

/** Runs of days off with a holiday in them, and weekends that are worked. */
function daysThatDiffer(from: PlainDate, to: PlainDate, calendar: WorkCalendar): readonly ClockStep[] {
  const steps: ClockStep[] = []
  for (let day = from; day <= to; ) {
    if (calendar.makeUpDays.has(day)) steps.push({ kind: 'makeUp', day })
    if (isWorkday(day, calendar)) {
      day = addDays(day, 1)
      continue
    }
    const next = addWorkdays(day, 1, calendar)
    const last = addDays(next, -1)
    if (calendar.holidays.size > 0 && hasHoliday(day, last, calendar)) steps.push({ kind: 'off', from: day, to: last })
    day = next
  }
  return steps
}

function hasHoliday(from: PlainDate, to: PlainDate, { holidays }: WorkCalendar): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) if (holidays.has(day) && !isWeekend(day)) return true
  return false
}

function dueOf(order: WorkOrder, stage: Stage): Date | null {
  const all = {
    accept: order.acceptBy,
    contact: order.contactBy,
    feedback: order.feedbackBy,
    plan: order.planBy,
    result: order.answerBy,
    review: null,
  }
  return all[stage]
}

/** When the stage was done; null while it is open, or where the order ended without it. */
function doneOf(order: WorkOrder, stage: Stage, matter: Pick<Matter, 'led'>): Date | null {
  if (openStages(order, matter).some((open) => open.stage === stage)) return null
  const all = {
    accept: order.claimedAt,
    contact: order.contactedAt,
    feedback: order.reportedAt ?? order.answeredAt,
    plan: order.reportedAt ?? order.answeredAt,
    result: order.answeredAt,
    review: null,
  }
  return all[stage]
}
