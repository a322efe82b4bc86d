import type { TimeLimit } from '../catalogue/rows.ts'
import { dueAt } from '../deadline/clock.ts'
import { type Described, limitFor } from '../deadline/limit-for.ts'
import type { Stage } from '../deadline/stages.ts'
import type { WorkCalendar } from '../deadline/work-calendar.ts'

/** A limit of a promise that would end at another instant; null where there would be none. */
export type MovedStage = Readonly<{ stage: Stage; before: Date | null; after: Date | null }>

/** What a lead unit would be promised otherwise under another table of limits, for a matter sent at `at`; nothing where all is the same. */
export function movedStages(
  described: Described,
  at: Date,
  calendar: WorkCalendar,
  before: readonly TimeLimit[],
  after: readonly TimeLimit[],
): readonly MovedStage[] {
  return (['accept', 'contact', 'feedback', 'plan', 'result'] as const).flatMap((stage) => {
    const [was, is] = [dueOf(before, described, stage, at, calendar), dueOf(after, described, stage, at, calendar)]
    return was?.getTime() === is?.getTime() ? [] : [{ stage, before: was, after: is }]
  })
}

/** As `promise` has it: a matter without a result of its own is promised its review. */
function dueOf(
  rows: readonly TimeLimit[],
  described: Described,
  stage: Stage,
  at: Date,
  calendar: WorkCalendar,
): Date | null {
  const row = limitFor(rows, described, stage) ?? (stage === 'result' ? limitFor(rows, described, 'review') : null)
  return row && dueAt(row.limit, at, calendar)
}
