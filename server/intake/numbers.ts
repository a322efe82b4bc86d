import { sql } from 'kysely'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'

/**
 * The next human numbers of the day, `CF20260417-000123`: the prefecture's letters, the day in China, six digits or more.
 * They are taken in a short transaction of their own, so that groups of submissions are stored side by side; numbers that
 * were taken for what is not stored in the end are left out.
 */
export async function takeNumbers(db: Db, tenantId: number, count: number, at: Date): Promise<readonly string[]> {
  if (count === 0) return []
  const series = dayInChina(at).replaceAll('-', '')
  return inTenant(db, tenantId, async (tx) => {
    // Needs no flush of its own: whatever is committed under these numbers comes later in the same log.
    await sql`set local synchronous_commit = off`.execute(tx)
    const letters = await lettersOf(tx, tenantId)
    const end = (await advance(tx, tenantId, series, count)) ?? (await begin(tx, tenantId, series, count))
    return Array.from({ length: count }, (_, n) => `${letters}${series}-${String(end - count + n).padStart(6, '0')}`)
  })
}

async function advance(tx: Tx, tenantId: number, series: string, count: number): Promise<number | null> {
  const row = await tx
    .updateTable('counter')
    .set({ next: sql`next + ${count}` })
    .where('tenantId', '=', tenantId)
    .where('series', '=', series)
    .returning('next')
    .executeTakeFirst()
  return row ? Number(row.next) : null
}

/** The first of the day; another writer may be first after all. */
async function begin(tx: Tx, tenantId: number, series: string, count: number): Promise<number> {
  await tx
    .insertInto('counter')
    .values({ tenantId, series, next: '1' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const end = await advance(tx, tenantId, series, count)
  if (end === null) throw new Error(`no counter for ${series}`)
  return end
}

async function lettersOf(tx: Tx, tenantId: number): Promise<string> {
  const tenant = await tx.selectFrom('tenant').select('letters').where('id', '=', tenantId).executeTakeFirstOrThrow()
  return tenant.letters
}
