import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../server/db/connect.ts'
import type { Database } from '../server/db/database.ts'
import { migrate } from '../server/db/migrate.ts'

/** An embedded database on its real settings, in a folder that goes with it, for one measurement. */
export async function benchDatabase(
  connections = 10,
): Promise<{ database: Database; folder: string; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-bench-'))
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
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
