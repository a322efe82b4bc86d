import type { Catalogue } from '../catalogue/catalogue.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import { dueAt } from '../deadline/clock.ts'
import { type Described, limitFor } from '../deadline/limit-for.ts'
import type { Stage } from '../deadline/stages.ts'
import { statutoryFor } from '../deadline/statutory-for.ts'
import { promisedResult } from '../ledger/promise.ts'

type Known = Pick<Catalogue, 'timeLimits' | 'statutoryLimits' | 'categories' | 'units' | 'unitHours' | 'calendar'>

/** A matter as it is, or is taken to be sent. */
export type Sent = Described &
  Readonly<{
    categoryCode: string | null
    leadUnitId: string | null
    at: Date
    /** The statutory limit that was picked for it. */
    picked?: string | undefined
  }>

/** A limit of a promise that would end at another instant or by another law; null where there would be none. */
export type MovedStage = Readonly<{
  stage: Stage
  before: Date | null
  after: Date | null
  /** The statutory limit that prevails, by its code. */
  lawBefore: string | null
  lawAfter: string | null
}>

type Until = Readonly<{ by: Date; law: string | null }>

/**
 * What a lead unit would be promised otherwise under other time limits and statutory limits; nothing where all is the same.
 * Where a law prevails before and after, another limit of the table moves nothing.
 */
export function movedStages(sent: Sent, before: Known, after: Known): readonly MovedStage[] {
  const [was, is] = [promised(sent, before), promised(sent, after)]
  return (['accept', 'contact', 'feedback', 'plan', 'result'] as const).flatMap((stage) => {
    const [one, other] = [was(stage), is(stage)]
    const same = one?.by.getTime() === other?.by.getTime() && one?.law === other?.law
    const told = { lawBefore: one?.law ?? null, lawAfter: other?.law ?? null }
    return same ? [] : [{ stage, before: one?.by ?? null, after: other?.by ?? null, ...told }]
  })
}

function promised({ at, leadUnitId, picked, ...matter }: Sent, known: Known): (stage: Stage) => Until | null {
  const calendar = calendarOf(known, leadUnitId)
  const statutory = statutoryFor(known, matter, picked)
  return (stage) => {
    if (stage === 'result') {
      const result = promisedResult({ ...matter, statutory }, at, calendar, known.timeLimits)
      return result && { by: result.by, law: result.ordinary ? result.row.code : null }
    }
    const row = limitFor(known.timeLimits, matter, stage)
    return row && { by: dueAt(row.limit, at, calendar), law: null }
  }
}
