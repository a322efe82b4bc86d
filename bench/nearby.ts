/**
 * "People near you already reported this" at ten thousand, a hundred thousand and a million matters, in turns:
 * `node bench/nearby.ts`. The words are compared with the newest of their neighbourhood, so many at most. At ten thousand
 * matters a neighbourhood has fewer, and less is done: the wanted ratio, at most 2, is that of a million to a hundred
 * thousand, where every neighbourhood is full.
 */
import type { Db, Tx } from '../server/db/database.ts'
import { readTenant } from '../server/db/tenant.ts'
import { nearTo, type Words } from '../server/join/near.ts'
import { joinablesFor } from '../server/join/pool.ts'
import { catalogue } from '../test/make.ts'
import { TENANT } from '../test/prefecture.ts'
import { median } from './database.ts'
import { filledBook } from './filled-book.ts'

const ROUNDS = 30
const now = new Date('2026-06-01T02:00:00Z')
const text = '家里暖气不热，请求尽快处理，老人孩子都冻着'

const asked: Readonly<Record<string, Words>> = {
  'a village': { text, regionCode: '159903100201' },
  'a township': { text, regionCode: '159903100000' },
  'a county': { text, regionCode: '159903000000' },
  'no place': { text },
}

const books = [await filledBook(10_000, now), await filledBook(100_000, now), await filledBook(1_000_000, now)]
const within = <T>(db: Db, work: (tx: Tx) => Promise<T>) => readTenant(db, TENANT, work)
for (const [name, words] of Object.entries(asked)) {
  const times: number[][] = books.map(() => [])
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [n, { db }] of books.entries()) {
      const began = performance.now()
      await within(db, (tx) => nearTo(tx, TENANT, catalogue, words, now))
      times[n]?.push(performance.now() - began)
    }
  const told: string[] = []
  for (const [n, { db, count }] of books.entries()) {
    const pool = await within(db, (tx) => joinablesFor(tx, TENANT, words.regionCode ?? null, null))
    told.push(`${median(times[n] ?? []).toFixed(1)} ms at ${count} (compared with ${pool.length})`)
  }
  const [, full = Number.NaN, many = Number.NaN] = times.map(median)
  console.log(`${name}: ${told.join(', ')}: ${(many / full).toFixed(2)} times`)
}
for (const { close } of books) await close()
