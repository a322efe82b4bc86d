import type { Catalogue } from '../catalogue/catalogue.ts'
import type { TimeLimit } from '../catalogue/rows.ts'
import type { Stage } from '../deadline/stages.ts'
import { type Described, limitFor } from '../deadline/limit-for.ts'
import { countsFrom, dueAt, fractionOf } from '../deadline/clock.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import type { NewOrder, NewOrders, OrderClocks } from './details.ts'

/** An assisting unit has this share of the lead's time (domain.md 2: 主办最后). */
export const ASSISTING_SHARE = 0.6

type Units = Readonly<{ leadUnitId: string; assistingUnitIds?: readonly string[] | undefined }>

/**
 * The promise made at dispatch, one order a unit: every limit as an instant, with the catalogue rows it came from. The
 * limits are the matter's by kind, urgency and track; an assisting unit answers within 60 % of the lead's time.
 */
export function promise(
  matter: Described,
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
  const result = limits.get('result') ?? limits.get('review')
  if (!result) throw new Error(`no time limit for ${matter.kind} ${matter.urgency} ${matter.track}`)
  const start = countsFrom(result.limit, at)
  const answerBy = dueAt(result.limit, at, calendar)
  const order = (unitId: string, lead: boolean): NewOrder => {
    const own = lead ? calendar : calendarOf(catalogue, unitId)
    const resultBy = lead ? answerBy : fractionOf(answerBy, start, ASSISTING_SHARE, result.limit.clock, calendar)
    const stages: readonly Stage[] = lead ? ['accept', 'contact', 'feedback', 'plan'] : ['accept']
    const clocks = new Map<Stage, OrderClocks[Stage]>(
      stages.flatMap((stage) => {
        const row = limits.get(stage)
        return row ? [[stage, clockOf(row, at, dueAt(row.limit, at, own))] as const] : []
      }),
    )
    clocks.set('result', clockOf(result, at, resultBy))
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
    limitCodes: [...limits.values()].map((limit) => limit.code),
    basis: result.basis,
    round,
  }
}

function clockOf({ code, limit, basis }: TimeLimit, at: Date, due: Date): OrderClocks[Stage] {
  return { limit, countsFrom: countsFrom(limit, at).toISOString(), first: due.toISOString(), code, basis }
}
