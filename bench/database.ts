import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../server/db/connect.ts'
import { sql } from 'kysely'
import type { Database, Tx } from '../server/db/database.ts'
import { migrate } from '../server/db/migrate.ts'

/**
 * An embedded database on its real settings, in a folder that goes with it, for one measurement; in a `kept` folder it stays
 * for the next one.
 */
export async function benchDatabase(
  connections = 10,
  kept?: string,
): Promise<{ database: Database; folder: string; close: () => Promise<void> }> {
  if (kept) mkdirSync(kept, { recursive: true })
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'lianxin-bench-'))
  const database = await connect(
    { dataFolder: folder, databaseUrl: null, databaseAppUrl: null },
    { kind: 'command', connections },
  )
  await migrate(database.owner())
  return {
    database,
    folder,
    async close() {
      await database.close()
      if (!kept) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** How many blocks this transaction's connection has read, of tables and of indexes; the difference of two is what was read between. */
export async function blocksRead(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select sum(pg_stat_get_xact_blocks_fetched(oid))::int as n from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'i', 't')`.execute(tx)
  return rows[0]?.n ?? Number.NaN
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
