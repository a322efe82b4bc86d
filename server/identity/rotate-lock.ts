import { Client } from 'pg'
import type { Database } from '../db/database.ts'
import { StartFailure } from '../start-failures.ts'

/** Of the two-number kind, which nothing else takes. */
const LOCK = [0x6c78, 0x6b79] as const

/**
 * Does `work` while nobody else changes the keys of this database, from whatever machine. The lock goes with the connection
 * that holds it: one that is killed leaves nothing behind.
 *
 * @throws StartFailure `rotation-running`
 */
export async function withRotationLock<T>(database: Pick<Database, 'client'>, work: () => Promise<T>): Promise<T> {
  const holder = new Client({ ...database.client, keepAlive: true })
  holder.on('error', () => {})
  await holder.connect()
  try {
    const { rows } = await holder.query('select pg_try_advisory_lock($1, $2) as mine', [...LOCK])
    if (rows[0]?.mine !== true) throw new StartFailure('rotation-running')
    return await work()
  } finally {
    await holder.end()
  }
}
