import { type Examples, spreadIn } from './examples.ts'
import { BLOCKS } from './grams.ts'

/** How much each block of grams counts: one to three characters of all words, one and two of the head. */
const SHARES = [1, 1, 1, 0.6, 0.6] as const

/** 1 + log of a count: the second time a word is said tells less than the first. */
const damped = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)))

/** How much a gram tells that stands in `spread` of `messages`; 0 where it stands in none. */
export function rarities(spread: Int32Array, messages: number): Float32Array {
  return Float32Array.from(spread, (times) => (times === 0 ? 0 : Math.log((1 + messages) / (1 + times)) + 1))
}

/** What gives one block of a message the length it counts with, of the sum of the squares of its grams. */
export function shareOf(block: number, squares: number): number {
  return squares === 0 ? 0 : (SHARES[block] as number) / Math.sqrt(squares)
}

/** The weight of a gram said so often, before its block has its length. */
export function rawWeight(count: number, rarity: number): number {
  return (damped[count] as number) * rarity
}

/** The messages as vectors, for every gram of `examples.grams` its value; and the rarities that reading needs, learnt from `among`. */
export function vectorsOf(examples: Examples, among: Int32Array): { values: Float32Array; rarity: Float32Array } {
  const rarity = rarities(spreadIn(examples, among), among.length)
  const { starts, grams, counts, blocks } = examples
  const values = new Float32Array(grams.length)
  const squares = new Float64Array(BLOCKS)
  for (let n = 0; n + 1 < starts.length; n++) {
    const begin = starts[n] as number
    const end = starts[n + 1] as number
    squares.fill(0)
    for (let at = begin; at < end; at++) {
      const gram = grams[at] as number
      const value = rawWeight(counts[at] as number, rarity[gram] as number)
      const block = blocks[gram] as number
      values[at] = value
      squares[block] = (squares[block] as number) + value * value
    }
    for (let block = 0; block < BLOCKS; block++) squares[block] = shareOf(block, squares[block] as number)
    for (let at = begin; at < end; at++)
      values[at] = (values[at] as number) * (squares[blocks[grams[at] as number] as number] as number)
  }
  return { values, rarity }
}
