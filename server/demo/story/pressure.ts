import type { Folder, WorkOrder } from '../../../domain/ledger/matter.ts'
import { office } from '../words/office.ts'
import type { Step } from './script.ts'
import { system } from './staff.ts'
import { type Tale, tell, unitName } from './tale.ts'

const basis = '平台督办规则：超期次一工作日发督办单'

/** The reminder a day before a limit ends, to a unit that has not answered yet. */
export function reminder(tale: Tale, order: WorkOrder): Step {
  const at = new Date(Math.max(order.answerBy.getTime() - 24 * 3_600_000, order.sentAt.getTime() + 45 * 60_000))
  const details = { addressee: unitName(tale, order.unitId), text: tell(tale, office.dayLeft) }
  return { at, write: (folder) => (waiting(folder, order) ? { actor: system, action: 'remind', details } : null) }
}

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
 * 督办阶梯 from the end of a limit on: next working day the numbered notice, then a telephone call, after five silent days
 * the letter to the head, then a leader of the city, at last the public list. Whatever comes after the answer falls away.
 */
export function ladder(tale: Tale, order: WorkOrder): readonly Step[] {
  const { hours, staff, chance } = tale
  const unit = unitName(tale, order.unitId)
  const limitOn = (from: Date) => hours.dayAfter(from, 2, 4)
  const supervisor = staff.one('supervisor', chance)
  const notice = hours.work(order.answerBy, 20, 60)
  const call = hours.work(notice, 300, 700)
  const letter = hours.work(notice, 5 * 390, 5 * 390 + 200)
  const raised = hours.work(letter, 3 * 390, 5 * 390)
  const listed = hours.work(raised, 6 * 390, 8 * 390)
  const rungs: readonly Step[] = [
    supervision(notice, 2, `${unit}主要负责人`, basis),
    {
      at: call,
      write: (folder) =>
        waiting(folder, order)
          ? { actor: supervisor, action: 'remind', details: { addressee: unit, text: tell(tale, office.remindText) } }
          : null,
    },
    supervision(letter, 3, `${unit}主要负责人`, '平台督办规则：超期五个工作日无进展发工作提醒函'),
    escalation(raised, 4, '市人民政府分管领导', '平台督办规则：提级'),
    escalation(listed, 5, '市人民政府督查室', '平台督办规则：挂牌督办'),
  ]
  return rungs

  function supervision(at: Date, level: number, addressee: string, why: string): Step {
    const details = { level, addressee, basis: why, limitOn: limitOn(at), text: tell(tale, office.superviseText) }
    const actor = level === 2 ? system : supervisor
    return { at, write: (folder) => (waiting(folder, order) ? { actor, action: 'supervise', details } : null) }
  }

  function escalation(at: Date, level: number, addressee: string, why: string): Step {
    const details = { level, addressee, basis: why, limitOn: limitOn(at), text: tell(tale, office.superviseText) }
    return {
      at,
      write: (folder) =>
        waiting(folder, order) && folder.matter.supervisionLevel < level
          ? { actor: supervisor, action: 'escalate', details }
          : null,
    }
  }
}

function waiting({ matter, orders }: Folder, { id }: WorkOrder): boolean {
  const order = orders.find((one) => one.id === id)
  return matter.status === 'dispatched' && (order?.status === 'sent' || order?.status === 'claimed')
}
