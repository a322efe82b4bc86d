import { sql } from 'kysely'
import type { Db } from '../server/db/database.ts'
import { TENANT } from '../test/prefecture.ts'

/** Forty units, `u0` to `u39`, and twelve counties, `159901` to `159912`. */
export const UNITS = 40

/** Matters `from` to `to` of a million, with the spread of a real book: most of them cleared, each drawn by itself. */
export async function fillMatters(owner: Db, from: number, to: number, now: Date): Promise<void> {
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
      'u' || ${draw(7, UNITS)}, 1, 0, 0, '[]', false, '[]', 0, 0, 1, 1, ${now}::timestamptz
    from (select n, lpad((1 + ${draw(1, 12)})::text, 2, '0') as cat, '1599' || lpad((1 + ${draw(2, 12)})::text, 2, '0') as county,
        case when ${draw(4, 1000)} < 1 then 'terminated' when ${draw(4, 1000)} < 30 then 'opened' when ${draw(4, 1000)} < 60 then 'resolved'
          when ${draw(4, 1000)} < 100 then 'dispatched' else 'cleared' end as st
      from generate_series(${from}::int, ${to}::int - 1) n) spread`.execute(owner)
  await sql`vacuum analyze matter`.execute(owner)
}

/** One work order for each matter, of its lead unit. */
export async function fillOrders(owner: Db): Promise<void> {
  await sql`
    insert into work_order (tenant_id, id, matter_id, unit_id, lead, status, round, sent_at, answer_by, clock, counts_from, extended_workdays, requests)
    select tenant_id, gen_random_uuid(), id, lead_unit_id, true, case status when 'dispatched' then 'claimed' else 'accepted' end, 1,
      received_at, received_at + interval '5 days', 'work', received_at, 0, '{}'
    from matter where status <> 'opened'`.execute(owner)
  await sql`vacuum analyze work_order`.execute(owner)
}
