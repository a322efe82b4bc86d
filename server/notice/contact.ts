import { sql } from 'kysely'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Outside } from '../../domain/notice/kinds.ts'
import type { Tx } from '../db/database.ts'
import type { Keys } from '../identity/key-text.ts'
import { normalPhone } from '../identity/phone.ts'
import { openIdentity } from '../identity/vault.ts'
import type { Due } from './outbox.ts'

/** What is known of whom a notice to a submitter is for. */
export type Whom = Readonly<{
  number: string
  /** Who they are; null where nobody knows. */
  sealed: Buffer | null
  /** Of a report, or who wishes to stay secret: a telephone lies about at home, so nothing is sent. */
  discreet: boolean
}>

/** A way to somebody: the channel, and the number or address on it. */
export type Contact = Readonly<{ channel: Outside; address: string }>

/** The submitters of notices, by submission. The same are kept from telephones as in `server/citizen/own.ts`. */
export async function whomOf(
  tx: Tx,
  tenantId: number,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, Whom>> {
  if (submissionIds.length === 0) return new Map()
  const { rows } = await sql<Whom & { id: string }>`
    select s.id, s.number, v.sealed, (s.secrecy = 'secret' or coalesce(s.kind, '') = 'report'
      or voice.secrecy = 'secret' or coalesce(m.kind, '') = 'report') as discreet
    from submission s
    left join identity_vault v on v.tenant_id = ${tenantId} and v.submission_id = s.id and v.erased_at is null
    join voice on voice.tenant_id = ${tenantId} and voice.submission_id = s.id
    join matter m on m.tenant_id = ${tenantId} and m.id = voice.matter_id
    where s.tenant_id = ${tenantId} and s.id = any(${submissionIds}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...whom }) => [id, whom]))
}

/** Every way to whom a notice is for, the one they prefer first; none: it stands on the page alone. */
export function contactsOf(
  keys: Keys,
  tenantId: number,
  { addressee, submissionId }: Pick<Due, 'addressee' | 'submissionId'>,
  whom: Whom | undefined,
  { units }: Pick<Catalogue, 'units'>,
): readonly Contact[] {
  if (submissionId === null) {
    const unit = units.get(/^(?:unit|leaders):(.+)$/.exec(addressee)?.[1] ?? '')
    return contacts(unit?.dutyPhone, unit?.dutyEmail)
  }
  if (!whom?.sealed || whom.discreet) return []
  const { phone, email, notices } = openIdentity(keys, tenantId, submissionId, whom.sealed)
  if (notices === 'page') return []
  return contacts(notices === 'email' ? null : phone, notices === 'sms' ? null : email)
}

function contacts(phone: string | null | undefined, email: string | null | undefined): readonly Contact[] {
  const number = phone ? normalPhone(phone) : null
  const mobile = number !== null && /^1[3-9]\d{9}$/.test(number)
  return [
    ...(mobile ? [{ channel: 'sms' as const, address: number }] : []),
    ...(email ? [{ channel: 'email' as const, address: email }] : []),
  ]
}
