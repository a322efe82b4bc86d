import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '../server/db/connect.ts'
import type { Db } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { recountTallies } from '../server/ledger/tally.ts'
import { newId } from '../server/new-id.ts'
import { actor } from '../test/make.ts'
import { setUpPrefecture, TENANT } from '../test/prefecture.ts'
import { benchDatabase } from './database.ts'

/** Forty units, `u0` to `u39`. */
export const UNITS = 40
const villages = Array.from({ length: 12 * 30 }, (_, n) => {
  const [county, village] = [1 + Math.floor(n / 30), n % 30]
  return `1599${String(county).padStart(2, '0')}10${Math.floor(village / 5)}2${String(village).padStart(2, '0')}`
})

/** Where a filled book lies: a prefecture, its units, and its villages by twelve digits or by ten. */
export type Where = Readonly<{ tenantId: number; units: readonly string[]; villages: readonly string[] }>
/** Forty units in the twelve counties `159901` to `159912`, each of six townships of five villages. */
const invented: Where = { tenantId: TENANT, units: Array.from({ length: UNITS }, (_, n) => `u${n}`), villages }

/** Matters `from` to `to` of a million, with the spread of a real book: most of them cleared, each drawn by itself. */
export async function fillMatters(
  owner: Db,
  from: number,
  to: number,
  now: Date,
  { tenantId, units, villages }: Where = invented,
): Promise<void> {
  const draw = (seed: number, of: number) => sql.raw(`(abs(hashint8extended(n, ${seed})) % ${of})`)
  await sql`
    insert into matter (tenant_id, id, number, status, seq, head_hash, title, channel, kind, category_code, category_top, urgency, track,
      region_code, county_code, township_code, village_code, personal_benefit, about_unit_ids, received_at, due_at, lead_unit_id, round, redos, hops,
      returned_by, designated, handed_over, supervision_level, supervisions, callers, people, last_at, heard_at)
    select ${tenantId}, (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000')::uuid,
      'B-' || n, st, 1, '\\x00', '暖气不热，请求尽快处理 ' || n, 'hotline', 'help', cat || '01001', cat, 'normal',
      (array['ledger','ledger','ledger','immediate','joint','watched'])[1 + ${draw(3, 6)}],
      village, substr(village, 1, 6), substr(village, 1, 9), village, false, '[]',
      ${now}::timestamptz - (1000000 - n) * interval '30 seconds',
      case when st = 'dispatched' then ${now}::timestamptz + (${draw(6, 400)} - 40) * interval '1 hour' end,
      case when st <> 'submitted' then (${units}::text[])[1 + ${draw(7, units.length)}] end, 1, 0, 0, '[]', false, '[]', 0, 0, 1, 1, ${now}::timestamptz,
      case when st = 'dispatched' then ${now}::timestamptz - (1000000 - n) * interval '30 seconds' end
    from (select n, lpad((1 + ${draw(1, 12)})::text, 2, '0') as cat, (${villages}::text[])[1 + ${draw(2, villages.length)}] as village,
        case when ${draw(4, 1000)} < 1 then 'terminated' when ${draw(4, 1000)} < 28 then 'opened' when ${draw(4, 1000)} < 30 then 'submitted'
          when ${draw(4, 1000)} < 60 then 'resolved' when ${draw(4, 1000)} < 100 then 'dispatched' else 'cleared' end as st
      from generate_series(${from}::int, ${to}::int - 1) n) spread`.execute(owner)
  await sql`vacuum analyze matter`.execute(owner)
}

/**
 * A book of so many matters in a database of its own: one in ten of those under way is pressed, returned or redone, one in twenty
 * led by one of forty leaders, and three in a hundred read as urgent. In `keptIn` it is filled once, and the next measurement finds it.
 */
export async function filledBook(
  count: number,
  now: Date,
  keptIn?: string,
): Promise<Readonly<{ count: number; db: Db; close: () => Promise<void> }>> {
  const { database, close } = await benchDatabase(2, keptIn && join(keptIn, String(count)))
  const owner = database.owner()
  const filled = await owner.selectFrom('urgentReading').select('matterId').limit(1).executeTakeFirst()
  if (!filled) {
    await setUpPrefecture(database.app)
    for (let from = 0; from < count; from += 200_000)
      await fillMatters(owner, from, Math.min(count, from + 200_000), now)
    await press(owner)
    await fillReadings(owner)
  }
  return { count, db: database.app, close }
}

const drawn = (seed: number, of: number) => sql.raw(`(abs(hashtextextended(id::text, ${seed})) % ${of})`)

const open = sql`status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved')`
const leaders = [actor('leader').id, ...Array.from({ length: 39 }, (_, n) => `leader-${n}`)]

async function press(owner: Db): Promise<void> {
  await sql`
    update matter set hops = ${drawn(1, 4)}, redos = ${drawn(2, 4)}, supervision_level = ${drawn(3, 5)},
      reply_by = date '2026-05-20' + ${drawn(4, 30)}::integer
    where ${open} and ${drawn(5, 10)} = 0`.execute(owner)
  await sql`
    update matter set presses_on = (coalesce(due_at, received_at) at time zone 'Asia/Shanghai')::date,
      urgency = case when ${drawn(7, 4)} = 0 then 'complex' else urgency end,
      led = case when ${drawn(8, 20)} = 0 then jsonb_build_object('leaderId', (${leaders}::text[])[1 + ${drawn(9, leaders.length)}],
        'plan', 'B', 'milestones', '[]'::jsonb, 'nextReviewOn', '2026-06-01') end
    where ${open}`.execute(owner)
  await sql`update matter set led_by = led ->> 'leaderId' where led is not null`.execute(owner)
  await sql`vacuum analyze matter`.execute(owner)
}

/** What read as urgent as it came in, and the words of what nobody has judged yet. */
async function fillReadings(owner: Db): Promise<void> {
  await sql`
    insert into urgent_reading (tenant_id, matter_id, urgency, probability, training_id, at)
    select tenant_id, id, 'urgent', 0.9, id, received_at from matter where number like 'B-%' and ${drawn(6, 100)} < 3`.execute(
    owner,
  )
  await sql`
    insert into submission (tenant_id, id, number, channel, title, text, secrecy, person_id, received_at, stored_at)
    select tenant_id, id, number, 'web', title, title, 'open', id, received_at, received_at
    from matter where number like 'B-%' and status = 'submitted'`.execute(owner)
  await sql`
    insert into voice (tenant_id, submission_id, matter_id, person_id, reachable, secrecy, origin, joined_at, asked, attempted_at, judged)
    select tenant_id, id, id, id, false, 'open', id, received_at, false, '[]', false
    from matter where number like 'B-%' and status = 'submitted'`.execute(owner)
  await sql`update matter set may_be_urgent = true where id in (select matter_id from urgent_reading)`.execute(owner)
  for (const table of ['matter', 'urgent_reading', 'submission', 'voice'])
    await sql.raw(`vacuum analyze ${table}`).execute(owner)
}

/** One work order for each matter that has none, of its lead unit. */
export async function fillOrders(owner: Db): Promise<void> {
  await sql`
    insert into work_order (tenant_id, id, matter_id, unit_id, lead, status, round, sent_at, answer_by, clock, counts_from, extended_workdays, requests)
    select tenant_id, gen_random_uuid(), id, lead_unit_id, true, case status when 'dispatched' then 'claimed' else 'accepted' end, 1,
      received_at, coalesce(due_at, received_at + interval '5 days'), 'work', received_at, 0, '{}'
    from matter where status not in ('opened', 'submitted') and number like 'B-%'`.execute(owner)
  await sql`vacuum analyze work_order`.execute(owner)
}

/** What the filled matters moved in the book, from opening to the end. */
export async function fillMovements(owner: Db): Promise<void> {
  const moved = (seq: number, reason: string, delta: number, on: string, unit: string, which: string) =>
    sql.raw(`
      select tenant_id, id, ${seq}, ${delta}, '${reason}', date((${on}) at time zone 'Asia/Shanghai'), ${unit}, region_code
      from matter where number like 'B-%' and ${which}`)
  const sent = `status not in ('opened', 'submitted')`
  await sql`
    insert into book_movement (tenant_id, matter_id, seq, delta, reason, on_day, unit_id, region_code)
    ${moved(2, 'opened', 1, 'received_at', 'null', `status <> 'submitted'`)}
    union all ${moved(3, 'movedOut', -1, 'received_at', 'null', sent)}
    union all ${moved(3, 'movedIn', 1, 'received_at', 'lead_unit_id', sent)}
    union all ${moved(9, 'cleared', -1, `received_at + interval '5 days'`, 'lead_unit_id', `status = 'cleared'`)}
    union all ${moved(9, 'writtenOff', -1, `received_at + interval '5 days'`, 'lead_unit_id', `status = 'terminated'`)}`.execute(
    owner,
  )
  await sql`vacuum analyze book_movement`.execute(owner)
}

/** Fills matters, orders, movements and tallies behind those of the demo, whose server may be running on the folder. */
export async function fillBehind(folder: string, matters: number, now: Date): Promise<void> {
  const settings = { dataFolder: folder, databaseUrl: null, databaseAppUrl: null }
  const database = await connect(settings, { kind: 'command', connections: 2 })
  try {
    const owner = database.owner()
    const { rows } = await sql<{ tenantId: number; units: string[]; villages: string[] }>`
      select tenant_id, array_agg(distinct lead_unit_id) as units, array_agg(distinct region_code) as villages
      from matter where lead_unit_id is not null and region_code is not null group by tenant_id`.execute(owner)
    const [where] = rows
    if (!where) throw new Error('the demo has no matters')
    for (let from = 0; from < matters; from += 200_000)
      await fillMatters(owner, from, Math.min(from + 200_000, matters), now, where)
    await fillOrders(owner)
    await fillMovements(owner)
    await inTenant(database.app, where.tenantId, (tx) => recountTallies(tx, where.tenantId, newId))
  } finally {
    await database.close()
  }
}
