/**
 * The first page of every supervision board, whole and narrowed as its pages and the reach of an overseer narrow it, one by one
 * and two at once, and the counts, at ten thousand and at a million matters, in turns: `node bench/boards.ts [folder to keep
 * the filled books in]`. The wanted ratio of a page is at most 2, where the small book has as many rows to show; a count stops
 * at 999. Beside it how many blocks of the database a page reads at a million: a row that is shown costs about one.
 */
import { type Board, boards, listSupervision } from '../contract/supervision.ts'
import type { Viewer } from '../domain/access/role.ts'
import type { Tx } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { boardCounts, boardPage } from '../server/supervision/boards.ts'
import { actor, catalogue } from '../test/make.ts'
import { TENANT } from '../test/prefecture.ts'
import { blocksRead, median } from './database.ts'
import { filledBook } from './filled-book.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 15)
const keptIn = process.argv[2]
const now = new Date('2026-06-01T02:00:00Z')
const overseer = (...regions: (string | null)[]): Viewer => ({
  id: actor('supervisor').id,
  unitId: 'centre',
  grants: regions.map((regionCode) => ({ role: 'leader', unitId: null, regionCode, standsInFor: null })),
})
const viewers = {
  '': overseer(null),
  'a county': overseer('159903000000'),
  'a township': overseer('159903101000'),
  'a village': overseer('159903101205'),
  'two townships': overseer('159903101000', '159907102000'),
}
const filters = {
  '': {},
  'a unit': { unit: 'u7' },
  'a level': { level: 3 },
  'unit and level': { unit: 'u7', level: 3 },
}

/** Answers with how many rows came. */
type Asked = (tx: Tx) => Promise<number>
const asked = new Map<string, Asked>()
for (const [where, viewer] of Object.entries(viewers)) {
  for (const [narrow, filter] of Object.entries(filters)) {
    // By the same indexes as a township.
    if (where === 'a village' && narrow) continue
    const named = (what: string) => [what, where, narrow].filter(Boolean).join(', ')
    for (const board of Object.keys(boards) as Board[]) {
      const query = listSupervision.query.parse({ board, ...filter })
      asked.set(named(board), async (tx) => (await boardPage(tx, TENANT, viewer, query, catalogue, now)).rows.length)
    }
    asked.set(named('counts'), async (tx) => {
      const { counts } = await boardCounts(tx, TENANT, viewer, { ...filter, least: 1 }, catalogue, now)
      return Object.values(counts).reduce((sum, { count }) => sum + count, 0)
    })
  }
}

const few = await filledBook(10_000, now, keptIn)
process.stdout.write('filling a million …\n')
const many = await filledBook(1_000_000, now, keptIn)
process.stdout.write(`${'at 10,000'.padStart(50)} ${'at 1,000,000'.padStart(12)}    ratio  blocks\n`)
for (const [name, ask] of asked) {
  const times: [small: number[], large: number[]] = [[], []]
  const rows: number[] = []
  let blocks = 0
  for (let round = 0; round < ROUNDS; round += 1)
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
  const widths = [12, 12, 8, 7]
  const line = figures.map((figure, n) => figure.padStart(widths[n] as number)).join(' ')
  process.stdout.write(`${name.padEnd(37)} ${line}  (${rows.join(' and ')} rows)\n`)
}
await few.close()
await many.close()
process.exit()
