import { goes, goesOn, moved, type NaiveOrder, sent, stop } from './naive-order.ts'
import type { Line, Moved, Raw } from './raw.ts'

type Document = { number: string; level: number; orderId: string | null; at: number; lifted: boolean }

/** A matter by its lines, told in the simplest way. */
export type Naive = {
  status: string
  round: number
  redos: number
  returns: number
  orders: NaiveOrder[]
  documents: Document[]
  led: { review: string; milestones: { on: string; done: boolean }[] } | null
  suspendedUntil: string | null
  mergedFrom: string
  suspensionAsked: string | null
  lastAt: number
}

/** What the clock has to write: its key in the line's cause, or for the end of a pause the order alone; and when. */
export type Wanted = Readonly<{ key: string; rule: string | null; at: number }>

export function begun(): Naive {
  return {
    status: 'submitted',
    round: 1,
    redos: 0,
    returns: 0,
    orders: [],
    documents: [],
    led: null,
    suspendedUntil: null,
    mergedFrom: 'submitted',
    suspensionAsked: null,
    lastAt: 0,
  }
}

export function presentOf({ orders, round }: Naive): NaiveOrder[] {
  return orders.filter((one) => one.round === round && one.state !== 'returned' && one.state !== 'withdrawn')
}

/** The matter after one more line. */
export function follow(matter: Naive, line: Line): void {
  const { action, details, at } = line
  matter.lastAt = at
  const order = matter.orders.find(({ id }) => id === details.orderId)
  const next = after[action]
  next?.(matter, line, order!)
  if (line.unitId !== null && (line.role === 'unitHandler' || line.role === 'unitLeader'))
    for (const one of matter.orders)
      if (one.unitId === line.unitId && ['sent', 'claimed', 'answered'].includes(one.state)) one.spoke = at
}

type Follow = (matter: Naive, line: Line, order: NaiveOrder) => void

const dispatched: Follow = (matter, { details, at }) => {
  matter.status = 'dispatched'
  matter.round = details.round
  for (const one of details.orders ?? []) matter.orders.push(sent(one, details.round, at))
}
const redone: Follow = (matter, line, order) => {
  matter.redos += 1
  dispatched(matter, line, order)
}
const becomes =
  (status: string): Follow =>
  (matter) => {
    matter.status = status
  }
const pressed: Follow = (matter, { details, at }) => {
  const { document: number, level } = details
  const { orderId = null } = details as Partial<Raw>
  matter.documents.push({ number, level, orderId, at, lifted: false })
}
const takenBack = (matter: Naive, at: number) => {
  for (const one of matter.orders)
    if (['sent', 'claimed', 'answered'].includes(one.state)) {
      goes(one, at)
      one.asked = {}
      one.state = 'withdrawn'
    }
}

const after: Readonly<Record<string, Follow>> = {
  open: becomes('opened'),
  settle: becomes('resolved'),
  decline: becomes('declined'),
  transfer: becomes('transferred'),
  merge: (matter, { at }) => {
    matter.mergedFrom = matter.status === 'submitted' ? 'submitted' : 'opened'
    takenBack(matter, at)
    matter.status = 'merged'
  },
  unmerge: (matter) => {
    matter.status = matter.mergedFrom
  },
  dispatch: dispatched,
  designate: dispatched,
  reopen: redone,
  judge: (matter, line, order) => {
    if (line.details.ending === 'redo') redone(matter, line, order)
    else matter.status = 'cleared'
  },
  clear: becomes('cleared'),
  terminate: (matter, { at }) => {
    takenBack(matter, at)
    matter.status = 'terminated'
    matter.suspendedUntil = null
  },
  claim: (_, __, order) => {
    order.state = 'claimed'
    order.everClaimed = true
  },
  contact: (_, __, order) => {
    order.contacted = true
  },
  requestReturn: (_, { at }, order) => stop(order, 'return', at),
  requestInformation: (_, { at }, order) => stop(order, 'information', at),
  requestExtension: (_, { at, details }, order) => {
    order.asked.extension = at
    order.askedDays = details.workdays
  },
  requestSuspension: (matter, { at, details }, order) => {
    order.asked.suspension = at
    matter.suspensionAsked = details.nextReviewOn
  },
  judgeReturn: (matter, { at, details }, order) => {
    if (!details.upheld) return goesOn(order, 'return', 'information', at, details)
    matter.returns += 1
    goes(order, at)
    order.asked = {}
    order.state = 'returned'
    if (!order.lead) return
    takenBack(matter, at)
    matter.status = 'opened'
  },
  judgeExtension: (_, { details }, order) => {
    delete order.asked.extension
    moved(order, details)
  },
  giveInformation: (_, { at, details }, order) => goesOn(order, 'information', 'return', at, details),
  endPause: (_, { at, details }, order) => {
    goes(order, at)
    moved(order, details)
  },
  judgeSuspension: (matter, { at, details }, order) => {
    delete order.asked.suspension
    if (!details.granted) return
    for (const one of presentOf(matter)) {
      if (one.state === 'answered') continue
      goes(one, at)
      one.stands = { why: 'suspension', from: at }
    }
    matter.status = 'suspended'
    matter.suspendedUntil = matter.suspensionAsked
  },
  resume: (matter, { at, details }) => {
    for (const one of matter.orders) {
      const told = details.orders?.find(({ orderId }) => orderId === one.id)
      if (!told) continue
      goes(one, at)
      moved(one, told)
    }
    matter.status = 'dispatched'
    matter.suspendedUntil = null
  },
  answer: (matter, { at }, order) => {
    goes(order, at)
    order.asked = {}
    order.state = 'answered'
    order.everClaimed = true
    if (order.lead) matter.status = 'answered'
  },
  audit: (matter, { details }) => {
    for (const one of presentOf(matter)) {
      if (details.passed) one.state = 'accepted'
      else if (one.lead || details.orderIds?.includes(one.id)) one.state = 'claimed'
    }
    matter.status = details.passed ? 'resolved' : 'dispatched'
  },
  supervise: pressed,
  escalate: pressed,
  liftSupervision: (matter, { details }) => {
    for (const one of matter.documents) if (one.number === details.document) one.lifted = true
  },
  claimByLeader: (matter, { details }) => {
    const milestones = details.milestones.map(({ on }) => ({ on, done: false }))
    matter.led = { review: details.nextReviewOn, milestones }
    leadMoved(matter, details)
  },
  progress: (matter, { details, unitId }) => {
    leadMoved(matter, details)
    for (const one of matter.orders)
      if (one.unitId === unitId && ['sent', 'claimed', 'answered'].includes(one.state)) one.reported = true
    if (!matter.led) return
    const milestone = matter.led.milestones[details.milestone ?? -1]
    if (milestone) milestone.done = true
    matter.led.review = details.nextReviewOn ?? matter.led.review
  },
}

function leadMoved(matter: Naive, told: Moved): void {
  const lead = presentOf(matter).find((one) => one.lead)
  if (told.dueAt && lead) lead.by.result = Date.parse(told.dueAt)
}
