/**
 * The first 50 of every filter at ten thousand and at a million matters, in turns: `node bench/list.ts [folder to keep the
 * filled books in]`. The wanted ratio is at most 2, where the small book has as many rows to show. Beside it how many blocks of
 * the database a page reads at a million: a row that is shown costs about one, and one that may be urgent those of its words.
 */
import { listMatters } from '../contract/ledger.ts'
import type { Viewer } from '../domain/access/role.ts'
import { matterPage } from '../server/ledger/lists.ts'
import { actor, catalogue } from '../test/make.ts'
import { TENANT } from '../test/prefecture.ts'
import { type Ask, askBoth } from './both-books.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 60)
const keptIn = process.argv[2]
const now = new Date('2026-06-01T02:00:00Z')
const dispatcher = (...regions: (string | null)[]): Viewer => ({
  id: actor('dispatcher').id,
  unitId: 'centre',
  grants: regions.map((regionCode) => ({ role: 'dispatcher', unitId: null, regionCode, standsInFor: null })),
})
/** The centre, which sees everything, and those who see a part. */
const viewers = {
  '': dispatcher(null),
  'of a township': dispatcher('159903101000'),
  'of two townships': dispatcher('159903101000', '159907102000'),
}

const filters: Readonly<Record<string, object>> = {
  none: {},
  status: { status: 'dispatched' },
  'rare status': { status: 'terminated' },
  unit: { unit: 'u7' },
  'unit and status': { unit: 'u7', status: 'dispatched' },
  county: { region: '159903000000' },
  'county and status': { region: '159903000000', status: 'resolved' },
  village: { region: '159903100201' },
  category: { category: '01' },
  track: { track: 'joint' },
  'red light': { light: 'red' },
  'yellow light': { light: 'yellow' },
  'track and county': { track: 'joint', region: '159903000000' },
  'category and status': { category: '02', status: 'opened' },
  'unit and category': { unit: 'u7', category: '02' },
  'three at once': { unit: 'u7', region: '159903000000', status: 'dispatched' },
  'first come': { status: 'submitted', order: 'oldest' },
  'may be urgent': { mayBeUrgent: 'true', order: 'oldest' },
  'nothing there': { unit: 'u99', region: '159903000000' },
}

const asked = Object.entries(viewers).flatMap(([whose, viewer]) =>
  Object.entries(filters).map(([name, filter]) => {
    const query = listMatters.query.parse(filter)
    const ask: Ask = async (tx) => (await matterPage(tx, TENANT, viewer, query, catalogue, now)).rows.length
    return [whose ? `${name}, ${whose}` : name, ask] as const
  }),
)
await askBoth(asked, ROUNDS, now, keptIn)
process.exit()
