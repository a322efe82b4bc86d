import { sql } from 'kysely'
import type { WorkOrder } from '../../domain/ledger/matter.ts'
import type { Tx } from '../db/database.ts'

/** An order whose clock runs, with what decides its promise. */
export type OpenOrder = Pick<WorkOrder, 'id' | 'unitId' | 'lead' | 'sentAt' | 'answerBy' | 'clocks'> &
  Readonly<{ matterId: string; number: string; leadUnitId: string | null }>

/** Due instants from the first on, before the second. */
export type Stretch = Readonly<{ from: Date; to: Date }>

const columns = sql`o.id, o.unit_id, o.lead, o.sent_at, o.answer_by, o.clocks, o.matter_id, m.number, m.lead_unit_id`

/**
 * The orders that still run of the matters that are due in some stretches of time, first due first: of each stretch the
 * first `limit` matters. Costs what is read, however many are open.
 */
export async function ordersDue(
  tx: Tx,
  tenantId: number,
  stretches: readonly Stretch[],
  limit: number,
): Promise<readonly OpenOrder[]> {
  const { rows } = await sql<OpenOrder>`
    select ${columns}
    from ${listOf(stretches)}
    cross join lateral (
      select id, number, lead_unit_id, round from matter
      where tenant_id = ${tenantId} and due_at is not null and due_at >= due.begins and due_at < due.ends
      order by due_at, id limit ${limit}
    ) m
    join work_order o on o.tenant_id = ${tenantId} and o.matter_id = m.id and o.round = m.round
    where o.status in ('sent', 'claimed') and o.paused_at is null
    order by o.answer_by, o.id limit ${limit}`.execute(tx)
  return rows
}

/** As `ordersDue`, of some units alone, by what they themselves promised. */
export async function ordersDueOf(
  tx: Tx,
  tenantId: number,
  units: readonly string[],
  stretches: readonly Stretch[],
  limit: number,
): Promise<readonly OpenOrder[]> {
  const { rows } = await sql<OpenOrder>`
    select ${columns}
    from ${listOf(stretches)}
    cross join unnest(${units}::text[]) as of (unit)
    cross join unnest(array['sent', 'claimed']) as at (status)
    cross join lateral (
      select * from work_order
      where tenant_id = ${tenantId} and unit_id = of.unit and status = at.status
        and answer_by >= due.begins and answer_by < due.ends
      order by answer_by, id limit ${limit}
    ) o
    join matter m on m.tenant_id = ${tenantId} and m.id = o.matter_id and m.round = o.round
    where o.paused_at is null
    order by o.answer_by, o.id limit ${limit}`.execute(tx)
  return rows
}

function listOf(stretches: readonly Stretch[]) {
  const begins = stretches.map(({ from }) => from.toISOString())
  const ends = stretches.map(({ to }) => to.toISOString())
  return sql`unnest(${begins}::timestamptz[], ${ends}::timestamptz[]) as due (begins, ends)`
}
