import type { Catalogue } from '../catalogue/catalogue.ts'
import { superiorsOf } from '../catalogue/lookup.ts'
import { dayInChina } from '../deadline/plain-date.ts'
import { addWorkdays } from '../deadline/work-calendar.ts'
import type { Command, Folder } from '../ledger/matter.ts'
import { orderOf } from '../ledger/orders.ts'
import type { Alarm } from './alarms.ts'
import { addressees, type Addressee } from './levels.ts'

/**
 * What the clock orders when an alarm is due: a reminder (L0, L1), a numbered notice (L2, L3) or an escalation (from L4), or
 * the end of a pause.
 *
 * @param id the line's id, the same each time for the same alarm, so that it is written once
 */
export function commandOf(alarm: Alarm, folder: Folder, catalogue: Catalogue, id: string, at: Date): Command {
  const { key, rule, orderId, stage, dueAt } = alarm
  const matterId = folder.matter.id
  if (!rule) return { id, matterId, action: 'endPause', details: { orderId: orderId! } }
  const cause = {
    key,
    rule: rule.code,
    ...(stage && { stage }),
    ...(dueAt && { dueAt: dueAt.toISOString() }),
  }
  const common = {
    addressee: addresseeOf(rule.addressee, folder, orderId, catalogue),
    cause,
    ...(orderId && { orderId }),
  }
  if (rule.level <= 1) return { id, matterId, action: 'remind', details: { ...common, text: rule.name } }
  const limitOn =
    rule.replyWorkdays === null ? undefined : addWorkdays(dayInChina(at), rule.replyWorkdays, catalogue.calendar)
  const details = { ...common, level: rule.level, basis: rule.basis, ...(limitOn && { limitOn }) }
  return rule.level < 4 ? { id, matterId, action: 'supervise', details } : { id, matterId, action: 'escalate', details }
}

/** Who it is addressed to, as a document writes it: the unit's name, or its superior's; an office where no unit has it. */
function addresseeOf(
  addressee: Addressee,
  folder: Folder,
  orderId: string | null,
  catalogue: Pick<Catalogue, 'units' | 'people'>,
): string {
  const { matter } = folder
  const unitId = (orderId === null ? undefined : orderOf(folder, orderId)?.unitId) ?? matter.leadUnitId
  const unit = unitId === null ? undefined : catalogue.units.get(unitId)
  const role = addressees[addressee].zh
  if (addressee === 'unit') return unit?.name ?? role
  if (addressee === 'unitLeader') return unit ? `${unit.name}负责人` : role
  if (addressee === 'superior') return (unit && superiorsOf(catalogue, unit.code)[0]?.name) ?? role
  const leader = matter.led ? catalogue.people.get(matter.led.leaderId)?.name : undefined
  return addressee === 'leader' ? (leader ?? role) : role
}
