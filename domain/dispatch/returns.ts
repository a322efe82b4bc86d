import type { WorkOrder } from '../ledger/matter.ts'

/** A unit that sent the matter back, and when it asked to; null where that is not known. */
export type Returned = Readonly<{ unitId: string; at: Date | null }>

/** 退单: the upheld returns of a matter, first to last. */
export function returnsOf(orders: readonly Pick<WorkOrder, 'unitId' | 'status' | 'pauses' | 'spokeAt'>[]): Returned[] {
  return orders
    .filter(({ status }) => status === 'returned')
    .map(({ unitId, pauses, spokeAt }) => {
      const asked = pauses.findLast(({ why }) => why === 'return')
      return { unitId, at: asked ? new Date(asked.from) : spokeAt }
    })
}
