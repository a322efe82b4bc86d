/**
 * What the policy and row-level security cost on the newest 50: each list as its viewer gets it, beside the same query bare,
 * by the owner of the tables, told row by row in the same way but without any rule, in one run: `node bench/policy.ts [MATTERS]`. Wanted: under 25 %.
 */
import { listMatters } from '../contract/ledger.ts'
import type { Grant, Viewer } from '../domain/access/role.ts'
import type { Db } from '../server/db/database.ts'
import { lightsAt } from '../domain/deadline/work-calendar.ts'
import { inTenant } from '../server/db/tenant.ts'
import { lineOf, matterPage, type Row } from '../server/ledger/lists.ts'
import type { Unit } from '../domain/catalogue/rows.ts'
import { catalogue as small, uid } from '../test/make.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase, median } from './database.ts'
import { fillMatters, fillOrders, UNITS } from './filled-book.ts'

const ROUNDS = 400
const MATTERS = Number(process.argv[2] ?? 1_000_000)
const now = new Date('2026-06-01T02:00:00Z')

const units = new Map<string, Unit>([
  ...small.units,
  ...Array.from({ length: UNITS }, (_, n) => {
    const unit: Unit = {
      code: `u${n}`,
      name: `单位${n}`,
      kind: 'bureau',
      level: 'prefecture',
      regionCode: '159900000000',
      superior: 'government',
    }
    return [unit.code, unit] as const
  }),
])
const catalogue = { ...small, units }

const viewer = (unitId: string, grant: Partial<Grant> & Pick<Grant, 'role'>): Viewer => ({
  id: uid(900),
  unitId,
  grants: [{ unitId: null, regionCode: null, standsInFor: null, ...grant }],
})

/** Each viewer with the filter that a query without rules needs for the same rows. */
const lists: Readonly<Record<string, readonly [Viewer, bare: (rows: Rows) => Rows]>> = {
  'a dispatcher, everything': [viewer('centre', { role: 'dispatcher' }), (rows) => rows],
  'a dispatcher of one county': [
    viewer('centre', { role: 'dispatcher', regionCode: '159903000000' }),
    (rows) => rows.where('countyCode', '=', '159903'),
  ],
  'a leader, titles redacted': [viewer('government', { role: 'leader' }), (rows) => rows],
  'a handler of one unit': [
    viewer('u7', { role: 'unitHandler', unitId: 'u7' }),
    (rows) => rows.where('leadUnitId', '=', 'u7'),
  ],
  'a leader of all units': [viewer('government', { role: 'unitLeader', unitId: 'government' }), (rows) => rows],
}

function rowsOf(db: Db) {
  return db
    .selectFrom('matter')
    .select(['id', 'number', 'status', 'title', 'channel', 'kind', 'categoryCode', 'urgency', 'track', 'regionCode'])
    .select(['leadUnitId', 'receivedAt', 'dueAt', 'callers', 'people', 'redos', 'supervisionLevel', 'lastAt'])
    .where('tenantId', '=', TENANT)
    .orderBy('id', 'desc')
    .limit(51)
}
type Rows = ReturnType<typeof rowsOf>

/** The list without a rule. */
async function told(owner: Db, narrowed: (rows: Rows) => Rows) {
  const rows = await owner.transaction().execute((tx) => narrowed(rowsOf(tx as unknown as Db)).execute())
  const lightOf = lightsAt(now, catalogue.calendar)
  return rows.slice(0, 50).map((row) => lineOf(row as unknown as Row, row.title, lightOf))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const { database, close } = await benchDatabase(1)
await setUpPrefecture(database.app)
const owner = database.owner()
for (let from = 0; from < MATTERS; from += 200_000)
  await fillMatters(owner, from, Math.min(MATTERS, from + 200_000), now)
await fillOrders(owner)
const query = listMatters.query.parse({})

console.log('list'.padEnd(28), 'bare'.padStart(10), 'ours'.padStart(10), 'cost'.padStart(8))
for (const [name, [who, narrowed]] of Object.entries(lists)) {
  const bare: number[] = []
  const ours: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await timed(() => told(owner, narrowed)))
    ours.push(
      await timed(() => inTenant(database.app, TENANT, (tx) => matterPage(tx, TENANT, who, query, catalogue, now))),
    )
  }
  const [b, o] = [median(bare.slice(20)), median(ours.slice(20))]
  const cost = `${((o / b - 1) * 100).toFixed(0)} %`
  console.log(name.padEnd(28), `${b.toFixed(2)} ms`.padStart(10), `${o.toFixed(2)} ms`.padStart(10), cost.padStart(8))
}
await close()
