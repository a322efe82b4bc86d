import { MOST_PARTS } from '../catalogue/fit-danger.ts'
import type { DangerWord } from '../catalogue/rows.ts'
import { type Pressing, pressing } from '../ledger/words.ts'
import { type NameTrie, nameTrie } from '../place/name-trie.ts'
import { cleaned, MOST_READ } from '../text/clean.ts'
import { isHarmless, sentenceEnd } from './guard.ts'

/** 险情: how urgent a message may be by its words of danger, and which they are, as they stand in it. */
export type Danger = Readonly<{ urgency: Pressing; words: readonly string[] }>

/** So many words tell why. */
const MOST_WORDS = 5
/** Of a part that one sentence repeats so many places are looked at: nobody makes reading long by saying it over and over. */
const MOST_PLACES = 20

/**
 * What the words of danger make of a message: the most urgent of the rows whose parts all stand in one sentence, none of them
 * denied, general or past (`guard.ts`); null where there is none. All rows are looked for in one pass, by a trie that is built
 * once for a version of the catalogue.
 */
export function dangerIn(
  { text, title }: Readonly<{ text: string; title?: string | undefined }>,
  rows: readonly DangerWord[],
): Danger | null {
  const index = indexOf(rows)
  const found = new Map<number, readonly string[]>()
  for (const part of title ? [title, text] : [text]) find(part, index, found)
  const urgency = pressing.find((one) => [...found.keys()].some((row) => rows[row]?.urgency === one))
  if (!urgency) return null
  const words = [...found].flatMap(([row, said]) => (rows[row]?.urgency === urgency ? said : []))
  return { urgency, words: longest(words).slice(0, MOST_WORDS) }
}

type Index = Readonly<{ trie: NameTrie; partsOf: readonly number[] }>
const indexes = new WeakMap<readonly DangerWord[], Index>()

/** A snapshot of the catalogues keeps one list of its rows, and so one trie, until their version moves. */
function indexOf(rows: readonly DangerWord[]): Index {
  const known = indexes.get(rows)
  if (known) return known
  const builder = nameTrie()
  for (const [row, { parts }] of rows.entries())
    for (const [n, part] of parts.entries()) builder.add(cleaned(part), row * MOST_PARTS + n)
  const made = { trie: builder.finish(), partsOf: rows.map(({ parts }) => parts.length) }
  indexes.set(rows, made)
  return made
}

/** Adds the rows whose parts all stand in one sentence of the text to those `found`, with the parts as they stand there. */
function find(text: string, { trie, partsOf }: Index, found: Map<number, readonly string[]>): void {
  const { read, asSaid } = readOf(text.slice(0, MOST_READ))
  /** Where each part stands in this sentence. */
  const places = new Map<number, (readonly [start: number, end: number])[]>()
  for (let start = 0; start < read.length; start += 1) {
    let node = trie.next(0, read.charCodeAt(start))
    for (let end = start + 1; node >= 0; end += 1) {
      for (const value of trie.endsAt(node)) {
        const known = places.get(value)
        if (known && known.length < MOST_PLACES) known.push([start, end])
        if (!known) places.set(value, [[start, end]])
      }
      node = end < read.length ? trie.next(node, read.charCodeAt(end)) : -1
    }
    if (places.size > 0 && (start + 1 === read.length || sentenceEnd.test(read.charAt(start)))) {
      for (const [row, parts] of Map.groupBy(places, ([value]) => Math.floor(value / MOST_PARTS))) {
        if (parts.length < (partsOf[row] ?? 0) || found.has(row)) continue
        const meant = parts.map(([, of]) => of.find(([from, to]) => !isHarmless(read, from, to)))
        if (meant.every((place) => place !== undefined))
          found.set(
            row,
            meant.map(([from, to]) => asSaid(from, to)),
          )
      }
      places.clear()
    }
  }
}

/** A text as it is read, where each line ends a sentence, and what stands between two places of it as it was written. */
function readOf(text: string) {
  const origins = new Int32Array(text.length)
  return {
    read: cleaned(text.replace(/[\r\n]/g, '。'), origins),
    asSaid: (start: number, end: number) => text.slice(origins[start], (origins[end - 1] ?? 0) + 1),
  }
}

/** Each word once, and none that stands inside another. */
function longest(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((one) => !words.some((other) => other !== one && other.includes(one)))
}
