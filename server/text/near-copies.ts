import type { Message } from './grams.ts'
import { cleanInto, MOST_READ } from '../../domain/text/clean.ts'

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
  const marks = new Uint32Array(messages.length * SKETCH)
  const ends = new Uint8Array(messages.length)
  const sketch = (n: number) => marks.subarray(n * SKETCH, n * SKETCH + (ends[n] as number))
  const groups = Int32Array.from(messages, (_, n) => n)
  const doors = new Doors(messages.length)
  messages.forEach((message, n) => {
    ends[n] = sketchInto(marks.subarray(n * SKETCH, (n + 1) * SKETCH), message)
    for (const mark of sketch(n).subarray(0, DOOR))
      doors.enter(mark, n, (other) => {
        if (rootOf(groups, other) !== rootOf(groups, n) && alike(sketch(other), sketch(n)) >= SAME)
          groups[rootOf(groups, n)] = rootOf(groups, other)
      })
  })
  return groups.map((_, n) => rootOf(groups, n))
}

/** Which messages came through each mark, in their order and so many at most: an open table of marks, each with a chain of messages. */
class Doors {
  readonly #mask: number
  readonly #marks: Uint32Array
  /** By place of a mark, the chain’s first and last link plus one, and its length. */
  readonly #first: Int32Array
  readonly #last: Int32Array
  readonly #length: Uint8Array
  /** By link, the message and the next link plus one. */
  readonly #messages: Int32Array
  readonly #next: Int32Array
  #links = 0

  constructor(messages: number) {
    const places = 2 ** Math.ceil(Math.log2(2 * DOOR * messages + 1))
    this.#mask = places - 1
    this.#marks = new Uint32Array(places)
    this.#first = new Int32Array(places)
    this.#last = new Int32Array(places)
    this.#length = new Uint8Array(places)
    this.#messages = new Int32Array(DOOR * messages)
    this.#next = new Int32Array(DOOR * messages)
  }

  /** Tells of all that came through the mark before, and adds one; of a phrase of the language nothing. */
  enter(mark: number, message: number, on: (other: number) => void): void {
    let place = mark & this.#mask
    while (this.#first[place] !== 0 && this.#marks[place] !== mark) place = (place + 1) & this.#mask
    if ((this.#length[place] as number) > PHRASE) return
    for (let link = this.#first[place] as number; link !== 0; link = this.#next[link - 1] as number)
      on(this.#messages[link - 1] as number)
    this.#messages[this.#links] = message
    this.#links += 1
    if (this.#first[place] === 0) {
      this.#marks[place] = mark
      this.#first[place] = this.#links
    } else this.#next[(this.#last[place] as number) - 1] = this.#links
    this.#last[place] = this.#links
    this.#length[place] = (this.#length[place] as number) + 1
  }
}

const characters = new Uint16Array(MOST_READ)
const all = new Uint32Array(MOST_READ)

/** Writes the lowest marks of a message's pieces, ascending, each once; returns how many. */
function sketchInto(sketch: Uint32Array, { text, title }: Message): number {
  const end = cleanInto(text, characters, title ? cleanInto(title, characters) : 0)
  const pieces = Math.max(1, end - PIECE + 1)
  // Of a long text most marks are too high to be among the lowest: not even sorted.
  const limit = Math.min(0xff_ff_ff_ff, (2 ** 32 * SKETCH * ENOUGH) / pieces)
  let kept = 0
  for (let start = 0; start < pieces; start++) {
    let mark = 0x81_1c_9d_c5
    for (let at = start; at < Math.min(end, start + PIECE); at++)
      mark = Math.imul(mark ^ (characters[at] as number), 0x01_00_01_93)
    mark = Math.imul(mark ^ (mark >>> 15), 0x2c_1b_3c_6d)
    mark = (mark ^ (mark >>> 13)) >>> 0
    if (mark > limit) continue
    all[kept] = mark
    kept += 1
  }
  all.subarray(0, kept).sort()
  let length = 0
  for (let at = 0; at < kept && length < SKETCH; at++) {
    if (at > 0 && all[at] === all[at - 1]) continue
    sketch[length] = all[at] as number
    length += 1
  }
  return length
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
