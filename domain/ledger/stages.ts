import type { Stage } from '../deadline/stages.ts'
import type { Matter, WorkOrder } from './matter.ts'

/** A limit of an order that still runs: its stage, and by when. */
export type OpenStage = Readonly<{ stage: Stage; by: Date }>

/**
 * The limits an order still has to keep, in the order of the work: 签收、首次联系、首次反馈、方案、办结. A stage ends with its act:
 * claiming, contacting, the first progress, the plan of a leader or a report, the answer. What was not done by then is
 * open still, past its limit. An order that is answered, returned or withdrawn has none.
 */
export function openStages(order: WorkOrder, matter: Pick<Matter, 'led'>): readonly OpenStage[] {
  if (order.status !== 'sent' && order.status !== 'claimed') return []
  const reported = order.reportedAt !== null
  const all: readonly (readonly [Stage, Date | null, boolean])[] = [
    ['accept', order.acceptBy, order.claimedAt !== null],
    ['contact', order.contactBy, order.contactedAt !== null],
    ['feedback', order.feedbackBy, reported],
    ['plan', order.planBy, reported || matter.led !== null],
    ['result', order.answerBy, false],
  ]
  return all.flatMap(([stage, by, done]) => (by === null || done ? [] : [{ stage, by }]))
}
