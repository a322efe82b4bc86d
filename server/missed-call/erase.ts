import { sql } from 'kysely'
import { givenUpBefore, settledBefore } from '../../domain/missed-call/kept.ts'
import { openMissed, TOO_OLD } from '../../domain/missed-call/words.ts'
import { logAccess } from '../access-log/log.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { ringMissedCalls } from '../live/ring.ts'
import { lineOf } from '../retention/erase.ts'

/** Rows in one transaction. */
const BATCH = 500
const gone = { sealed: Buffer.alloc(0), phoneHash: null }

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
      row.or([row('closedAt', '<', settledBefore(now)), row.and([open(), row('lastAt', '<', givenUpBefore(now))])]),
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
    .where(open())
    .execute()
  await tx
    .updateTable('missedCall')
    .set({ ...gone, erasedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', among)
    .execute()
  await ringMissedCalls(tx, tenantId)
  await logAccess(tx, tenantId, lineOf(null, { why: 'retention', count: ids.length, missedCallIds: ids }), now)
}

/** What a missed call became is forgotten with who said it. */
export async function eraseMissedOf(tx: Tx, tenantId: number, submissionIds: readonly string[], now: Date) {
  await tx
    .updateTable('missedCall')
    .set({ ...gone, erasedAt: now })
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', sql<string>`any(${submissionIds}::uuid[])`)
    .where('erasedAt', 'is', null)
    .execute()
}

function open() {
  return sql<boolean>`state in (${sql.raw(openMissed.map((state) => `'${state}'`).join(', '))})`
}
