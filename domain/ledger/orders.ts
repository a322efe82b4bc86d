import type { Stage } from '../deadline/stages.ts'
import type { NewOrder, Paused } from './details.ts'
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

/** 收回: what is still out with units at `at` is taken back. */
export function withdrawn(orders: readonly WorkOrder[], at: Date): readonly WorkOrder[] {
  return orders.map((order) =>
    isOut(order) ? { ...order, ...running(order, at), status: 'withdrawn', requests: {} } : order,
  )
}

/** The order's clocks stand still from `at` on; where they stand already, they go on standing. */
export function paused(order: WorkOrder, why: Paused['why'], at: Date): Pick<WorkOrder, 'pausedAt' | 'pauses'> {
  const { pausedAt, pauses } = order
  if (pausedAt) return { pausedAt, pauses }
  return { pausedAt: at, pauses: [...pauses, { why, from: at.toISOString(), to: null }] }
}

/** The order's clocks run again from `at` on. */
export function running({ pauses }: WorkOrder, at: Date): Pick<WorkOrder, 'pausedAt' | 'pauses'> {
  const to = at.toISOString()
  return { pausedAt: null, pauses: pauses.map((pause) => (pause.to === null ? { ...pause, to } : pause)) }
}

/** The order with its limits moved to where a line says. */
export function dueAgain(
  order: WorkOrder,
  { dueAt, dues = {} }: Readonly<{ dueAt?: string | undefined; dues?: Partial<Record<Stage, string>> | undefined }>,
): Pick<WorkOrder, 'acceptBy' | 'contactBy' | 'feedbackBy' | 'planBy' | 'answerBy'> {
  const moved = (text: string | undefined, before: Date | null) => (text === undefined ? before : new Date(text))
  return {
    acceptBy: moved(dues.accept, order.acceptBy),
    contactBy: moved(dues.contact, order.contactBy),
    feedbackBy: moved(dues.feedback, order.feedbackBy),
    planBy: moved(dues.plan, order.planBy),
    answerBy: dueAt === undefined ? order.answerBy : new Date(dueAt),
  }
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
    clocks: promised.clocks ?? {},
    pauses: [],
    reportedAt: null,
    spokeAt: null,
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
