import { sql } from 'kysely'
import type { WorkOrder } from '../../domain/ledger/matter.ts'
import type { Tx } from '../db/database.ts'

/** An order whose clock runs, with what decides its promise. */
export type OpenOrder = Pick<WorkOrder, 'id' | 'unitId' | 'lead' | 'sentAt' | 'answerBy' | 'clocks'> &
  Readonly<{ matterId: string; number: string; leadUnitId: string | null }>

const columns = sql`o.id, o.unit_id, o.lead, o.sent_at, o.answer_by, o.clocks, o.matter_id, m.number, m.lead_unit_id`

/**
 * The orders that are due at `from` or later and still run, first due first, of the first `limit` matters by due instant.
 * Costs what is read, however many are open.
 */
export async function ordersDue(tx: Tx, tenantId: number, from: Date, limit: number): Promise<readonly OpenOrder[]> {
  const { rows } = await sql<OpenOrder>`
    select ${columns}
    from (
      select id, number, lead_unit_id, round from matter
      where tenant_id = ${tenantId} and due_at is not null and due_at >= ${from}
      order by due_at, id limit ${limit}
    ) m
    join work_order o on o.tenant_id = ${tenantId} and o.matter_id = m.id and o.round = m.round
    where o.status in ('sent', 'claimed') and o.paused_at is null
    order by o.answer_by, o.id`.execute(tx)
  return rows
}

/** As `ordersDue`, of some units alone, of each the first `limit`. */
export async function ordersDueOf(
  tx: Tx,
  tenantId: number,
  units: readonly string[],
  from: Date,
  limit: number,
): Promise<readonly OpenOrder[]> {
  const { rows } = await sql<OpenOrder>`
    select ${columns}
    from unnest(${units}::text[]) as of (unit)
    cross join unnest(array['sent', 'claimed']) as at (status)
    cross join lateral (
      select * from work_order
      where tenant_id = ${tenantId} and unit_id = of.unit and status = at.status and answer_by >= ${from}
      order by answer_by, id limit ${limit}
    ) o
    join matter m on m.tenant_id = ${tenantId} and m.id = o.matter_id and m.round = o.round
    where o.paused_at is null
    order by o.answer_by, o.id
    limit ${limit}`.execute(tx)
  return rows
}
