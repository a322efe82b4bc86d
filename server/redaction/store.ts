import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** A copy as a person confirmed it. */
export type Confirmed = Readonly<{
  submissionId: string
  version: number
  title: string
  text: string
  byPerson: string
  at: Date
}>

/** The newest confirmed copy of each submission that has one, by submission. One query however many. */
export async function confirmedCopies(
  tx: Tx,
  tenantId: number,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, Confirmed>> {
  if (submissionIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('redactedWords')
    .distinctOn('submissionId')
    .select(['submissionId', 'version', 'title', 'text', 'byPerson', 'at'])
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', sql<string>`any(${submissionIds}::uuid[])`)
    .orderBy('submissionId')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.submissionId, row] as const))
}

/** Adds a version; false where somebody else has added it meanwhile. */
export async function insertCopy(tx: Tx, tenantId: number, copy: Confirmed): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('redactedWords')
    .values({ tenantId, ...copy })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
