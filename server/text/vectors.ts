import type { Examples } from './examples.ts'
import { BLOCKS } from './grams.ts'

/** How much each block of grams counts: one to three characters of all words, one and two of the head. Three say again much of what two said. */
const SHARES = [1, 1, 0.6, 0.5, 0.5] as const

/** 1 + log of a count: the second time a word is said tells less than the first. */
const damped = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)))

/** What a gram counts that is said so often, before its block has its length. */
export function dampedCount(count: number): number {
  return damped[count] as number
}

/** What gives one block of a message the length it counts with, of the sum of the squares of its grams. */
export function shareOf(block: number, squares: number): number {
  return squares === 0 ? 0 : (SHARES[block] as number) / Math.sqrt(squares)
}

/**
 * The messages as vectors: for every gram of `grams` its value, of how often its message says it (`counts`). However long a message, each block of it has the
 * same length. How rare a gram is does not count: what it tells of a class is in `logRatios`.
 */
export function vectorsOf({
  starts,
  grams,
  counts,
  blocks,
}: Pick<Examples, 'starts' | 'grams' | 'blocks'> & Readonly<{ counts: Uint8Array }>): Examples['values'] {
  const values = new Float32Array(grams.length)
  const squares = new Float64Array(BLOCKS)
  for (let n = 0; n + 1 < starts.length; n++) {
    const begin = starts[n] as number
    const end = starts[n + 1] as number
    squares.fill(0)
    for (let at = begin; at < end; at++) {
      const value = damped[counts[at] as number] as number
      const block = blocks[grams[at] as number] as number
      values[at] = value
      squares[block] = (squares[block] as number) + value * value
    }
    for (let block = 0; block < BLOCKS; block++) squares[block] = shareOf(block, squares[block] as number)
    for (let at = begin; at < end; at++)
      values[at] = (values[at] as number) * (squares[blocks[grams[at] as number] as number] as number)
  }
  return values
}
