import type { OrderStatus, Status } from '../ledger/actions.ts'

/** How far a matter has come for one who looks at it. `inHand` of a unit begins when it has claimed its order. */
export type Stage = 'intake' | 'sent' | 'inHand' | 'followUp' | 'atRest'

const byStatus: Readonly<Record<Status, Stage>> = {
  submitted: 'intake',
  opened: 'intake',
  dispatched: 'inHand',
  suspended: 'inHand',
  answered: 'inHand',
  resolved: 'followUp',
  cleared: 'atRest',
  declined: 'atRest',
  transferred: 'atRest',
  merged: 'atRest',
  terminated: 'atRest',
}

export function stageOf(status: Status): Stage {
  return byStatus[status]
}

/**
 * The stage of a unit by its own order.
 *
 * @param present the order is of the matter's present round
 */
export function stageOfOrder(status: Status, order: OrderStatus, present: boolean): Stage {
  const stage = byStatus[status]
  if (!present) return 'atRest'
  return stage === 'inHand' && order === 'sent' ? 'sent' : stage
}
