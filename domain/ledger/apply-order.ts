import type { Applier } from './apply.ts'
import type { Details, Paused } from './details.ts'
import type { Folder, Requests, WorkOrder } from './matter.ts'
import { dueAgain, orderOf, paused, presentOrders, running, withdrawn, withOrder } from './orders.ts'

/** What each action does to one work order, and through it to the matter. */
export const applyToOrder = {
  claim: (folder, { details, at }) => withOrder(folder, details.orderId, () => ({ status: 'claimed', claimedAt: at })),

  contact: (folder, { details }) =>
    withOrder(folder, details.orderId, (order) => ({
      contactedAt: order.contactedAt ?? new Date(details.contactedAt),
    })),

  requestReturn: (folder, { details, at }) =>
    withOrder(folder, details.orderId, (order) => ({
      requests: { ...order.requests, return: { ...details, askedAt: at.toISOString() } },
      ...paused(order, 'return', at),
    })),

  judgeReturn: (folder, { details, at }) => {
    const order = orderOf(folder, details.orderId)
    if (!order) return folder
    if (!details.upheld) {
      return withOrder(folder, order.id, () => ({
        requests: without(order.requests, 'return'),
        ...goingOn(order, order.requests.information ? 'information' : null, at),
        ...dueAgain(order, details),
      }))
    }
    const returned = withOrder(folder, order.id, () => ({ status: 'returned', requests: {}, ...running(order, at) }))
    const { matter } = folder
    const hop = { hops: matter.hops + 1, returnedBy: [...new Set([...matter.returnedBy, order.unitId])] }
    if (!order.lead) return { ...returned, matter: { ...matter, ...hop } }
    return {
      ...returned,
      orders: withdrawn(returned.orders, at),
      matter: { ...matter, ...hop, status: 'opened', leadUnitId: null },
    }
  },

  requestExtension: (folder, { details, at }) =>
    asking(folder, details.orderId, { extension: { ...details, askedAt: at.toISOString() } }),

  judgeExtension: (folder, { details }) =>
    withOrder(folder, details.orderId, ({ requests, answerBy, extendedWorkdays }) => ({
      requests: without(requests, 'extension'),
      answerBy: details.dueAt ? new Date(details.dueAt) : answerBy,
      extendedWorkdays: details.granted ? (requests.extension?.workdays ?? 0) : extendedWorkdays,
    })),

  requestInformation: (folder, { details, at }) =>
    withOrder(folder, details.orderId, (order) => ({
      requests: { ...order.requests, information: { ...details, askedAt: at.toISOString() } },
      ...paused(order, 'information', at),
    })),

  giveInformation: (folder, { details, at }) =>
    withOrder(folder, details.orderId, (order) => ({
      requests: without(order.requests, 'information'),
      ...goingOn(order, order.requests.return ? 'return' : null, at),
      ...dueAgain(order, details),
    })),

  endPause: (folder, { details, at }) =>
    withOrder(folder, details.orderId, (order) => ({ ...running(order, at), ...dueAgain(order, details) })),

  requestSuspension: (folder, { details, at }) =>
    asking(folder, details.orderId, { suspension: { ...details, askedAt: at.toISOString() } }),

  judgeSuspension: (folder, { details, at }) => {
    const asked = orderOf(folder, details.orderId)?.requests.suspension
    const answered = withOrder(folder, details.orderId, ({ requests }) => ({
      requests: without(requests, 'suspension'),
    }))
    if (!details.granted || !asked) return answered
    const waiting = presentOrders(answered.matter, answered.orders).filter((order) => order.status !== 'answered')
    const remaining = new Map(details.remaining?.map(({ orderId, minutes }) => [orderId, minutes]))
    const orders = answered.orders.map((order) =>
      waiting.includes(order)
        ? {
            ...order,
            ...paused({ ...order, ...running(order, at) }, 'suspension', at),
            remainingMinutes: remaining.get(order.id) ?? 0,
          }
        : order,
    )
    const { leaderId, plan, nextReviewOn } = asked
    return {
      ...answered,
      orders,
      matter: { ...answered.matter, status: 'suspended', suspension: { leaderId, plan, nextReviewOn } },
    }
  },

  answer: (folder, { details, at }) => {
    const answered = withOrder(folder, details.orderId, (order) => ({
      status: 'answered',
      claimedAt: order.claimedAt ?? at,
      answeredAt: at,
      requests: {},
      ...running(order, at),
      record: details.record,
      solved: details.solved,
      whyNot: details.whyNot ?? null,
    }))
    if (!orderOf(folder, details.orderId)?.lead) return answered
    const { reply = null, ending = null } = details
    return { ...answered, matter: { ...answered.matter, status: 'answered', reply, ending } }
  },
} satisfies Partial<{ [A in keyof Details]: Applier<A> }>

function asking(folder: Folder, orderId: string, request: Requests): Folder {
  return withOrder(folder, orderId, ({ requests }) => ({ requests: { ...requests, ...request } }))
}

/** One reason to stand still is over; another may keep the clocks standing. */
function goingOn(order: WorkOrder, why: Paused['why'] | null, at: Date): Pick<WorkOrder, 'pausedAt' | 'pauses'> {
  const over = running(order, at)
  return why && order.pausedAt ? paused({ ...order, ...over }, why, at) : over
}

function without(requests: Requests, answered: keyof Requests): Requests {
  const { [answered]: _, ...rest } = requests
  return rest
}
