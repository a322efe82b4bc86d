import { GramReader, lengthIn, type Message } from './grams.ts'
import type { LinearModel } from './linear-model.ts'

/** A piece of the text and how much it spoke for the class: its share of all that spoke for it. */
export type Reason = Readonly<{ start: number; end: number; words: string; share: number }>

const MOST_REASONS = 5
/** A single character is no reason that a person would follow, half a sentence neither. */
const LEAST_LENGTH = 2
const MOST_LENGTH = 10
/** A character belongs to a reason when it spoke for the class at least so much as the one that spoke most. */
const LOUD = 0.2

const isWord = /[\p{L}\p{N}]/u

/**
 * The words of a message that spoke most for one class against the others, strongest first, at most five; pieces of the text
 * itself, none inside another. Of the title nothing is shown: it has no place in the text.
 */
export function reasonsFor(model: LinearModel, message: Message, label: string): readonly Reason[] {
  const of = model.learnt.classes.indexOf(label)
  if (of < 0) return []
  const loudness = loudnessOf(model, message, of)
  const most = loudness.reduce((a, b) => Math.max(a, b), 0)
  const total = loudness.reduce((sum, one) => sum + Math.max(one, 0), 0)
  if (most === 0) return []
  const pieces: Reason[] = []
  for (let start = 0; start < loudness.length; ) {
    let end = start
    let share = 0
    while (end < loudness.length && end - start < MOST_LENGTH && isLoud(end)) {
      share += (loudness[end] as number) / total
      end += 1
    }
    if (end - start >= LEAST_LENGTH) pieces.push({ start, end, words: message.text.slice(start, end), share })
    start = Math.max(end, start + 1)
  }
  function isLoud(at: number): boolean {
    return (loudness[at] as number) >= most * LOUD && isWord.test(message.text[at] as string)
  }
  const told = new Set<string>()
  return pieces
    .toSorted((a, b) => b.share - a.share || a.start - b.start)
    .filter(({ words }) => !told.has(words) && told.add(words))
    .slice(0, MOST_REASONS)
}

/** How much each character of the text spoke for a class: of every gram it stands in, its part. */
function loudnessOf(model: LinearModel, message: Message, of: number): Float64Array {
  const loudness = new Float64Array(message.text.length)
  const values = model.valuesOf(message)
  const reader = new GramReader()
  reader.take(message, true)
  reader.walk(model.learnt.table, (gram, block, first) => {
    const length = lengthIn(block)
    const part = ((values.get(gram) ?? 0) * model.gramWeight(gram, of)) / length
    for (let at = first; at < first + length; at++) {
      const place = reader.origin(at)
      if (place >= 0) loudness[place] = (loudness[place] as number) + part
    }
  })
  return loudness
}
