import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Stage, TimeLimit } from '../catalogue/rows.ts'
import { type Described, limitFor } from '../deadline/limit-for.ts'
import { countsFrom, dueAt, fractionOf } from '../deadline/clock.ts'
import type { NewOrder, NewOrders } from './details.ts'

/** An assisting unit has this share of the lead's time (domain.md 2: 主办最后). */
const ASSISTING_SHARE = 0.6

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
  const { timeLimits, calendar } = catalogue
  const limits = new Map<Stage, TimeLimit>()
  for (const stage of ['accept', 'contact', 'feedback', 'result', 'plan', 'review'] as const) {
    const limit = limitFor(timeLimits, matter, stage)
    if (limit) limits.set(stage, limit)
  }
  const by = (stage: Stage) => {
    const limit = limits.get(stage)
    return limit ? dueAt(limit.limit, at, calendar) : null
  }
  const result = limits.get('result') ?? limits.get('review')
  if (!result) throw new Error(`no time limit for ${matter.kind} ${matter.urgency} ${matter.track}`)
  const start = countsFrom(result.limit, at)
  const answerBy = dueAt(result.limit, at, calendar)
  const order = (unitId: string, lead: boolean): NewOrder => ({
    id: newId(),
    unitId,
    lead,
    acceptBy: json(by('accept')),
    contactBy: lead ? json(by('contact')) : null,
    feedbackBy: lead ? json(by('feedback')) : null,
    planBy: lead ? json(by('plan')) : null,
    answerBy: (lead
      ? answerBy
      : fractionOf(answerBy, start, ASSISTING_SHARE, result.limit.clock, calendar)
    ).toISOString(),
    clock: result.limit.clock,
    countsFrom: start.toISOString(),
  })
  const assisting = units.assistingUnitIds ?? []
  return {
    orders: [order(units.leadUnitId, true), ...assisting.map((unitId) => order(unitId, false))],
    limitCodes: [...limits.values()].map((limit) => limit.code),
    basis: result.basis,
    round,
  }
}

function json(instant: Date | null): string | null {
  return instant?.toISOString() ?? null
}
