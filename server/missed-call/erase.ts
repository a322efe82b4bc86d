import { sql } from 'kysely'
import { givenUpBefore, settledBefore } from '../../domain/missed-call/kept.ts'
import { TOO_OLD } from '../../domain/missed-call/words.ts'
import { logAccess } from '../access-log/log.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { ringMissedCalls } from '../live/ring.ts'
import { lineOf } from '../retention/erase.ts'
import { emptied, isOpen } from './store.ts'

/** Rows in one transaction. */
const BATCH = 500

/**
 * Gives up missed calls that nobody rang back in time, and erases the telephones of those that are settled; how often and
 * when it rang stays. In batches, each with its line in the access log.
 *
 * @param dry counts, and erases nothing
 * @returns how many telephones
 */
export async function eraseMissedCalls(db: Db, tenantId: number, now: Date, { dry = false } = {}): Promise<number> {
  for (let total = 0; ; ) {
    const found = await inTenant(db, tenantId, async (tx) => {
      const ids = await due(tx, tenantId, now, dry ? null : BATCH)
      if (!dry && ids.length > 0) await erase(tx, tenantId, ids, now)
      return ids.length
    })
    total += found
    if (dry || found < BATCH) return total
  }
}

async function due(tx: Tx, tenantId: number, now: Date, most: number | null): Promise<readonly string[]> {
  let rows = tx
    .selectFrom('missedCall')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('erasedAt', 'is', null)
    .where((row) =>
      row.or([row('closedAt', '<', settledBefore(now)), row.and([isOpen, row('lastAt', '<', givenUpBefore(now))])]),
    )
    .orderBy('id')
    .forUpdate()
  if (most !== null) rows = rows.limit(most)
  return (await rows.execute()).map(({ id }) => id)
}

async function erase(tx: Tx, tenantId: number, ids: readonly string[], now: Date): Promise<void> {
  const among = sql<string>`any(${ids}::uuid[])`
  await tx
    .updateTable('missedCall')
    .set({ state: 'noNeed', reason: TOO_OLD, closedAt: now, takenBy: null, takenUntil: null })
    .where('tenantId', '=', tenantId)
    .where('id', '=', among)
    .where(isOpen)
    .execute()
  await tx
    .updateTable('missedCall')
    .set({ ...emptied, erasedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', among)
    .execute()
  await ringMissedCalls(tx, tenantId)
  await logAccess(tx, tenantId, lineOf(null, { why: 'retention', count: ids.length, missedCallIds: ids }), now)
}
