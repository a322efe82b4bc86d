import { queryTerms } from './bigrams.ts'
import { normalise } from './normalise.ts'

/**
 * A query as PostgreSQL's `tsquery`, to be matched with the lexemes of `bigrams`: `'路灯' & '灯坏' & '7':*`. A character that stands
 * alone is looked for as the beginning of a lexeme. Null for a query without a letter or digit, which nothing can be
 * found by. Exact up to two characters; beyond, `queryRuns` says what is to be checked in the text.
 */
export function queryText(query: string): string | null {
  const alone = runsOf(query).filter((run) => points(run) === 1)
  const terms = [...queryTerms(query).map((term) => `'${term}'`), ...alone.map((one) => `'${one}':*`)]
  return terms.length > 0 ? terms.join(' & ') : null
}

/** The runs of a query that bigrams alone do not decide, three characters or more, as they stand in a normalised text. */
export function queryRuns(query: string): string[] {
  return runsOf(query).filter((run) => points(run) > 2)
}

/** What a search means: every run of the query stands somewhere in the text. */
export function holds(text: string, query: string): boolean {
  const words = normalise(text)
  return runsOf(query).every((run) => words.includes(run))
}

function runsOf(query: string): string[] {
  return normalise(query)
    .split(' ')
    .filter((run) => run !== '')
}

function points(run: string): number {
  return Array.from(run).length
}
