/**
 * "People near you already reported this" at ten thousand and at a million matters, in one run: `node bench/nearby.ts`. The
 * wanted ratio is at most 2.
 */
import type { Db } from '../server/db/database.ts'
import { readTenant } from '../server/db/tenant.ts'
import { nearTo, type Words } from '../server/join/near.ts'
import { catalogue } from '../test/make.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase, median } from './database.ts'
import { fillMatters } from './filled-book.ts'

const ROUNDS = 40
const now = new Date('2026-06-01T02:00:00Z')
const text = '家里暖气不热，请求尽快处理，老人孩子都冻着'

const asked: Readonly<Record<string, Words>> = {
  'a village': { text, regionCode: '159903100201' },
  'a township': { text, regionCode: '159903100000' },
  'a county': { text, regionCode: '159903000000' },
  'no place': { text },
}

async function measure(db: Db): Promise<Map<string, number>> {
  const result = new Map<string, number>()
  for (const [name, words] of Object.entries(asked)) {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now()
      await readTenant(db, TENANT, (tx) => nearTo(tx, TENANT, catalogue, words, now))
      times.push(performance.now() - began)
    }
    result.set(name, median(times))
  }
  return result
}

const { database, close } = await benchDatabase(2)
await setUpPrefecture(database.app)
await fillMatters(database.owner(), 0, 10_000, now)
const few = await measure(database.app)
for (let from = 10_000; from < 1_000_000; from += 198_000)
  await fillMatters(database.owner(), from, from + 198_000, now)
const many = await measure(database.app)
for (const [name, ms] of few) {
  const later = many.get(name) ?? Number.NaN
  console.log(
    `${name}: ${ms.toFixed(1)} ms at 10,000, ${later.toFixed(1)} ms at 1,000,000: ${(later / ms).toFixed(2)} times`,
  )
}
await close()
