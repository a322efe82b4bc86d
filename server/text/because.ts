import { GramReader, lengthIn, type Message } from './grams.ts'
import type { LinearModel } from './linear-model.ts'

/** A piece of the text and how much it spoke for the class: its share of all that spoke for it. */
export type Reason = Readonly<{ start: number; end: number; words: string; share: number }>

const MOST_REASONS = 5
/** A single character is no reason that a person would follow. */
const LEAST_LENGTH = 2

/**
 * The words of a message that spoke most for one class against the others, strongest first, at most five; pieces of the text
 * itself, none inside another. Of the title nothing is shown: it has no place in the text.
 */
export function reasonsFor(model: LinearModel, message: Message, label: string): readonly Reason[] {
  const of = model.learnt.classes.indexOf(label)
  if (of < 0) return []
  const reader = new GramReader()
  reader.take(message, true)
  const strength = new Map<string, { start: number; end: number; weight: number }>()
  const values = model.valuesOf(message)
  reader.walk(model.learnt.table, false, (gram, block, first) => {
    const length = lengthIn(block)
    const start = reader.origin(first)
    const last = reader.origin(first + length - 1)
    if (start < 0) return
    const weight = (values.get(gram) ?? 0) * model.gramWeight(gram, of)
    const key = `${start} ${last}`
    const piece = strength.get(key) ?? { start, end: last + 1, weight: 0 }
    piece.weight += weight
    strength.set(key, piece)
  })
  const pieces = [...strength.values()]
  const total = pieces.reduce((sum, { weight }) => sum + Math.max(weight, 0), 0)
  const chosen: Reason[] = []
  // What a piece says with all that stands inside it: 拖欠 and 工资 count for 拖欠工资.
  const whole = pieces
    .filter(({ start, end }) => end - start >= LEAST_LENGTH)
    .map((piece) => ({ ...piece, weight: insideOf(piece, pieces) }))
    .toSorted((a, b) => b.weight - a.weight || a.start - b.start)
  for (const { start, end, weight } of whole) {
    if (weight <= 0 || chosen.length === MOST_REASONS) break
    const words = message.text.slice(start, end)
    const isTold = chosen.some((told) => (start < told.end && told.start < end) || told.words === words)
    if (!isTold) chosen.push({ start, end, words, share: weight / total })
  }
  return chosen
}

type Piece = Readonly<{ start: number; end: number; weight: number }>

function insideOf(piece: Piece, pieces: readonly Piece[]): number {
  let sum = 0
  for (const one of pieces) if (one.start >= piece.start && one.end <= piece.end) sum += one.weight
  return sum
}
