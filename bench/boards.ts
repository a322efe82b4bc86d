/**
 * The first page of every supervision board, whole, of one unit, of one level, and as a leader of one county sees it, and the
 * counts, at ten thousand and at a million matters, in turns: `node bench/boards.ts`. The wanted ratio of a page is at most 2,
 * where the small book has as many rows to show; a count stops at 999.
 */
import { sql } from 'kysely'
import { type Board, boards, listSupervision } from '../contract/supervision.ts'
import type { Viewer } from '../domain/access/role.ts'
import type { Db } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { boardCounts, boardPage } from '../server/supervision/boards.ts'
import { actor, catalogue } from '../test/make.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase, median } from './database.ts'
import { fillMatters } from './filled-book.ts'

const ROUNDS = 30
const now = new Date('2026-06-01T02:00:00Z')
const overseer = (role: 'supervisor' | 'leader', regionCode: string | null): Viewer => ({
  id: actor('supervisor').id,
  unitId: 'centre',
  grants: [{ role, unitId: null, regionCode, standsInFor: null }],
})
const everywhere = overseer('supervisor', null)
const narrowings = [
  ['', everywhere, {}],
  ['a unit', everywhere, { unit: 'u7' }],
  ['a level', everywhere, { level: 3 }],
  ['a county', overseer('leader', '159903000000'), {}],
] as const

/** One in ten of those under way is pressed, returned or redone, and owes a reply. */
async function press(owner: Db): Promise<void> {
  const draw = (seed: number, of: number) => sql.raw(`(abs(hashtextextended(id::text, ${seed})) % ${of})`)
  await sql`
    update matter set hops = ${draw(1, 4)}, redos = ${draw(2, 4)}, supervision_level = ${draw(3, 5)},
      reply_by = date '2026-05-20' + ${draw(4, 30)}::integer
    where status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved') and ${draw(5, 10)} = 0`.execute(owner)
  await sql`vacuum analyze matter`.execute(owner)
}

/** Answers with how many rows came. */
type Asked = (db: Db) => Promise<number>
const asked = new Map<string, Asked>()
for (const board of Object.keys(boards) as Board[])
  for (const [name, viewer, narrow] of narrowings) {
    const query = listSupervision.query.parse({ board, ...narrow })
    const page: Asked = (db) =>
      inTenant(db, TENANT, async (tx) => (await boardPage(tx, TENANT, viewer, query, catalogue, now)).rows.length)
    asked.set(name ? `${board}, ${name}` : board, page)
  }
asked.set('all counts', (db) =>
  inTenant(db, TENANT, async (tx) => {
    const { counts } = await boardCounts(tx, TENANT, everywhere, { least: 1 }, catalogue, now)
    return Object.values(counts).reduce((sum, { count }) => sum + count, 0)
  }),
)

async function filled(count: number) {
  const { database, close } = await benchDatabase(2)
  const owner = database.owner()
  await setUpPrefecture(database.app)
  for (let from = 0; from < count; from += 200_000) await fillMatters(owner, from, Math.min(count, from + 200_000), now)
  await press(owner)
  return { db: database.app, close }
}

const few = await filled(10_000)
process.stdout.write('filling a million …\n')
const many = await filled(1_000_000)
for (const [name, ask] of asked) {
  const times: [small: number[], large: number[]] = [[], []]
  const rows: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [n, { db }] of [few, many].entries()) {
      const began = performance.now()
      rows[n] = await ask(db)
      times[n]?.push(performance.now() - began)
    }
  const [small, large] = times.map(median) as [number, number]
  process.stdout.write(
    `${name.padEnd(20)} ${small.toFixed(2).padStart(8)} ms ${large.toFixed(2).padStart(8)} ms ${(large / small).toFixed(2).padStart(8)}  (${rows.join(' and ')} rows)\n`,
  )
}
await few.close()
await many.close()
process.exit()
