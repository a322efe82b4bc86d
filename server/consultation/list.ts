import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { arbiters, type ConsultationReason, type listConsultations } from '../../contract/consultation.ts'
import { actingAs, type Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { lightsAt } from '../../domain/deadline/work-calendar.ts'
import { hopsInDispute } from '../../domain/dispatch/in-dispute.ts'
import type { Consultation, WorkOrder } from '../../domain/ledger/matter.ts'
import { readerOf } from '../access/read.ts'
import { maySee } from '../access/scope.ts'
import type { Tx } from '../db/database.ts'
import { decodeCursor, encodeCursor } from '../ledger/cursor.ts'
import { columns, lineOf, type Row } from '../ledger/lists.ts'

type Query = z.output<typeof listConsultations.query>
type Found = Row &
  Readonly<{ hops: number; designated: boolean; returnedBy: unknown; consultation: unknown; orders: unknown }>
type Asking = Readonly<{ id: string; unitId: string; askedAt: string | null }>

/**
 * One page of the matters in dispute, newest first. Each reason has an index of its own that holds what is in dispute and
 * nothing else, so the cost follows the disputes, not the book.
 */
export async function consultationPage(
  tx: Tx,
  tenantId: number,
  caller: Viewer,
  { why, unit, limit, cursor }: Query,
  catalogue: Catalogue,
  now: Date,
): Promise<z.input<typeof listConsultations.output>> {
  const viewer = actingAs(caller, arbiters)
  const hops = hopsInDispute(catalogue)
  const before = cursor ? decodeCursor(cursor, ['uuid'])[0] : undefined
  const open = sql`status in ('opened', 'dispatched')`
  const ways: Readonly<Record<ConsultationReason, RawBuilder<unknown>>> = {
    hops: sql`select id from matter where tenant_id = ${tenantId} and ${open} and hops > 0 and hops >= ${hops} and not designated`,
    called: sql`select id from matter where tenant_id = ${tenantId} and ${open} and consultation is not null`,
    return: sql`select matter_id as id from work_order where tenant_id = ${tenantId} and requests ? 'return' and status in ('sent', 'claimed')`,
  }
  const asked = why ? [ways[why]] : Object.values(ways)
  let query = tx
    .selectFrom('matter')
    .select(columns.map((name) => `matter.${name}` as const))
    .select(['matter.hops', 'matter.designated', 'matter.returnedBy', 'matter.consultation'])
    .select(
      sql`(select json_agg(json_build_object('id', o.id, 'unitId', o.unit_id, 'askedAt', o.requests -> 'return' ->> 'askedAt'))
        from work_order o where o.tenant_id = ${tenantId} and o.matter_id = matter.id
          and o.requests ? 'return' and o.status in ('sent', 'claimed'))`.as('orders'),
    )
    .where('matter.tenantId', '=', tenantId)
    .where('matter.id', 'in', sql<string>`(${sql.join(asked, sql` union all `)})`)
    .where(maySee(tenantId, viewer, catalogue))
  if (unit) query = query.where(sql<boolean>`matter.returned_by ? ${unit}`)
  if (before) query = query.where('matter.id', '<', before)
  const found = (await query
    .orderBy('matter.id', 'desc')
    .limit(limit + 1)
    .execute()) as unknown as Found[]
  const here = found.slice(0, limit)
  const last = found.length > limit ? here.at(-1) : undefined
  const titleOf = await readerOf(tx, tenantId, viewer, catalogue).titles(here)
  const lightOf = lightsAt(now, catalogue.calendar)
  return {
    rows: here.map((row) => {
      const consultation = row.consultation as Consultation | null
      const returns = (row.orders ?? []) as readonly Asking[]
      const holds: Readonly<Record<ConsultationReason, boolean>> = {
        hops: row.hops >= hops && !row.designated,
        called: consultation !== null,
        return: returns.length > 0,
      }
      return {
        ...lineOf(row, titleOf(row.id), lightOf),
        why: (Object.keys(holds) as ConsultationReason[]).filter((one) => holds[one]),
        hops: row.hops,
        returnedBy: row.returnedBy as WorkOrder['unitId'][],
        consultOn: consultation?.on ?? null,
        returns: returns.map(({ id, unitId, askedAt }) => ({ orderId: id, unitId, askedAt })),
      }
    }),
    next: last ? encodeCursor([last.id]) : null,
  }
}
