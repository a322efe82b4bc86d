import type { Actor, Role } from '../access/role.ts'
import { roles } from '../access/role.ts'
import { type Action, actions, orderStatuses, statuses } from './actions.ts'
import { checks } from './checks.ts'
import { facts } from './facts.ts'
import type { Command, Folder, LedgerEntry, Moment } from './matter.ts'
import { orderOf, presentOrders } from './orders.ts'
import { refuse, type Refusal } from './refusals.ts'

export type Decision = Readonly<{ ok: true; entry: LedgerEntry } | { ok: false; refusal: Refusal }>
type Admission = Readonly<{ ok: true; role: Role } | { ok: false; refusal: Refusal }>

/**
 * The one place that decides whether the ledger gets a new line. Pure: the same folder, command and moment give the
 * same decision.
 *
 * @param folder the matter as it stands; null for `register`
 * @param moment who, when, and the catalogues of that day; for `merge` and `unmerge` also the other matter
 */
export function decide(folder: Folder | null, command: Command, moment: Moment): Decision {
  const { id, matterId, action, details } = command
  const orderId = 'orderId' in details ? details.orderId : undefined
  const admission = admit(folder, action, moment.actor, orderId)
  if (!admission.ok) return admission
  const { role } = admission
  if (folder && moment.at < folder.matter.lastAt) return { ok: false, refusal: refuse('clock-moved-back') }
  const refusal = checks(folder, command, { ...moment, role })
  if (refusal) return { ok: false, refusal }
  const { actor, at } = moment
  const entry = {
    id,
    matterId,
    seq: (folder?.matter.seq ?? 0) + 1,
    action,
    details: { ...details, ...facts(folder, command, moment) },
    writer: { id: actor.id, role, unitId: actor.unitId },
    at,
  } as LedgerEntry
  return { ok: true, entry }
}

/** Why this actor cannot take this action now; null if they can. Also tells the web which buttons to grey out. */
export function whyNot(folder: Folder | null, action: Action, actor: Actor, orderId?: string): Refusal | null {
  const admission = admit(folder, action, actor, orderId)
  return admission.ok ? null : admission.refusal
}

function admit(folder: Folder | null, action: Action, actor: Actor, orderId: string | undefined): Admission {
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

/** Who may report progress: the units that have it, the leader who claimed it, any supervisor. */
function holds({ matter, orders }: Folder, role: Role, actor: Actor): boolean {
  if (ofUnit(role)) return presentOrders(matter, orders).some((order) => order.unitId === actor.unitId)
  return role === 'leader' ? matter.led?.leaderId === actor.id : true
}

function no(code: Refusal['code'], params?: Refusal['params']): Admission {
  return { ok: false, refusal: refuse(code, params) }
}
