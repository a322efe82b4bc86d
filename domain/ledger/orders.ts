import type { NewOrder } from './details.ts'
import type { Folder, Matter, WorkOrder } from './matter.ts'

/** The orders that count now: of this round, neither returned nor withdrawn. */
export function presentOrders(matter: Matter, orders: readonly WorkOrder[]): readonly WorkOrder[] {
  return orders.filter(
    (order) => order.round === matter.round && order.status !== 'returned' && order.status !== 'withdrawn',
  )
}

/** 主办工单 of this round, if a unit has the matter. */
export function leadOrder(matter: Matter, orders: readonly WorkOrder[]): WorkOrder | undefined {
  return presentOrders(matter, orders).find((order) => order.lead)
}

export function orderOf(folder: Folder, orderId: string): WorkOrder | undefined {
  return folder.orders.find((order) => order.id === orderId)
}

/** The folder with one order changed. */
export function withOrder(folder: Folder, orderId: string, change: (order: WorkOrder) => Partial<WorkOrder>): Folder {
  const orders = folder.orders.map((order) => (order.id === orderId ? { ...order, ...change(order) } : order))
  return { ...folder, orders }
}

/** 收回: what is still out with units is taken back. */
export function withdrawn(orders: readonly WorkOrder[]): readonly WorkOrder[] {
  return orders.map((order) => (isOut(order) ? { ...order, status: 'withdrawn', pausedAt: null, requests: {} } : order))
}

/** Out with a unit: not at rest. */
export function isOut(order: WorkOrder): boolean {
  return order.status === 'sent' || order.status === 'claimed' || order.status === 'answered'
}

/** The order a unit receives, with the promise that was made for it. */
export function sentOrder(promised: NewOrder, round: number, sentAt: Date): WorkOrder {
  const { id, unitId, lead } = promised
  return {
    id,
    unitId,
    lead,
    status: 'sent',
    round,
    sentAt,
    acceptBy: instantOf(promised.acceptBy),
    contactBy: instantOf(promised.contactBy),
    feedbackBy: instantOf(promised.feedbackBy),
    planBy: instantOf(promised.planBy),
    answerBy: new Date(promised.answerBy),
    clock: promised.clock,
    countsFrom: new Date(promised.countsFrom),
    claimedAt: null,
    contactedAt: null,
    answeredAt: null,
    extendedWorkdays: 0,
    requests: {},
    pausedAt: null,
    remainingMinutes: null,
    record: null,
    solved: null,
    whyNot: null,
  }
}

function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
