import type { Actor, Role } from '../access/role.ts'
import { roles } from '../access/role.ts'
import { type Action, actions, orderStatuses, statuses } from './actions.ts'
import type { Folder } from './matter.ts'
import { orderOf, presentOrders } from './orders.ts'
import { refuse, type Refusal } from './refusals.ts'

export type Admission = Readonly<{ ok: true; role: Role } | { ok: false; refusal: Refusal }>

/** Whether the procedure has this action for this actor at all: role, status, order, unit, recusal. In which role, if it has. */
export function admit(folder: Folder | null, action: Action, actor: Actor, orderId: string | undefined): Admission {
  const rule = actions[action]
  const theirs = rule.by.filter((allowed) => actor.roles.includes(allowed))
  const role = theirs.find((one) => !teamRefusal(folder, one)) ?? theirs[0]
  if (!role)
    return no('wrong-role', { action: rule.zh, roles: rule.by.map((by) => roles[by].zh).join('、') || roles.system.zh })
  const status = folder?.matter.status
  if (status ? !rule.from.includes(status) : rule.from.length > 0) {
    return no('wrong-status', { action: rule.zh, status: status ? statuses[status].zh : '未受理' })
  }
  if (!folder) return { ok: true, role }
  const { id, standsInFor = id } = actor
  if (folder.matter.recusedIds.some((one) => one === id || one === standsInFor)) return no('recused')
  if (rule.order) {
    const order = orderId === undefined ? undefined : orderOf(folder, orderId)
    if (!order) return no('no-such-order')
    if (!rule.order.includes(order.status)) {
      return no('wrong-order-status', { action: rule.zh, status: orderStatuses[order.status].zh })
    }
    if (ofUnit(role) && order.unitId !== actor.unitId) return no('not-your-unit')
  }
  if (action === 'resume' && ofUnit(role) && folder.matter.leadUnitId !== actor.unitId) return no('not-your-unit')
  if ((action === 'progress' || action === 'replySupervision') && !holds(folder, role, actor))
    return no('not-the-holder')
  if (afterTheAnswer.includes(action)) {
    const shut = teamRefusal(folder, role)
    if (shut) return no(shut)
  }
  if (action === 'followUp' || action === 'clear' || action === 'judge') {
    const own = actor.ofUnits ?? [actor.unitId]
    if (folder.orders.some((order) => own.includes(order.unitId))) return no('own-unit')
  }
  return { ok: true, role }
}

const afterTheAnswer: readonly Action[] = ['followUp', 'clear', 'reopen', 'judge']

/** 举报 goes to a special team once it is answered, and nothing else does (domain.md 9). */
function teamRefusal(folder: Folder | null, role: Role): Refusal['code'] | null {
  const isReport = folder?.matter.kind === 'report'
  if (role === 'followUpAgent' && isReport) return 'special-team-only'
  return role === 'reportAgent' && !isReport ? 'reports-only' : null
}

function ofUnit(role: Role): boolean {
  return role === 'unitHandler' || role === 'unitLeader'
}

/** Who may report progress, and answer for what is pressed: the units that have it, the leader who claimed it, any supervisor. */
function holds({ matter, orders }: Folder, role: Role, actor: Actor): boolean {
  if (ofUnit(role)) return presentOrders(matter, orders).some((order) => order.unitId === actor.unitId)
  return role === 'leader' ? matter.led?.leaderId === actor.id : true
}

function no(code: Refusal['code'], params?: Refusal['params']): Admission {
  return { ok: false, refusal: refuse(code, params) }
}
