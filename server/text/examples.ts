import { GramReader, type Message } from './grams.ts'
import { GramTable, MOST_NUMBERED, NOTHING } from './gram-table.ts'
import { letGo } from './let-go.ts'
import { Seen } from './seen.ts'
import { vectorsOf } from './vectors.ts'

/** A gram that stands in one message alone tells nothing of another. */
const LEAST = 2
const MOST_COUNT = 255

type Numbers = Int32Array<ArrayBuffer>
type Bytes = Uint8Array<ArrayBuffer>

/**
 * The grams of many messages: those of message n stand from `starts[n]` to `starts[n + 1]`, each with its value in the vector of
 * its message (`vectorsOf`). Gram numbers are those of `table`, the most frequent first; `blocks` has the block of each.
 */
export type Examples = Readonly<{
  table: GramTable
  blocks: Bytes
  starts: Numbers
  grams: Numbers
  values: Float32Array<ArrayBuffer>
}>

/** Learns the grams of messages, at most so many, the most frequent. Memory: 8 bytes for each gram of a message, about 650 of a message of 430 characters, beside the table. */
export function examplesOf(messages: readonly Message[], most = MOST_NUMBERED): Examples {
  const rough = roughOf(messages)
  const { counts, ...kept } = compact(rough, most)
  const examples = { ...kept, values: vectorsOf({ ...kept, counts }) }
  letGo(counts)
  return examples
}

type Rough = Readonly<{
  table: GramTable
  blocks: Bytes
  /** In how many messages each gram stands. */
  spread: Numbers
  starts: Numbers
  grams: Numbers
  counts: Bytes
}>

/** The grams that may stand in more than one message, numbered as they come. */
function roughOf(messages: readonly Message[]): Rough {
  const reader = new GramReader()
  const seen = new Seen()
  let most = 0
  for (const message of messages) {
    reader.take(message)
    reader.note(seen)
    most += reader.most
  }
  const table = new GramTable(seen.count)
  let blocks: Bytes = new Uint8Array(seen.count)
  let within: Bytes = new Uint8Array(seen.count)
  let spread: Numbers = new Int32Array(seen.count)
  // Room for all, said for the first time or not: of memory that nothing was written to the system takes none.
  const grams: Numbers = new Int32Array(most)
  const counts: Bytes = new Uint8Array(most)
  const starts: Numbers = new Int32Array(messages.length + 1)
  let end = 0
  const on = (id: number, block: number) => {
    if (id >= within.length) {
      blocks = longer(blocks, Uint8Array)
      within = longer(within, Uint8Array)
      spread = longer(spread, Int32Array)
    }
    const times = within[id] as number
    if (times === 0) {
      grams[end] = id
      end += 1
      blocks[id] = block
    }
    if (times < MOST_COUNT) within[id] = times + 1
  }
  messages.forEach((message, n) => {
    reader.take(message)
    reader.learn(table, seen, on)
    for (let at = starts[n] as number; at < end; at++) {
      const id = grams[at] as number
      counts[at] = within[id] as number
      within[id] = 0
      spread[id] = (spread[id] as number) + 1
    }
    starts[n + 1] = end
  })
  seen.letGo()
  letGo(within)
  return { table, blocks, spread, starts, grams, counts }
}

/** Leaves out what is too rare, and numbers the rest by frequency: what is read most lies close together in memory. Nothing is left of `rough`. */
function compact(rough: Rough, most: number): Omit<Examples, 'values'> & Pick<Rough, 'counts'> {
  const { grams, counts, starts, spread } = rough
  const sorted = byFrequency(spread, rough.table.size, starts.length)
  const { before, last } = rough.table.entries()
  rough.table.letGo()
  const table = new GramTable(Math.min(sorted.length, most))
  const renumbered = new Int32Array(spread.length).fill(NOTHING)
  const blocks = new Uint8Array(Math.min(sorted.length, most))
  for (const id of sorted.subarray(0, most)) {
    const parent = before[id] as number
    const kept = table.add(parent < 0 ? parent : (renumbered[parent] as number), last[id] as number)
    renumbered[id] = kept
    blocks[kept] = rough.blocks[id] as number
  }
  letGo(sorted, before, last, spread, rough.blocks)
  let end = 0
  for (let n = 0, from = 0; n + 1 < starts.length; n++) {
    const to = starts[n + 1] as number
    for (let at = from; at < to; at++) {
      const kept = renumbered[grams[at] as number] as number
      if (kept === NOTHING) continue
      grams[end] = kept
      counts[end] = counts[at] as number
      end += 1
    }
    from = to
    starts[n + 1] = end
  }
  letGo(renumbered)
  return { table, blocks, starts, grams: grams.subarray(0, end), counts: counts.subarray(0, end) }
}

/**
 * The numbers below `size` that are frequent enough, the most frequent first and of one frequency the lowest first. A gram is never
 * more frequent than the one it begins with and was added after it: that one comes first.
 */
function byFrequency(spread: Int32Array, size: number, most: number): Numbers {
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

function longer<A extends Bytes | Numbers>(array: A, kind: new (length: number) => A): A {
  const more = new kind(Math.ceil(array.length * 1.5) + 1024)
  more.set(array)
  letGo(array)
  return more
}

/** Counts into `spread` in how many of the messages `among` each gram stands. */
export function spreadIn({ starts, grams }: Examples, among: Int32Array, spread: Int32Array): void {
  spread.fill(0)
  for (const n of among)
    for (let at = starts[n] as number, end = starts[n + 1] as number; at < end; at++) {
      const gram = grams[at] as number
      spread[gram] = (spread[gram] as number) + 1
    }
}
