/**
 * The newest 50 of every filter at ten thousand and at a million matters, in one run: `node bench/list.ts`. The wanted
 * ratio is at most 2.
 */
import { sql } from 'kysely'
import { listMatters } from '../contract/ledger.ts'
import type { Db } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { matterPage } from '../server/ledger/lists.ts'
import { actor, catalogue } from '../test/make.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase, median } from './database.ts'

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

/** Matters with the spread of a real book: most of them cleared, forty units, twelve counties, each drawn by itself. */
async function fill(owner: Db, from: number, to: number): Promise<void> {
  const draw = (seed: number, of: number) => sql.raw(`(abs(hashint8extended(n, ${seed})) % ${of})`)
  await sql`
    insert into matter (tenant_id, id, number, status, seq, head_hash, title, channel, kind, category_code, category_top, urgency, track,
      region_code, county_code, township_code, village_code, personal_benefit, about_unit_ids, received_at, due_at, lead_unit_id, round, redos, hops,
      returned_by, designated, handed_over, supervision_level, supervisions, callers, people, last_at)
    select ${TENANT}, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid,
      'B-' || n, st, 1, '\\x00', '暖气不热，请求尽快处理 ' || n, 'hotline', 'help', cat || '01001', cat, 'normal',
      (array['ledger','ledger','ledger','immediate','joint','watched'])[1 + ${draw(3, 6)}],
      county || '1002' || lpad(${draw(5, 30)}::text, 2, '0'), county, county || '100', county || '1002' || lpad(${draw(5, 30)}::text, 2, '0'), false, '[]',
      ${now}::timestamptz - (1000000 - n) * interval '30 seconds',
      case when st = 'dispatched' then ${now}::timestamptz + (${draw(6, 400)} - 40) * interval '1 hour' end,
      'u' || ${draw(7, 40)}, 1, 0, 0, '[]', false, '[]', 0, 0, 1, 1, ${now}::timestamptz
    from (select n, lpad((1 + ${draw(1, 12)})::text, 2, '0') as cat, '1599' || lpad((1 + ${draw(2, 12)})::text, 2, '0') as county,
        case when ${draw(4, 1000)} < 1 then 'terminated' when ${draw(4, 1000)} < 30 then 'opened' when ${draw(4, 1000)} < 60 then 'resolved'
          when ${draw(4, 1000)} < 100 then 'dispatched' else 'cleared' end as st
      from generate_series(${from}::int, ${to}::int - 1) n) spread`.execute(owner)
  await sql`vacuum analyze matter`.execute(owner)
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
await fill(database.owner(), 0, 10_000)
const small = await measure(database.app)
console.log('filling a million …')
for (let from = 10_000; from < 1_000_000; from += 198_000) await fill(database.owner(), from, from + 198_000)
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
