import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** 最近进展: when the last report of progress was made, and how far the matter was then; never its words, which nobody has made fit for the public. */
export type LastProgress = Readonly<{ at: string; percent: number | null }>

/** The last progress of each of these matters, where there is one. */
export async function lastProgress(
  tx: Tx,
  tenantId: number,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, LastProgress>> {
  if (matterIds.length === 0) return new Map()
  const { rows } = await sql<{ matterId: string; at: Date; percent: number | null }>`
    select distinct on (matter_id) matter_id, at, (details ->> 'percent')::int as percent
    from ledger_entry
    where tenant_id = ${tenantId} and matter_id = any(${matterIds}::uuid[]) and action = 'progress'
    order by matter_id, seq desc`.execute(tx)
  return new Map(rows.map(({ matterId, at, percent }) => [matterId, { at: at.toISOString(), percent }]))
}
