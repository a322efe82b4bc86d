/**
 * The first page and the count of every supervision board at ten thousand and at a million matters, in one run:
 * `node bench/boards.ts`. The wanted ratio of a page is at most 2; a count stops at 999.
 */
import { sql } from 'kysely'
import { type Board, boards, listSupervision } from '../contract/supervision.ts'
import type { Db } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { boardCounts, boardPage } from '../server/supervision/boards.ts'
import { actor, catalogue } from '../test/make.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase, median } from './database.ts'
import { fillMatters, fillOrders } from './filled-book.ts'

const ROUNDS = 30
const now = new Date('2026-06-01T02:00:00Z')
const viewer = {
  id: actor('supervisor').id,
  unitId: 'centre',
  grants: [{ role: 'supervisor', unitId: null, regionCode: null, standsInFor: null }],
} as const

/** One in ten of those under way is pressed, returned or redone, and owes a reply. */
async function press(owner: Db): Promise<void> {
  const draw = (seed: number, of: number) => sql.raw(`(abs(hashtextextended(id::text, ${seed})) % ${of})`)
  await sql`
    update matter set hops = ${draw(1, 4)}, redos = ${draw(2, 4)}, supervision_level = ${draw(3, 5)},
      reply_by = date '2026-05-20' + ${draw(4, 30)}::integer
    where status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved') and ${draw(5, 10)} = 0`.execute(owner)
  await sql`vacuum analyze matter`.execute(owner)
}

async function measure(db: Db): Promise<Map<string, number>> {
  const result = new Map<string, number>()
  const time = async (name: string, run: () => Promise<unknown>) => {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now()
      await run()
      times.push(performance.now() - began)
    }
    result.set(name, median(times))
  }
  for (const board of Object.keys(boards) as Board[])
    for (const [name, narrow] of [
      [board, {}],
      [`${board}, a unit`, { unit: 'u7' }],
    ] as const) {
      const query = listSupervision.query.parse({ board, ...narrow })
      await time(name, () => inTenant(db, TENANT, (tx) => boardPage(tx, TENANT, viewer, query, catalogue, now)))
    }
  await time('all counts', () =>
    inTenant(db, TENANT, (tx) => boardCounts(tx, TENANT, viewer, { least: 1 }, catalogue, now)),
  )
  return result
}

const { database, close } = await benchDatabase(2)
const owner = database.owner()
await setUpPrefecture(database.app)
await fillMatters(owner, 0, 10_000, now)
await fillOrders(owner)
await press(owner)
const small = await measure(database.app)
process.stdout.write('filling a million …\n')
await sql`delete from work_order`.execute(owner)
for (let from = 10_000; from < 1_000_000; from += 198_000) await fillMatters(owner, from, from + 198_000, now)
await fillOrders(owner)
await press(owner)
const large = await measure(database.app)
for (const [name, before] of small) {
  const after = large.get(name) ?? Number.NaN
  process.stdout.write(
    `${name.padEnd(20)} ${before.toFixed(2).padStart(8)} ms ${after.toFixed(2).padStart(8)} ms ${(after / before).toFixed(2).padStart(8)}\n`,
  )
}
await close()
process.exit()
