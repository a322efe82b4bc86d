import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** The titles that a person confirmed, of the first submission that has one, by matter. One query however many. */
export async function publicTitles(
  tx: Tx,
  tenantId: number,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (matterIds.length === 0) return new Map()
  const copies = await tx
    .selectFrom('voice')
    .innerJoin('redactedWords', (join) =>
      join.onRef('redactedWords.submissionId', '=', 'voice.submissionId').on('redactedWords.tenantId', '=', tenantId),
    )
    .distinctOn('voice.submissionId')
    .select(['voice.matterId', 'redactedWords.title'])
    .where('voice.tenantId', '=', tenantId)
    .where('voice.matterId', '=', sql<string>`any(${matterIds}::uuid[])`)
    .orderBy('voice.submissionId', 'desc')
    .orderBy('redactedWords.version', 'desc')
    .execute()
  // The first submission comes last and stays.
  return new Map(copies.flatMap(({ matterId, title }) => (title.trim() ? [[matterId, title.trim()] as const] : [])))
}
