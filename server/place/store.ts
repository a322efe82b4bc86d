import type { GazetteerEntry } from '../../domain/place/gazetteer.ts'
import type { Tx } from '../db/database.ts'

/** When the gazetteer was made; null before the first. One short read. */
export async function gazetteerVersion(tx: Tx, tenantId: number): Promise<Date | null> {
  const row = await tx.selectFrom('gazetteer').select('madeAt').where('tenantId', '=', tenantId).executeTakeFirst()
  return row?.madeAt ?? null
}

export async function gazetteerOf(tx: Tx, tenantId: number): Promise<readonly GazetteerEntry[]> {
  const row = await tx.selectFrom('gazetteer').select('entries').where('tenantId', '=', tenantId).executeTakeFirst()
  return row ? (JSON.parse(row.entries) as GazetteerEntry[]) : []
}

/** Puts a gazetteer in the place of the one before. */
export async function putGazetteer(
  tx: Tx,
  tenantId: number,
  entries: readonly GazetteerEntry[],
  { matters, at }: Readonly<{ matters: number; at: Date }>,
): Promise<void> {
  await tx
    .insertInto('gazetteer')
    .values({ tenantId, entries: JSON.stringify(entries), size: entries.length, matters, madeAt: at })
    .onConflict((conflict) =>
      conflict.column('tenantId').doUpdateSet((row) => ({
        entries: row.ref('excluded.entries'),
        size: row.ref('excluded.size'),
        matters: row.ref('excluded.matters'),
        madeAt: row.ref('excluded.madeAt'),
      })),
    )
    .execute()
}
