import type { Tx } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { TENANT } from '../test/prefecture.ts'
import { blocksRead, median } from './database.ts'
import { filledBook } from './filled-book.ts'

/** What is asked of a book; the number of rows it tells. */
export type Ask = (tx: Tx) => Promise<number>

/**
 * Asks everything of a book of ten thousand matters and of one of a million, in turns, and prints a line each: the median times,
 * their ratio, the blocks that the million read last, and the rows that were told.
 *
 * @param keptIn the folder in which the filled books are kept for the next time; made anew and gone afterwards without one
 */
export async function askBoth(
  asked: Iterable<readonly [name: string, ask: Ask]>,
  rounds: number,
  now: Date,
  keptIn?: string,
) {
  const few = await filledBook(10_000, now, keptIn)
  console.log('filling a million …')
  const many = await filledBook(1_000_000, now, keptIn)
  console.log(lineOf('', ['at 10,000', 'at 1,000,000', 'ratio', 'blocks']))
  for (const [name, ask] of asked) {
    const times: [small: number[], large: number[]] = [[], []]
    const rows: number[] = []
    let blocks = 0
    for (let round = 0; round < rounds; round += 1)
      for (const [n, { db }] of [few, many].entries()) {
        await inTenant(db, TENANT, async (tx) => {
          const before = await blocksRead(tx)
          const began = performance.now()
          rows[n] = await ask(tx)
          times[n]?.push(performance.now() - began)
          blocks = (await blocksRead(tx)) - before
        })
      }
    const [small, large] = times.map(median) as [number, number]
    const figures = [`${small.toFixed(2)} ms`, `${large.toFixed(2)} ms`, (large / small).toFixed(2), `${blocks}`]
    console.log(`${lineOf(name, figures)}  (${rows.join(' and ')} rows)`)
  }
  await few.close()
  await many.close()
}

const widths = [12, 12, 8, 7]

function lineOf(name: string, figures: readonly string[]): string {
  return `${name.padEnd(37)} ${figures.map((figure, n) => figure.padStart(widths[n] ?? 0)).join(' ')}`
}
