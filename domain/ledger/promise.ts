import type { Catalogue } from '../catalogue/catalogue.ts'
import type { StatutoryLimit, TimeLimit } from '../catalogue/rows.ts'
import type { Stage } from '../deadline/stages.ts'
import { type Described, limitFor } from '../deadline/limit-for.ts'
import { countsFrom, dueAt, fractionOf } from '../deadline/clock.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import type { WorkCalendar } from '../deadline/work-calendar.ts'
import type { NewOrder, NewOrders, StageClock } from './details.ts'

/** An assisting unit has this share of the lead's time (domain.md 2: 主办最后). */
export const ASSISTING_SHARE = 0.6

type Units = Readonly<{ leadUnitId: string; assistingUnitIds?: readonly string[] | undefined }>

/** What a matter is, with the statutory limit that fits it or was picked. */
export type Promised = Described & Readonly<{ statutory: StatutoryLimit | null }>

type Row = Pick<TimeLimit, 'code' | 'limit' | 'basis'>
type Until = Readonly<{ row: Row; by: Date }>

/**
 * Until when the result is promised for a matter sent at `at`, and by which row; where a law prevails, the limit of the
 * table stands beside it. A matter without a result of its own is promised its review. Null where nothing can be promised.
 */
export function promisedResult(
  matter: Promised,
  at: Date,
  calendar: WorkCalendar,
  timeLimits: readonly TimeLimit[],
): (Until & Readonly<{ ordinary: Until | null }>) | null {
  const row = limitFor(timeLimits, matter, 'result') ?? limitFor(timeLimits, matter, 'review')
  if (!row) return null
  const ordinary = { row, by: dueAt(row.limit, at, calendar) }
  const { statutory } = matter
  const lawful = statutory && { row: statutory, by: dueAt(statutory.limit, at, calendar) }
  return lawful && lawful.by > ordinary.by ? { ...lawful, ordinary } : { ...ordinary, ordinary: null }
}

/**
 * The promise made at dispatch, one order a unit: every limit as an instant, with the catalogue rows it came from. The
 * limits are the matter's by kind, urgency and track; a statutory limit that ends later prevails over that of the result,
 * which stays beside it in the lead's order (济南条例 24(二), 潍坊条例 20(二)). An assisting unit answers within 60 % of the
 * time of the one that prevails.
 */
export function promise(
  matter: Promised,
  units: Units,
  round: number,
  at: Date,
  catalogue: Catalogue,
  newId: () => string,
): NewOrders {
  const { timeLimits } = catalogue
  // 主办的办公时间: the lead's hours count for what all of them promise together.
  const calendar = calendarOf(catalogue, units.leadUnitId)
  const limits = new Map<Stage, TimeLimit>()
  for (const stage of ['accept', 'contact', 'feedback', 'result', 'plan', 'review'] as const) {
    const limit = limitFor(timeLimits, matter, stage)
    if (limit) limits.set(stage, limit)
  }
  const promised = promisedResult(matter, at, calendar, timeLimits)
  if (!promised) throw new Error(`no time limit for ${matter.kind} ${matter.urgency} ${matter.track}`)
  const { row: result, by: answerBy, ordinary } = promised
  const start = countsFrom(result.limit, at)
  const order = (unitId: string, lead: boolean): NewOrder => {
    const own = lead ? calendar : calendarOf(catalogue, unitId)
    const resultBy = lead ? answerBy : fractionOf(answerBy, start, ASSISTING_SHARE, result.limit.clock, calendar)
    const stages: readonly Stage[] = lead ? ['accept', 'contact', 'feedback', 'plan'] : ['accept']
    const clocks = new Map<Stage, StageClock>(
      stages.flatMap((stage) => {
        const row = limits.get(stage)
        return row ? [[stage, clockOf(row, at, dueAt(row.limit, at, own))] as const] : []
      }),
    )
    clocks.set('result', {
      ...clockOf(result, at, resultBy),
      ...(ordinary && lead && { ordinary: besideOf(ordinary.row, ordinary.by) }),
    })
    return {
      id: newId(),
      unitId,
      lead,
      acceptBy: clocks.get('accept')?.first ?? null,
      contactBy: clocks.get('contact')?.first ?? null,
      feedbackBy: clocks.get('feedback')?.first ?? null,
      planBy: clocks.get('plan')?.first ?? null,
      answerBy: resultBy.toISOString(),
      clock: result.limit.clock,
      countsFrom: start.toISOString(),
      clocks: Object.fromEntries(clocks),
    }
  }
  const assisting = units.assistingUnitIds ?? []
  return {
    orders: [order(units.leadUnitId, true), ...assisting.map((unitId) => order(unitId, false))],
    limitCodes: [...limits.values(), ...(ordinary ? [result] : [])].map((limit) => limit.code),
    basis: result.basis,
    round,
  }
}

function clockOf(row: Row, at: Date, due: Date): StageClock {
  return { ...besideOf(row, due), countsFrom: countsFrom(row.limit, at).toISOString() }
}

function besideOf({ code, limit, basis }: Row, due: Date) {
  return { limit, first: due.toISOString(), code, basis }
}
