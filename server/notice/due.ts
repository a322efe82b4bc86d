import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { noticeWords } from './words.ts'

/** A notice to a submitter that is being sent. */
export type Due = Readonly<{
  id: string
  submissionId: string
  notice: Parameters<typeof noticeWords>[0]
  /** How often it was tried, this time among them. */
  attempts: number
  /** Who they are; null where nobody knows. */
  sealed: Buffer | null
  /** Of a report, or who wishes to stay secret: a telephone lies about at home, so nothing is sent to it. */
  discreet: boolean
}>

const MINUTE_MS = 60_000
/** Waits after the first attempt that failed, the second, and so on; after the last there is no other. */
const WAITS_MS: readonly number[] = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE_MS)
/** Nobody else takes a notice up meanwhile: longer than any provider is waited for. */
const CLAIM_MS = 15 * MINUTE_MS

/** Takes up the notice that has been due longest; null where none is. Two who ask at once get two. */
export async function claimDue(tx: Tx, tenantId: number, now: Date): Promise<Due | null> {
  const { rows } = await sql<{
    id: string
    submissionId: string
    kind: string
    params: object
    attempts: number
  }>`
    update notice set attempts = attempts + 1, next_at = ${new Date(now.getTime() + CLAIM_MS)}
    where tenant_id = ${tenantId} and id = (
      select id from notice
      where tenant_id = ${tenantId} and next_at <= ${now} and submission_id is not null
      order by next_at, id limit 1 for update skip locked)
    returning id, submission_id, kind, params, attempts`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { id, submissionId, attempts, kind, params } = row
  const whom = await whomOf(tx, tenantId, submissionId)
  return { id, submissionId, attempts, notice: { kind, params } as Due['notice'], ...whom }
}

/** The same submissions are kept from telephones as in `server/citizen/own.ts`. */
async function whomOf(tx: Tx, tenantId: number, submissionId: string): Promise<Pick<Due, 'sealed' | 'discreet'>> {
  const { rows } = await sql<{ sealed: Buffer | null; discreet: boolean }>`
    select v.sealed, (s.secrecy = 'secret' or coalesce(s.kind, '') = 'report'
      or voice.secrecy = 'secret' or coalesce(m.kind, '') = 'report') as discreet
    from submission s
    left join identity_vault v on v.tenant_id = ${tenantId} and v.submission_id = s.id and v.erased_at is null
    join voice on voice.tenant_id = ${tenantId} and voice.submission_id = s.id
    join matter m on m.tenant_id = ${tenantId} and m.id = voice.matter_id
    where s.tenant_id = ${tenantId} and s.id = ${submissionId}`.execute(tx)
  return rows[0] ?? { sealed: null, discreet: true }
}

export async function markSent(tx: Tx, tenantId: number, id: string, now: Date): Promise<void> {
  await change(tx, tenantId, id, { sentAt: now, nextAt: null, lastError: null })
}

/** Not to be tried again; the look-up page tells of it all the same. */
export async function markGivenUp(tx: Tx, tenantId: number, id: string, now: Date, why: string): Promise<void> {
  await change(tx, tenantId, id, { givenUpAt: now, nextAt: null, lastError: why })
}

/** To be tried again after a while, or given up after the last attempt. */
export async function markFailed(
  tx: Tx,
  tenantId: number,
  { id, attempts }: Pick<Due, 'id' | 'attempts'>,
  now: Date,
  why: string,
): Promise<void> {
  const wait = WAITS_MS[attempts - 1]
  if (wait === undefined) return markGivenUp(tx, tenantId, id, now, why)
  await change(tx, tenantId, id, { nextAt: new Date(now.getTime() + wait), lastError: why })
}

type Change = Readonly<{ sentAt?: Date; givenUpAt?: Date; nextAt: Date | null; lastError: string | null }>

async function change(tx: Tx, tenantId: number, id: string, values: Change): Promise<void> {
  await tx.updateTable('notice').set(values).where('tenantId', '=', tenantId).where('id', '=', id).execute()
}
