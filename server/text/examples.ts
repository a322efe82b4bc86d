import { GramReader, type Message } from './grams.ts'
import { GramTable, MOST_NUMBERED, NOTHING } from './gram-table.ts'
import { Seen } from './seen.ts'

/** A gram that stands in one message alone tells nothing of another. */
const LEAST = 2
const MOST_COUNT = 255

/**
 * The grams of many messages: those of message n stand from `starts[n]` to `starts[n + 1]`, each with how often it is said.
 * Gram numbers are those of `table`, the most frequent first; `blocks` has the block of each.
 */
export type Examples = Readonly<{
  table: GramTable
  blocks: Uint8Array
  starts: Int32Array
  grams: Int32Array
  counts: Uint8Array
}>

/** Learns the grams of messages, at most so many, the most frequent. Memory: 5 bytes for each gram of a message, about 650 of a message of 430 characters, beside the table. */
export function examplesOf(messages: readonly Message[], most = MOST_NUMBERED): Examples {
  const reader = new GramReader()
  const seen = new Seen()
  for (const message of messages) {
    reader.take(message)
    reader.note(seen)
  }
  const rough = new GramTable(1 << 18)
  let blocks = new Uint8Array(1 << 18)
  let within = new Uint8Array(1 << 18)
  let spread = new Int32Array(1 << 18)
  let grams = new Int32Array(1 << 20)
  let counts = new Uint8Array(1 << 20)
  const starts = new Int32Array(messages.length + 1)
  let end = 0
  const on = (id: number, block: number) => {
    if (id >= within.length) {
      blocks = longer(blocks, Uint8Array)
      within = longer(within, Uint8Array)
      spread = longer(spread, Int32Array)
    }
    const times = within[id] as number
    if (times === 0) {
      if (end === grams.length) {
        grams = longer(grams, Int32Array)
        counts = longer(counts, Uint8Array)
      }
      grams[end] = id
      end += 1
      blocks[id] = block
    }
    if (times < MOST_COUNT) within[id] = times + 1
  }
  messages.forEach((message, n) => {
    reader.take(message)
    reader.learn(rough, seen, on)
    for (let at = starts[n] as number; at < end; at++) {
      const id = grams[at] as number
      counts[at] = within[id] as number
      within[id] = 0
      spread[id] = (spread[id] as number) + 1
    }
    starts[n + 1] = end
  })
  return compact(rough, { blocks, spread, starts, grams, counts }, most)
}

type Rough = Readonly<{
  blocks: Uint8Array
  spread: Int32Array
  starts: Int32Array
  grams: Int32Array
  counts: Uint8Array
}>

/** Leaves out what is too rare, and numbers the rest by frequency: what is read most lies close together in memory. */
function compact(rough: GramTable, { blocks, spread, starts, grams, counts }: Rough, most: number): Examples {
  const sorted = byFrequency(spread, rough.size, starts.length).subarray(0, most)
  const { before, last } = rough.entries()
  const table = new GramTable(sorted.length)
  const renumbered = new Int32Array(rough.size).fill(NOTHING)
  const keptBlocks = new Uint8Array(sorted.length)
  for (const id of sorted) {
    const parent = before[id] as number
    const kept = table.add(parent < 0 ? parent : (renumbered[parent] as number), last[id] as number)
    renumbered[id] = kept
    keptBlocks[kept] = blocks[id] as number
  }
  const keptStarts = new Int32Array(starts.length)
  let end = 0
  for (let n = 0; n + 1 < starts.length; n++) {
    for (let at = starts[n] as number; at < (starts[n + 1] as number); at++) {
      const kept = renumbered[grams[at] as number] as number
      if (kept === NOTHING) continue
      grams[end] = kept
      counts[end] = counts[at] as number
      end += 1
    }
    keptStarts[n + 1] = end
  }
  return {
    table,
    blocks: keptBlocks,
    starts: keptStarts,
    grams: grams.subarray(0, end),
    counts: counts.subarray(0, end),
  }
}

/**
 * The numbers below `size` that are frequent enough, the most frequent first and of one frequency the lowest first. A gram is never
 * more frequent than the one it begins with and was added after it: that one comes first.
 */
function byFrequency(spread: Int32Array, size: number, most: number): Int32Array {
  const places = new Int32Array(most + 1)
  let total = 0
  for (let id = 0; id < size; id++) {
    const times = spread[id] as number
    if (times < LEAST) continue
    places[times] = (places[times] as number) + 1
    total += 1
  }
  let place = total
  for (let times = 0; times <= most; times++) {
    place -= places[times] as number
    places[times] = place
  }
  const sorted = new Int32Array(total)
  for (let id = 0; id < size; id++) {
    const times = spread[id] as number
    if (times < LEAST) continue
    sorted[places[times] as number] = id
    places[times] = (places[times] as number) + 1
  }
  return sorted
}

function longer<A extends Uint8Array | Int32Array>(array: A, kind: new (length: number) => A): A {
  const more = new kind(Math.ceil(array.length * 1.5))
  more.set(array)
  return more
}

/** In how many of the messages `among` each gram stands. */
export function spreadIn({ table, starts, grams }: Examples, among: Int32Array): Int32Array {
  const spread = new Int32Array(table.size)
  for (const n of among)
    for (let at = starts[n] as number; at < (starts[n + 1] as number); at++) {
      const gram = grams[at] as number
      spread[gram] = (spread[gram] as number) + 1
    }
  return spread
}
