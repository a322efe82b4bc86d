import type { Folder, WorkOrder } from '../../../domain/ledger/matter.ts'
import { office } from '../words/office.ts'
import type { Script, Step } from './script.ts'
import { type Tale, tell, unitName } from './tale.ts'

/** L1: a supervisor telephones. */
export function phoneCall(tale: Tale, order: WorkOrder, at: Date): Step {
  const { staff, chance } = tale
  const addressee = `${unitName(tale, order.unitId)}承办人`
  const details = { level: 1, addressee, basis: '临近时限电话催办', text: tell(tale, office.superviseText) }
  return {
    at,
    write: (folder) =>
      waiting(folder, order) ? { actor: staff.one('supervisor', chance), action: 'supervise', details } : null,
  }
}

/**
 * What people do about a limit that has ended, beside the notice and the letter that the clock writes: the head of the unit
 * replies or stays silent, a supervisor telephones, raises it to a leader of the city, at last to the public list. Whatever
 * comes after the answer falls away.
 */
export function ladder(tale: Tale, order: WorkOrder): readonly Step[] {
  const { hours, staff, chance } = tale
  const unit = unitName(tale, order.unitId)
  const supervisor = staff.one('supervisor', chance)
  const notice = hours.work(order.answerBy, 20, 60)
  const call = hours.work(notice, 300, 700)
  const raised = hours.work(notice, 8 * 390, 11 * 390)
  const listed = hours.work(raised, 6 * 390, 8 * 390)
  const reminder = { addressee: unit, text: tell(tale, office.remindText), orderId: order.id }
  const called: Step = {
    at: call,
    write: (folder) => (waiting(folder, order) ? { actor: supervisor, action: 'remind', details: reminder } : null),
  }
  return [
    ...(chance.happens(0.6) ? [reply(tale, order, hours.work(notice, 60, 500))] : []),
    called,
    escalation(raised, 4, '市人民政府分管领导', '平台督办规则：提级'),
    escalation(listed, 5, '市人民政府督查室', '平台督办规则：挂牌督办'),
  ]

  function escalation(at: Date, level: number, addressee: string, why: string): Step {
    const limitOn = hours.dayAfter(at, 2, 4)
    const text = tell(tale, office.superviseText)
    const details = { level, addressee, basis: why, limitOn, text, orderId: order.id }
    return {
      at,
      write: (folder) =>
        waiting(folder, order) && folder.matter.supervisionLevel < level
          ? { actor: supervisor, action: 'escalate', details }
          : null,
    }
  }
}

/** 督办回复: the head of the unit answers what was sent to it first and is not answered. */
function reply(tale: Tale, order: WorkOrder, at: Date): Step {
  const actor = tale.staff.head(order.unitId)
  const text = tell(tale, office.superviseReply)
  return {
    at,
    write: (folder) => {
      const asked = folder.matter.documents.find(
        ({ repliedAt, liftedAt, orderId }) => !repliedAt && !liftedAt && orderId === order.id,
      )
      if (!asked || !waiting(folder, order)) return null
      return { actor, action: 'replySupervision', details: { document: asked.number, text } }
    },
  }
}

/** 督办销号: once the answer has passed, a supervisor lifts what pressed for it; what was raised to a leader often stays. */
export function* lifted(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance } = tale
  let present = folder
  for (const { number, level, liftedAt } of folder.matter.documents) {
    if (liftedAt || !chance.happens(level < 4 ? 0.92 : 0.4)) continue
    const details = { document: number, why: tell(tale, office.liftWhy) }
    present = yield {
      at: hours.work(present.matter.lastAt, 10, 90),
      write: ({ matter }) =>
        matter.status === 'resolved'
          ? { actor: staff.one('supervisor', chance), action: 'liftSupervision', details }
          : null,
    }
  }
  return present
}

function waiting({ matter, orders }: Folder, { id }: WorkOrder): boolean {
  const order = orders.find((one) => one.id === id)
  return matter.status === 'dispatched' && (order?.status === 'sent' || order?.status === 'claimed')
}
