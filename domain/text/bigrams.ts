import { normalise } from './normalise.ts'

const SPACE = 0x20

/**
 * Most lexemes of one text. A text within the limits of intake (20,200 characters) has fewer; past them only characters that
 * stand for several could have more, and what follows then is not found by words. 30,000 lexemes of at most 8 bytes stay far below what
 * a tsvector holds (1 MB).
 */
export const MOST_LEXEMES = 30_000

/**
 * What a text is found by: every two characters that stand side by side in it (code points, see `normalise`), and the last character of
 * every run alone. Distinct, in the order they come. Each is 1 or 2 letters, digits or marks, so it is a lexeme as it stands
 * (`array_to_tsvector`): nothing to escape, never empty, at most 8 bytes.
 *
 * Every character of a run thus begins a lexeme, so that a single one is found by prefix. Digits and Latin words are cut in the same
 * way and not kept whole: a part of a number has to find the number, and a whole word beside its bigrams narrows nothing down.
 */
export function bigrams(text: string): string[] {
  const words = normalise(text)
  const lexemes = new Set<string>()
  eachPair(words, (from, to) => lexemes.add(words.slice(from, to)))
  return lexemes.size > MOST_LEXEMES ? [...lexemes].slice(0, MOST_LEXEMES) : [...lexemes]
}

/**
 * The bigrams that every text holding the query has: a text without one of them does not hold it. Beyond two characters a
 * text may have them all without holding the query, see `queryRuns`. Empty where no two characters of the query stand side by
 * side.
 */
export function queryTerms(query: string): string[] {
  const words = normalise(query)
  const terms = new Set<string>()
  eachPair(words, (from, to, last) => {
    if (!last) terms.add(words.slice(from, to))
  })
  return [...terms]
}

/** Calls with every pair within a run, and with the last character of every run. */
function eachPair(words: string, found: (from: number, to: number, last: boolean) => void): void {
  let before = -1
  for (let at = 0; at < words.length; ) {
    const unit = words.charCodeAt(at)
    const next = at + (unit >= 0xd800 && unit <= 0xdbff ? 2 : 1)
    if (unit === SPACE) {
      found(before, at, true)
      before = -1
    } else {
      if (before >= 0) found(before, next, false)
      before = at
    }
    at = next
  }
  if (before >= 0) found(before, words.length, true)
}
