import { sql } from 'kysely'
import { erasedFrom, MONTHS_KEPT_OF_REPORTS } from '../../domain/access/retention.ts'
import { addMonths, dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Status } from '../../domain/ledger/actions.ts'
import type { Kind } from '../../domain/ledger/words.ts'
import { logAccess } from '../access-log/log.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { eraseMissedOf } from '../missed-call/store.ts'
import { heldAmong } from './hold.ts'

/** Identities looked at in one transaction. */
const BATCH = 200
const nothing = Buffer.alloc(0)

export type Erased = Readonly<{ erased: number; held: number; kept: number }>

/**
 * Erases who spoke where the time to keep it is over: the sealed bytes and the hash of the telephone; the words stay and
 * are shown without names from then on. Nothing of a matter on hold. In batches, each with its line in the access log;
 * what is interrupted goes on at the next run.
 *
 * @param dry counts, and erases nothing
 */
export async function eraseDue(db: Db, tenantId: number, now: Date, { dry = false } = {}): Promise<Erased> {
  const total = { erased: 0, held: 0, kept: 0 }
  let after = ''
  for (;;) {
    const page = await inTenant(db, tenantId, (tx) => eraseBatch(tx, tenantId, now, after, dry))
    total.erased += page.erased
    total.held += page.held
    total.kept += page.kept
    if (page.last === null) return total
    after = page.last
  }
}

/** A row of the vault, and the matters that carry its submission and began with it. */
type Found = Readonly<{ submissionId: string; storedAt: Date; key: string; matterId: string; origin: string }>
type Candidate = Pick<Found, 'submissionId' | 'matterId' | 'origin'> &
  Readonly<{ kind: Kind | null; status: Status; closedAt: Date | null }>

async function eraseBatch(tx: Tx, tenantId: number, now: Date, after: string, dry: boolean) {
  const found = await oldest(tx, tenantId, now, after)
  const matterIds = [...new Set(found.flatMap(({ matterId, origin }) => [matterId, origin]))].toSorted()
  // A hold or a redo that is on its way waits, or is seen: what counts is read once the matters are held.
  await sql`select id from matter where tenant_id = ${tenantId} and id = any(${matterIds}::uuid[]) order by id for update`.execute(
    tx,
  )
  const candidates = await standing(tx, tenantId, found)
  const held = await heldAmong(tx, tenantId, matterIds)
  const today = dayInChina(now)
  const due = candidates.filter((one) => {
    const from = erasedFrom(one)
    return from !== null && from <= today
  })
  const free = due.filter(({ matterId, origin }) => !held.has(matterId) && !held.has(origin))
  if (!dry && free.length > 0) {
    const ids = free.map(({ submissionId }) => submissionId)
    await erase(tx, tenantId, ids, 'retention', now)
    await logAccess(tx, tenantId, lineOf(null, { why: 'retention', count: ids.length, submissionIds: ids }), now)
  }
  return {
    erased: free.length,
    held: due.length - free.length,
    kept: candidates.length - due.length,
    last: found.length < BATCH ? null : (found.at(-1)?.key ?? null),
  }
}

/** Identities that may be due: none is that was stored later than the shortest time ago. */
async function oldest(tx: Tx, tenantId: number, now: Date, after: string): Promise<readonly Found[]> {
  const before = new Date(`${addMonths(dayInChina(now), -MONTHS_KEPT_OF_REPORTS)}T00:00:00+08:00`)
  const [at, id] = after === '' ? [new Date(0).toISOString(), '00000000-0000-0000-0000-000000000000'] : after.split(' ')
  const { rows } = await sql<Omit<Found, 'key'>>`
    select v.submission_id, v.stored_at, voice.matter_id, voice.origin
    from identity_vault v
    join voice on voice.tenant_id = ${tenantId} and voice.submission_id = v.submission_id
    where v.tenant_id = ${tenantId} and v.erased_at is null and v.stored_at < ${before}
      and (v.stored_at, v.submission_id) > (${at}::timestamptz, ${id}::uuid)
    order by v.stored_at, v.submission_id limit ${BATCH}`.execute(tx)
  return rows.map((row) => ({ ...row, key: `${row.storedAt.toISOString()} ${row.submissionId}` }))
}

/** What has not been erased meanwhile, as its matter stands now. */
async function standing(tx: Tx, tenantId: number, found: readonly Found[]): Promise<readonly Candidate[]> {
  const ids = found.map(({ submissionId }) => submissionId)
  const { rows } = await sql<Candidate>`
    select v.submission_id, voice.matter_id, voice.origin, m.kind, m.status, m.closed_at
    from identity_vault v
    join voice on voice.tenant_id = ${tenantId} and voice.submission_id = v.submission_id
    join matter m on m.tenant_id = ${tenantId} and m.id = voice.matter_id
    where v.tenant_id = ${tenantId} and v.submission_id = any(${ids}::uuid[]) and v.erased_at is null
    order by v.stored_at, v.submission_id`.execute(tx)
  return rows
}

/** Empties the rows of these submissions; those that are empty already stay as they are. */
export async function erase(
  tx: Tx,
  tenantId: number,
  submissionIds: readonly string[],
  why: 'retention' | 'request',
  now: Date,
): Promise<void> {
  await tx
    .updateTable('identityVault')
    .set({ sealed: nothing, phoneHash: null, erasedAt: now, erasedWhy: why })
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', sql<string>`any(${submissionIds}::uuid[])`)
    .where('erasedAt', 'is', null)
    .execute()
  await eraseMissedOf(tx, tenantId, submissionIds, now)
}

/** Which of these submissions have lost who spoke them: their words are shown without names to everybody. */
export async function erasedAmong(
  tx: Tx,
  tenantId: number,
  submissionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('identityVault')
    .select('submissionId')
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', sql<string>`any(${submissionIds}::uuid[])`)
    .where('erasedAt', 'is not', null)
    .execute()
  return new Set(rows.map(({ submissionId }) => submissionId))
}

/** A line about an erasure; `personId` is null for the job. */
export function lineOf(personId: string | null, details: Readonly<Record<string, unknown>>) {
  const role = personId === null ? null : ('securityAdministrator' as const)
  return {
    what: 'erase',
    personId,
    role,
    unitId: null,
    object: null,
    ok: true,
    reason: null,
    address: null,
    details,
  } as const
}
