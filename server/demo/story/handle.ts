import type { Solved } from '../../../domain/ledger/details.ts'
import type { Folder, WorkOrder } from '../../../domain/ledger/matter.ts'
import { leadOrder, presentOrders } from '../../../domain/ledger/orders.ts'
import { office } from '../words/office.ts'
import { reported } from './report.ts'
import { answerOf, outcomeOf } from './answers.ts'
import { ledByLeader, watched } from './lead.ts'
import { ladder, phoneCall } from './pressure.ts'
import { extension, question, suspension } from './requests.ts'
import { returned } from './returns.ts'
import { inTurn, type Script, type Step } from './script.ts'
import { pressing, type Tale, tell, unitName } from './tale.ts'

/** 办理: from the orders sent to the answer of the lead, with whatever comes between; or no answer at all. */
export function* handled(tale: Tale, folder: Folder, again = false): Script {
  const { plot } = again ? { plot: null } : tale
  const { matter } = folder
  if (matter.status !== 'dispatched') return folder
  const recordedAfter = matter.track === 'immediate' && tale.chance.happens(0.3)
  let present = folder
  if (plot === 'returnDenied' || plot === 'returnAsked') present = yield* returned(tale, present, false)
  if (!recordedAfter) present = yield* claimed(tale, present)
  if (plot === 'asked' || plot === 'askedOpen') present = yield* question(tale, present, plot === 'asked')
  if (plot === 'extended' || plot === 'extensionRefused') present = yield* extension(tale, present, plot === 'extended')
  if (plot === 'suspended') return yield* suspension(tale, present, 'stays')
  if (plot === 'resumed') present = yield* suspension(tale, present, 'resumed')
  if (plot === 'suspensionRefused') present = yield* suspension(tale, present, 'refused')
  if (plot === 'led') present = yield* ledByLeader(tale, present)
  if (present.matter.track === 'watched') present = yield* watched(tale, present)
  if (plot === 'askedOpen') return present
  if (plot === 'terminated') return yield* terminated(tale, present)
  return yield* answered(tale, present, again)
}

/** 领账 by every unit, 首次联系 by the lead. */
function* claimed(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance, submission } = tale
  const quick = pressing(tale) || folder.matter.track === 'immediate'
  const relay = submission.secrecy !== 'open' || !submission.submitter
  const steps = presentOrders(folder.matter, folder.orders).flatMap((order): readonly Step[] => {
    const handler = staff.handler(order.unitId, chance)
    const lazy = chance.happens(0.08)
    const at = quick ? hours.later(order.sentAt, 2, lazy ? 70 : 22) : hours.work(order.sentAt, 12, lazy ? 700 : 330)
    const claim: Step = {
      at,
      write: (now) => (isSent(now, order) ? { actor: handler, action: 'claim', details: { orderId: order.id } } : null),
    }
    if (!order.lead) return [claim]
    const contactedAt = quick ? hours.later(at, 5, 50) : hours.work(at, 10, 260)
    const way = relay ? 'relay' : chance.weighted<'phone' | 'door' | 'message'>({ phone: 7, door: 2, message: 1 })
    const note = tell(tale, office.contactNote[way])
    const details = { orderId: order.id, way, contactedAt: contactedAt.toISOString(), note } as const
    return [
      claim,
      { at: hours.later(contactedAt, 1, 15), write: () => ({ actor: handler, action: 'contact', details }) },
    ]
  })
  return yield* inTurn(folder, steps)
}

/** 答复: the assisting units first, the lead last; in time, late with all that brings, or never. */
function* answered(tale: Tale, folder: Folder, again: boolean): Script {
  const { hours, chance, staff } = tale
  const lead = leadOrder(folder.matter, folder.orders)
  if (!lead) return folder
  const late = !again && tale.plot === 'late'
  const never = !again && tale.plot === 'overdue'
  const from = folder.matter.lastAt
  const share =
    folder.matter.track === 'watched'
      ? 0.25 + 0.7 * chance.next()
      : chance.happens(0.12)
        ? 0.9 + 0.09 * chance.next()
        : 0.15 + 0.7 * chance.next()
  const inTime = lead.answerBy > from ? hours.share(from, lead.answerBy, share, lead.clock) : hours.work(from, 30, 400)
  const overtime =
    lead.clock === 'continuous' ? hours.later(lead.answerBy, 60, 2400) : hours.work(lead.answerBy, 60, 6 * 390)
  const steps: Step[] = []
  const others = presentOrders(folder.matter, folder.orders).filter(
    (order) => !order.lead && order.status !== 'answered',
  )
  for (const order of others)
    steps.push(
      answering(
        tale,
        order,
        'solved',
        hours.share(from, order.answerBy > from ? order.answerBy : inTime, 0.2 + 0.6 * chance.next(), order.clock),
      ),
    )
  const last = steps.map((step) => step.at).toSorted((a, b) => b.getTime() - a.getTime())[0]
  const at = never ? null : hours.later(later(late ? overtime : inTime, last ?? from), 1, 25)
  if (!pressing(tale) && chance.happens(0.22)) {
    const text = tell(tale, office.progress)
    const handler = staff.handler(lead.unitId, chance)
    steps.push({
      at: hours.share(from, at ?? lead.answerBy, 0.5, lead.clock),
      write: (present) => ({ actor: handler, action: 'progress', details: reported(present, text) }),
    })
  }
  if (late || never) steps.push(...ladder(tale, lead))
  else if (chance.happens(0.05)) steps.push(phoneCall(tale, lead, hours.share(from, inTime, 0.8, lead.clock)))
  if (at) steps.push(answering(tale, lead, outcomeOf(tale, again), at))
  return yield* inTurn(
    folder,
    steps.filter((step) => step.at > from && (!at || step.at <= at)),
  )
}

/** One unit's answer; nothing if the order is no longer out. */
export function answering(tale: Tale, order: WorkOrder, solved: Solved, at: Date): Step {
  const handler = tale.chance.happens(0.85)
    ? tale.staff.handler(order.unitId, tale.chance)
    : tale.staff.head(order.unitId)
  return {
    at,
    write: (folder) => {
      const present = presentOrders(folder.matter, folder.orders).find(({ id }) => id === order.id)
      const out = present?.status === 'sent' ? folder.matter.track === 'immediate' : present?.status === 'claimed'
      if (!present || !out || folder.matter.status !== 'dispatched') return null
      return { actor: handler, action: 'answer', details: answerOf(tale, folder, present, solved, at) }
    },
  }
}

/** 终结 on the written request of the unit. */
function* terminated(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance, catalogue } = tale
  const lead = leadOrder(folder.matter, folder.orders)
  if (!lead) return folder
  const reasons = [...catalogue.reasons.values()].filter(({ list }) => list === 'terminate')
  const fitting = reasons.filter(({ code }) => tale.theme.personal || !/legal|unreasonable/.test(code))
  const { code } = chance.pick(fitting.length > 0 ? fitting : reasons)
  const why =
    (office.terminateWhy as Readonly<Record<string, readonly string[]>>)[code] ??
    office.terminateWhy['terminate-impossible']
  const at = hours.share(folder.matter.lastAt, lead.answerBy, 0.4 + 0.5 * chance.next(), lead.clock)
  const document = tell(tale, office.document, { unit: unitName(tale, lead.unitId), year: String(at.getUTCFullYear()) })
  const details = { reasonCode: code, requestedByUnitId: lead.unitId, document, why: tell(tale, why) }
  return yield { at, write: () => ({ actor: staff.one('supervisor', chance), action: 'terminate', details }) }
}

function isSent({ orders }: Folder, { id }: WorkOrder): boolean {
  return orders.find((order) => order.id === id)?.status === 'sent'
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b
}
