import type { Message } from './grams.ts'
import { cleanInto, MOST_READ } from './clean.ts'

/** Characters of one piece of text that is compared. */
const PIECE = 5
/** Of every message so many pieces with the lowest marks are kept; any two messages are compared over these. */
const SKETCH = 64
/** So many times more marks are looked at than are kept: they scatter, and some come twice. */
const ENOUGH = 3
/** Messages that share none of so many lowest marks are not compared. */
const DOOR = 12
/** Two messages are near-copies where so much of what they say is the same. */
const SAME = 0.5
/** A piece that so many messages share is a phrase of the language: it brings nobody together. */
const PHRASE = 60

/**
 * Which messages are near-copies of each other, as a group number each: the same number, the same text but for a few words.
 * Compared by the lowest hashes of their pieces (bottom-k sketches, A. Broder 1997); linear in the number of messages.
 */
export function nearCopies(messages: readonly Message[]): Int32Array {
  const sketches = messages.map(sketchOf)
  const groups = Int32Array.from(messages, (_, n) => n)
  const doors = new Map<number, number[]>()
  sketches.forEach((sketch, n) => {
    for (const mark of sketch.subarray(0, DOOR)) {
      const behind = doors.get(mark)
      if (!behind) {
        doors.set(mark, [n])
        continue
      }
      if (behind.length > PHRASE) continue
      for (const other of behind)
        if (rootOf(groups, other) !== rootOf(groups, n) && alike(sketches[other] as Uint32Array, sketch) >= SAME)
          groups[rootOf(groups, n)] = rootOf(groups, other)
      behind.push(n)
    }
  })
  return groups.map((_, n) => rootOf(groups, n))
}

const characters = new Uint16Array(MOST_READ)

/** The lowest marks of a message's pieces, ascending, each once. */
function sketchOf({ text, title }: Message): Uint32Array {
  const end = cleanInto(text, characters, title ? cleanInto(title, characters) : 0)
  const marks = new Uint32Array(Math.max(1, end - PIECE + 1))
  // Of a long text most marks are too high to be among the lowest: not even sorted.
  const limit = Math.min(0xff_ff_ff_ff, (2 ** 32 * SKETCH * ENOUGH) / marks.length)
  let kept = 0
  for (let start = 0; start < marks.length; start++) {
    let mark = 0x81_1c_9d_c5
    for (let at = start; at < Math.min(end, start + PIECE); at++)
      mark = Math.imul(mark ^ (characters[at] as number), 0x01_00_01_93)
    mark = Math.imul(mark ^ (mark >>> 15), 0x2c_1b_3c_6d)
    mark = (mark ^ (mark >>> 13)) >>> 0
    if (mark > limit) continue
    marks[kept] = mark
    kept += 1
  }
  const sorted = marks.subarray(0, kept).sort()
  return sorted.filter((mark, at) => mark !== sorted[at - 1]).subarray(0, SKETCH)
}

/** The share of marks that both have, of the lowest of both together. */
function alike(a: Uint32Array, b: Uint32Array): number {
  let both = 0
  let seen = 0
  for (let at = 0, bt = 0; seen < SKETCH && (at < a.length || bt < b.length); seen++) {
    const left = a[at] ?? Number.POSITIVE_INFINITY
    const right = b[bt] ?? Number.POSITIVE_INFINITY
    if (left === right) both += 1
    if (left <= right) at += 1
    if (right <= left) bt += 1
  }
  return both / seen
}

function rootOf(groups: Int32Array, n: number): number {
  let root = n
  while (groups[root] !== root) root = groups[root] as number
  for (let at = n; at !== root; ) {
    const next = groups[at] as number
    groups[at] = root
    at = next
  }
  return root
}
