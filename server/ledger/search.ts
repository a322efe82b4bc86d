import { sql } from 'kysely'
import { queryTerms } from '../../domain/text/bigrams.ts'
import type { Tx } from '../db/database.ts'

/**
 * Ids of matters that carry a submission with these words: every bigram of the query is there (GIN index), and beyond two
 * characters the words themselves are.
 */
export function foundByWords(tx: Tx, tenantId: number, words: string) {
  const terms = queryTerms(words)
  const pattern = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
  const all = terms.map((term) => `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ')
  const found = tx
    .selectFrom('submissionWords')
    .innerJoin('voice', (join) =>
      join.onRef('voice.submissionId', '=', 'submissionWords.submissionId').on('voice.tenantId', '=', tenantId),
    )
    .select('voice.matterId')
    .where('submissionWords.tenantId', '=', tenantId)
  const matching = terms.length > 0 ? found.where(sql<boolean>`submission_words.words @@ ${all}::tsquery`) : found
  if (terms.length > 0 && [...words.trim()].length <= 2) return matching
  return matching
    .innerJoin('submission', (join) =>
      join.onRef('submission.id', '=', 'voice.submissionId').on('submission.tenantId', '=', tenantId),
    )
    .where((where) =>
      where.or([where('submission.text', 'ilike', pattern), where('submission.title', 'ilike', pattern)]),
    )
}
