import type { Db, Tx } from './database.ts'
import { beginning } from './dialect.ts'

const ATTEMPTS = 4

/**
 * Runs `work` in one transaction that sees and writes the rows of one prefecture alone. Begins in one round trip.
 * Two transactions in each other's way are tried again, three times at most, so `work` may run more than once: it
 * does nothing outside the transaction.
 */
export function inTenant<T>(db: Db, tenantId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return attempt(db, tenantId, work, 'read write')
}

/** As `inTenant`, for reading; the database refuses any write in it. */
export function readTenant<T>(db: Db, tenantId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return attempt(db, tenantId, work, 'read only')
}

async function attempt<T>(
  db: Db,
  tenantId: number,
  work: (tx: Tx) => Promise<T>,
  mode: 'read write' | 'read only',
): Promise<T> {
  if (!Number.isInteger(tenantId) || tenantId < 0) throw new TypeError(`not a tenant: ${tenantId}`)
  const setting = `set local app.tenant = '${tenantId}'`
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      const transaction = db.transaction().setAccessMode(mode)
      return await beginning.run(setting, () => transaction.execute((tx) => beginning.exit(() => work(tx))))
    } catch (error) {
      if (left === 0 || !mayBeRetried(error)) throw error
    }
  }
}

/** 40001 serialization_failure, 40P01 deadlock_detected, and what Citus says when a worker could not commit. */
function mayBeRetried(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false
  if (error.code === '40001' || error.code === '40P01') return true
  return error.code === 'XX000' && error.message.includes('could not commit transaction')
}
