/**
 * The first page of every supervision board and of the lists of leaders, whole and narrowed as its pages and the reach of an overseer narrow it, one by one
 * and two at once, and the counts, at ten thousand and at a million matters, in turns: `node bench/boards.ts [folder to keep
 * the filled books in]`. The wanted ratio of a page is at most 2, where the small book has as many rows to show; a count stops
 * at 999. Beside it how many blocks of the database a page reads at a million: a row that is shown costs about one.
 */
import { listLeading } from '../contract/leading.ts'
import { type Board, boards, listSupervision } from '../contract/supervision.ts'
import type { Viewer } from '../domain/access/role.ts'
import { leadingPage } from '../server/leading/list.ts'
import { boardCounts, boardPage } from '../server/supervision/boards.ts'
import { actor, catalogue } from '../test/make.ts'
import { TENANT } from '../test/prefecture.ts'
import { type Ask, askBoth } from './both-books.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 15)
const keptIn = process.argv[2]
const now = new Date('2026-06-01T02:00:00Z')
const overseer = (...regions: (string | null)[]): Viewer => ({
  id: actor('leader').id,
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
const asked = new Map<string, Ask>()
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

for (const [where, viewer] of Object.entries(viewers)) {
  for (const list of ['unled', 'mine'] as const) {
    const query = listLeading.query.parse({ list })
    const ask: Ask = async (tx) => (await leadingPage(tx, TENANT, viewer, query, catalogue, now)).rows.length
    asked.set([`leader: ${list}`, where].filter(Boolean).join(', '), ask)
  }
}
await askBoth(asked, ROUNDS, now, keptIn)
process.exit()
