/**
 * The figures of the public book, matters by status and the balance of the month, from the tallies at ten thousand and at a
 * million matters, and counted from the matters and movements themselves, in one run: `node bench/book.ts`. Wanted: the
 * same at a million as at ten thousand, 2 times at most.
 */
import { sql } from 'kysely'
import type { Tx } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { balanceOf } from '../server/ledger/balance.ts'
import { countsByStatus, foldTallies, recountTallies } from '../server/ledger/tally.ts'
import { newId } from '../server/new-id.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase, median } from './database.ts'
import { fillMatters, fillMovements } from './filled-book.ts'

const ROUNDS = 20
/** Rows that the job has not put together yet: a minute of a very busy prefecture. */
const UNFOLDED = 20_000
const now = new Date('2026-06-01T02:00:00Z')
const month = { from: '2026-05-01', to: '2026-05-31' }

const { database, close } = await benchDatabase(2)
await setUpPrefecture(database.app)
const within = <T>(work: (tx: Tx) => Promise<T>) => inTenant(database.app, TENANT, work)
const took = async (work: (tx: Tx) => Promise<unknown>) => {
  const times: number[] = []
  await within(work)
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    await within(work)
    times.push(performance.now() - began)
  }
  return median(times)
}
const kept = async (tx: Tx) => {
  await countsByStatus(tx, TENANT)
  await balanceOf(tx, TENANT, month)
}
/** What the tallies stand for, asked of all matters and movements. */
const counted = async (tx: Tx) => {
  await sql`select status, count(*) from matter where tenant_id = ${TENANT} group by status`.execute(tx)
  await balanceOf(tx, TENANT, { ...month, by: 'county' })
}
const tell = async (name: string) => {
  const [a, b] = [await took(kept), await took(counted)]
  console.log(`${name}: tallies ${a.toFixed(2)} ms, counted ${b.toFixed(1)} ms, ${(b / a).toFixed(0)} times`)
  return a
}

await fillMatters(database.owner(), 0, 10_000, now)
await fillMovements(database.owner())
await within((tx) => recountTallies(tx, TENANT, newId))
const small = await tell('10,000 matters')

console.log('filling a million …')
for (let from = 10_000; from < 1_000_000; from += 198_000)
  await fillMatters(database.owner(), from, from + 198_000, now)
await sql`truncate book_movement`.execute(database.owner())
await fillMovements(database.owner())
const began = performance.now()
await within((tx) => recountTallies(tx, TENANT, newId))
console.log(`recounted in ${((performance.now() - began) / 1000).toFixed(1)} s`)
const large = await tell('1,000,000 matters')
console.log(`ratio: ${(large / small).toFixed(2)}`)

await sql`
  insert into book_tally (tenant_id, line_id, account, name, on_day, amount)
  select ${TENANT}, gen_random_uuid(), 'status', case n % 2 when 0 then 'submitted' else 'opened' end, null, n % 3 - 1
  from generate_series(1, ${UNFOLDED}::int) n`.execute(database.owner())
console.log(`with ${UNFOLDED} rows not folded yet: ${(await took(kept)).toFixed(2)} ms`)
const beganFold = performance.now()
await within((tx) => foldTallies(tx, TENANT))
console.log(`folded in ${(performance.now() - beganFold).toFixed(0)} ms, then ${(await took(kept)).toFixed(2)} ms`)
await close()
