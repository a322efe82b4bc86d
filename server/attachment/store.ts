import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** What is known of an attachment besides its content; `bytes` is its length. */
export type Attachment = Readonly<{ id: string; name: string; mediaType: string; bytes: number }>

type Row = Attachment & Readonly<{ tenantId: number; submissionId: string; sha256: Buffer; storedAt: Date }>

const columns = ['id', 'name', 'mediaType', 'bytes'] as const

export async function insertAttachment(tx: Tx, row: Row): Promise<void> {
  await tx.insertInto('attachment').values(row).execute()
}

/** In the order they were added. */
export function listAttachments(tx: Tx, tenantId: number, submissionId: string): Promise<Attachment[]> {
  return tx
    .selectFrom('attachment')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .orderBy('id')
    .execute()
}

export function findAttachment(
  tx: Tx,
  tenantId: number,
  id: string,
): Promise<(Attachment & Readonly<{ submissionId: string; sha256: Buffer }>) | undefined> {
  return tx
    .selectFrom('attachment')
    .select([...columns, 'submissionId', 'sha256'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The attachment of a submission whose content has this hash. */
export function findSame(
  tx: Tx,
  tenantId: number,
  submissionId: string,
  sha256: Buffer,
): Promise<Attachment | undefined> {
  return tx
    .selectFrom('attachment')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .where('sha256', '=', sha256)
    .orderBy('id')
    .executeTakeFirst()
}

/** How many a submission has; null where there is no such submission. */
export async function countAttachments(tx: Tx, tenantId: number, submissionId: string): Promise<number | null> {
  const row = await tx
    .selectFrom('submission')
    .leftJoin('attachment', (join) =>
      join.onRef('attachment.submissionId', '=', 'submission.id').on('attachment.tenantId', '=', tenantId),
    )
    .select((of) => of.fn.count<string>('attachment.id').as('count'))
    .where('submission.tenantId', '=', tenantId)
    .where('submission.id', '=', submissionId)
    .groupBy('submission.id')
    .executeTakeFirst()
  return row ? Number(row.count) : null
}

/**
 * Only one transaction at a time adds to a submission's attachments. An advisory lock, because locking the submission's row
 * takes a right to update it, which nobody has.
 */
export async function lockAttachments(tx: Tx, tenantId: number, submissionId: string): Promise<void> {
  const key = hash('sha256', `attachment ${tenantId} ${submissionId}`, 'buffer').readBigInt64BE(0)
  await sql`select pg_advisory_xact_lock(${String(key)}::bigint)`.execute(tx)
}
