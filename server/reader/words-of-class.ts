import { spansOf } from '../../domain/access/redact.ts'
import { lengthIn } from '../text/grams.ts'
import type { LinearModel } from '../text/linear-model.ts'

/** A piece of text that a class hangs on, and in how many messages it stands. */
export type ClassWords = Readonly<{ words: string; messages: number }>

/** What stands in fewer messages may say whose they were. */
export const LEAST_MESSAGES = 5
const MOST_WORDS = 20
const MOST_LOOKED_AT = 400
/** A single character is nothing that a person would follow. */
const SHORTEST = 2

/**
 * The pieces of text that speak most for one class against the others, strongest first: none inside another, none that stands
 * in fewer than five of `texts`, and none with a digit, a letter or anything that redacting would take out.
 */
export function wordsOfClass(model: LinearModel, texts: readonly string[], label: string): readonly ClassWords[] {
  const pieces = strongest(model, label).map((words) => ({
    words,
    messages: texts.filter((text) => text.includes(words)).length,
  }))
  const hidden = pieces.filter(({ words }) => spansOf(words).length > 0)
  const told: ClassWords[] = []
  for (const piece of pieces) {
    const { words, messages } = piece
    if (messages < LEAST_MESSAGES || hidden.some((one) => isPartOf(piece, one))) continue
    if (told.some((one) => one.words.includes(words) || words.includes(one.words))) continue
    told.push(piece)
    if (told.length === MOST_WORDS) break
  }
  return told
}

/** Half of what is hidden is hidden too, unless it stands in more messages: 张建 of a caller's name, but not 电话. */
function isPartOf(piece: ClassWords, hidden: ClassWords): boolean {
  return hidden.words.includes(piece.words) && piece.messages < 2 * hidden.messages
}

/** The pieces of Chinese that weigh most for a class, heaviest first. */
function strongest(model: LinearModel, label: string): readonly string[] {
  const { table, blocks, classes } = model.learnt
  const of = classes.indexOf(label)
  if (of < 0) return []
  const found: { gram: number; weight: number }[] = []
  for (let gram = 0; gram < table.size; gram++) {
    const weight = model.gramWeight(gram, of)
    if (weight > 0 && lengthIn(blocks[gram] as number) >= SHORTEST) found.push({ gram, weight })
  }
  const { before, last } = table.entries()
  const wordsOf = (gram: number) => {
    let words = ''
    for (let at = gram; at >= 0; at = before[at] as number) words = String.fromCharCode(last[at] as number) + words
    return words
  }
  const pieces = found
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 2 * MOST_LOOKED_AT)
    .map(({ gram }) => wordsOf(gram))
    .filter((words) => /^\p{Script=Han}+$/u.test(words))
  return [...new Set(pieces)].slice(0, MOST_LOOKED_AT)
}
