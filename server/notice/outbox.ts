import { sql } from 'kysely'
import type { NoticeKind, Outside } from '../../domain/notice/kinds.ts'
import type { NoticeParams } from '../../domain/notice/told.ts'
import type { Tx } from '../db/database.ts'

/** A notice that has been taken up. */
export type Due = Readonly<{
  id: string
  kind: NoticeKind
  params: NoticeParams
  addressee: string
  submissionId: string | null
  createdAt: Date
  urgent: boolean
  attempts: number
  resentBy: string | null
}>

const MINUTE_MS = 60_000
/** Waits after the first attempt that failed, the second, and so on; after the last there is no other. */
const WAITS_MS: readonly number[] = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE_MS)
/** Nobody else takes a notice up meanwhile: longer than any provider is waited for. */
const CLAIM_MS = 15 * MINUTE_MS

/**
 * Takes up notices that are due, oldest first, of each addressee (and, for the staff, matter) the first that has not left yet:
 * nobody reads of the answer before they read who has their matter. Two who ask at once get different ones. A notice whose
 * sender was lost while it was being sent is in doubt from then on.
 */
export async function claimDue(
  tx: Tx,
  tenantId: number,
  now: Date,
  claim: string,
  most: number,
): Promise<readonly Due[]> {
  await sql`
    update notice set state = 'inDoubt', next_at = null, last_error = 'sender-lost'
    where tenant_id = ${tenantId} and state = 'sending' and next_at <= ${now}`.execute(tx)
  const { rows } = await sql<Due>`
    update notice set state = 'claimed', claim = ${claim}, next_at = ${new Date(now.getTime() + CLAIM_MS)}
    where tenant_id = ${tenantId} and id in (
      select n.id from notice n
      where n.tenant_id = ${tenantId} and n.next_at <= ${now} and n.state in ('waiting', 'claimed')
        and not exists (
          select 1 from notice e
          where e.tenant_id = ${tenantId} and e.addressee = n.addressee and e.next_at is not null
            and e.matter_id is not distinct from n.matter_id
            and (e.created_at, e.id) < (n.created_at, n.id))
      order by n.next_at, n.created_at, n.id limit ${most} for update skip locked)
    returning id, kind, params, addressee, submission_id, created_at, urgent, attempts, resent_by`.execute(tx)
  return rows
}

/** From here on it may have left. False where it was taken up by another meanwhile: then nothing is sent. */
export async function begin(
  tx: Tx,
  tenantId: number,
  { id }: Pick<Due, 'id'>,
  claim: string,
  channel: Outside,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('notice')
    .set({
      state: 'sending',
      channel,
      attempts: sql`attempts + 1`,
      nextAt: new Date(now.getTime() + CLAIM_MS),
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('claim', '=', claim)
    .where('state', '=', 'claimed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How a notice that was taken up ends, or goes on. */
export type Settled =
  | Readonly<{ to: 'sent'; providerId: string | null }>
  /** Not sent at all; it stands on the page. */
  | Readonly<{ to: 'shown'; why: string }>
  /** Put back, nothing was tried. */
  | Readonly<{ to: 'waiting'; until: Date; why: string | null }>
  /** Surely not taken: tried again after a while, or given up after the last attempt. */
  | Readonly<{ to: 'failed'; why: string }>
  | Readonly<{ to: 'dead'; why: string }>
  | Readonly<{ to: 'inDoubt'; why: string }>

/** Notes it down; nothing where another has taken it up meanwhile. */
export async function settle(
  tx: Tx,
  tenantId: number,
  { id, attempts }: Pick<Due, 'id' | 'attempts'>,
  claim: string,
  settled: Settled,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('notice')
    .set(changeOf(settled, attempts + 1, now))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('claim', '=', claim)
    .where('state', 'in', ['claimed', 'sending', 'inDoubt'])
    .execute()
}

/** @param tried how often, this time among them */
function changeOf(settled: Settled, tried: number, now: Date) {
  const over = { nextAt: null, givenUpAt: null, sentAt: null, lastError: 'why' in settled ? settled.why : null }
  if (settled.to === 'sent') return { ...over, state: 'sent', sentAt: now, providerId: settled.providerId }
  if (settled.to === 'waiting') return { ...over, state: 'waiting', nextAt: settled.until }
  if (settled.to !== 'failed') return { ...over, state: settled.to, givenUpAt: settled.to === 'inDoubt' ? null : now }
  const wait = WAITS_MS[tried - 1]
  if (wait === undefined) return { ...over, state: 'dead', givenUpAt: now }
  return { ...over, state: 'waiting', nextAt: new Date(now.getTime() + wait) }
}
