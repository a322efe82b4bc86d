import { sql } from 'kysely'
import { publicWords } from '../../domain/access/public-words.ts'
import type { Tx } from '../db/database.ts'

/** 最近进展: when a report of progress was made, how far the matter was then, and what of it is public; the record of the office never is. */
export type LastProgress = Readonly<{ at: string; percent: number | null; text: string | null }>

/**
 * The last progress of each of these matters, where there is one; before any without words for the public, the last that has
 * some. Whoever writes them is told what names people; what still does is taken out here.
 */
export async function lastProgress(
  tx: Tx,
  tenantId: number,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, LastProgress>> {
  if (matterIds.length === 0) return new Map()
  const { rows } = await sql<{ matterId: string; at: Date; percent: number | null; text: string | null }>`
    select distinct on (matter_id) matter_id, at, (details ->> 'percent')::int as percent, details ->> 'publicText' as text
    from ledger_entry
    where tenant_id = ${tenantId} and matter_id = any(${matterIds}::uuid[]) and action = 'progress'
    order by matter_id, (details ->> 'publicText') is null, seq desc`.execute(tx)
  return new Map(
    rows.map(({ matterId, at, percent, text }) => [
      matterId,
      { at: at.toISOString(), percent, text: text === null ? null : publicWords(text) },
    ]),
  )
}
