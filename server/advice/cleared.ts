import { sql } from 'kysely'
import type { Cleared } from '../../domain/dispatch/suggest-unit.ts'
import type { Tx } from '../db/database.ts'
import type { Pooled } from './pool.ts'

/** Who had the cleared ones among these matters, and who had sent them back; of one category where that is known. */
export async function clearedOf(
  tx: Tx,
  tenantId: number,
  rows: readonly Pooled[],
  categoryCode: string | null,
): Promise<readonly Cleared[]> {
  const cleared = rows.filter(
    (row) => row.status === 'cleared' && row.leadUnitId && (categoryCode === null || row.categoryCode === categoryCode),
  )
  if (cleared.length === 0) return []
  const assisting = await tx
    .selectFrom('workOrder')
    .select(['matterId', 'unitId'])
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', sql<string>`any(${cleared.map(({ id }) => id)}::uuid[])`)
    .where('lead', '=', false)
    .where('status', 'not in', ['returned', 'withdrawn'])
    .execute()
  return cleared.map(({ id, leadUnitId, returnedBy }) => ({
    leadUnitId: leadUnitId ?? '',
    assistingUnitIds: assisting.filter(({ matterId }) => matterId === id).map(({ unitId }) => unitId),
    returnedBy: returnedBy as readonly string[],
  }))
}
