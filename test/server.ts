import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openEmbedded } from '../server/db/embedded.ts'

/** A PostgreSQL for a run of tests, and how its owner logs in. */
export type TestServer = Readonly<{ client: pg.ClientConfig; close(): Promise<void> }>

/** The server that DATABASE_URL names, otherwise an embedded one in a folder of its own that goes with it. */
export async function startTestServer(): Promise<TestServer> {
  if (process.env.DATABASE_URL) {
    return { client: { connectionString: process.env.DATABASE_URL }, close: () => Promise.resolve() }
  }
  const dataFolder = mkdtempSync(join(tmpdir(), 'lianxin-test-'))
  // Nothing in it outlives the run, so nothing has to reach the disk.
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_connections: '300',
    wal_level: 'minimal',
    max_wal_senders: '0',
  }
  const embedded = await openEmbedded({ dataFolder, kind: 'server', say: () => {}, settings })
  return {
    client: embedded.client,
    async close() {
      await embedded.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
