import { sql } from 'kysely'
import { holds, queryRuns, queryText } from '../../domain/text/query.ts'
import type { Listed, Reader } from '../access/read.ts'
import type { Tx } from '../db/database.ts'

/** Most candidates that are looked into at a time. */
const MOST = 1000

/**
 * Ids of matters that may carry a submission with these words, by the index of bigrams: all that do, and beyond two
 * characters some that do not, see `thoseHolding`. A query without a letter or digit finds nothing.
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
  return text === null
    ? found.where(sql<boolean>`false`)
    : found.where(sql<boolean>`submission_words.words @@ ${text}::tsquery`)
}

/**
 * The first `count` of the candidates that hold the words, by the rule itself (`holds`), in what their reader may read of
 * them: words that are withheld find nothing. Candidates come by the page, so a common word costs no more than what is
 * shown of it.
 *
 * @param candidates the next ones after a row, in order; fewer than asked for at the end
 */
export async function thoseHolding<Row extends Listed>(
  reader: Reader,
  words: string,
  count: number,
  candidates: (after: Row | undefined, count: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (queryRuns(words).length === 0 && !reader.partly) return candidates(undefined, count)
  const kept: Row[] = []
  let last: Row | undefined
  for (let size = count; ; size = Math.min(MOST, size * 2)) {
    const rows = await candidates(last, size)
    const said = await reader.texts(rows)
    const holding = new Set(said.filter(({ text }) => holds(text, words)).map(({ matterId }) => matterId))
    kept.push(...rows.filter((row) => holding.has(row.id)))
    if (kept.length >= count || rows.length < size) return kept.slice(0, count)
    last = rows.at(-1)
  }
}
