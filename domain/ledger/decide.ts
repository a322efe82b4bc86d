import type { Action } from './actions.ts'
import { admit } from './admit.ts'
import { checks } from './checks.ts'
import { checkStanding, type Standing } from './checks-standing.ts'
import { facts } from './facts.ts'
import type { Command, Folder, LedgerEntry, Moment } from './matter.ts'
import type { Refusal } from './refusals.ts'

export type Decision = Readonly<{ ok: true; entry: LedgerEntry } | { ok: false; refusal: Refusal }>

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
  const acting = { ...moment, role: admission.role }
  const refusal = checkStanding(folder, action, acting, orderId) ?? checks(folder, command, acting)
  if (refusal) return { ok: false, refusal }
  const { actor, at } = moment
  const entry = {
    id,
    matterId,
    seq: (folder?.matter.seq ?? 0) + 1,
    action,
    details: { ...details, ...facts(folder, command, moment) },
    writer: { id: actor.id, role: admission.role, unitId: actor.unitId },
    at,
  } as LedgerEntry
  return { ok: true, entry }
}

/**
 * Why this actor cannot take this action now, as far as it is known before they say what with; null if they can. The same
 * rules in the same order as `decide`; the desk draws its buttons from it.
 */
export function whyNot(folder: Folder, action: Action, now: Standing, orderId?: string): Refusal | null {
  const admission = admit(folder, action, now.actor, orderId)
  if (!admission.ok) return admission.refusal
  return checkStanding(folder, action, { ...now, role: admission.role }, orderId)
}
