/**
 * The newest 50 of every filter at ten thousand and at a million matters, in one run: `node bench/list.ts`. The wanted
 * ratio is at most 2.
 */
import { listMatters } from '../contract/ledger.ts'
import type { Db } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { matterPage } from '../server/ledger/lists.ts'
import { actor, catalogue } from '../test/make.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase, median } from './database.ts'
import { fillMatters } from './filled-book.ts'

const ROUNDS = 60
const now = new Date('2026-06-01T02:00:00Z')
/** Sees everything, as the centre does. */
const viewer = {
  id: actor('supervisor').id,
  unitId: 'centre',
  grants: [{ role: 'supervisor', unitId: null, regionCode: null, standsInFor: null }],
} as const

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
  'nothing there': { unit: 'u99', region: '159903000000' },
}

async function measure(db: Db): Promise<Map<string, number>> {
  const result = new Map<string, number>()
  for (const [name, filter] of Object.entries(filters)) {
    const query = listMatters.query.parse(filter)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now()
      await inTenant(db, TENANT, (tx) => matterPage(tx, TENANT, viewer, query, catalogue, now))
      times.push(performance.now() - began)
    }
    result.set(name, median(times))
  }
  return result
}

const { database, close } = await benchDatabase(2)
await setUpPrefecture(database.app)
await fillMatters(database.owner(), 0, 10_000, now)
const small = await measure(database.app)
console.log('filling a million …')
for (let from = 10_000; from < 1_000_000; from += 198_000)
  await fillMatters(database.owner(), from, from + 198_000, now)
const large = await measure(database.app)
console.log('filter'.padEnd(22), 'at 10,000'.padStart(12), 'at 1,000,000'.padStart(14), 'ratio'.padStart(8))
for (const [name, before] of small) {
  const after = large.get(name) ?? Number.NaN
  console.log(
    name.padEnd(22),
    `${before.toFixed(2)} ms`.padStart(12),
    `${after.toFixed(2)} ms`.padStart(14),
    (after / before).toFixed(2).padStart(8),
  )
}
await close()
