import { sql } from 'kysely'
import { queryRuns, queryText } from '../../domain/text/query.ts'
import type { Tx } from '../db/database.ts'

/**
 * Ids of matters that carry a submission with these words, found by the index of bigrams and, for runs beyond two
 * characters, checked in the words themselves. A query without a letter or digit finds nothing.
 */
export function foundByWords(tx: Tx, tenantId: number, words: string) {
  const text = queryText(words)
  const found = tx
    .selectFrom('submissionWords')
    .innerJoin('voice', (join) =>
      join.onRef('voice.submissionId', '=', 'submissionWords.submissionId').on('voice.tenantId', '=', tenantId),
    )
    .select('voice.matterId')
    .where('submissionWords.tenantId', '=', tenantId)
  if (text === null) return found.where(sql<boolean>`false`)
  const matching = found.where(sql<boolean>`submission_words.words @@ ${text}::tsquery`)
  const runs = queryRuns(words)
  if (runs.length === 0) return matching
  const patterns = runs.map((run) => `%${run.replace(/[\\%_]/g, '\\$&')}%`)
  return matching
    .innerJoin('submission', (join) =>
      join.onRef('submission.id', '=', 'voice.submissionId').on('submission.tenantId', '=', tenantId),
    )
    .where(
      sql<boolean>`lower(normalize(submission.title || ' ' || submission.text, nfkc)) like all (${patterns}::text[])`,
    )
}
