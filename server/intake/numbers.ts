import { sql } from 'kysely'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Db, Tx } from '../db/database.ts'
import { unanswered } from '../db/dialect.ts'
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
    await unanswered(() => sql`set local synchronous_commit = off`.execute(tx))
    const letters = await lettersOf(db, tx, tenantId)
    const end = (await advance(tx, tenantId, series, count)) ?? (await begin(tx, tenantId, series, count))
    return Array.from({ length: count }, (_, n) => `${letters}${series}-${String(end - count + n).padStart(6, '0')}`)
  })
}

/** Hands out numbers one group after another. */
export type NumberStock = (tenantId: number, count: number, at: Date) => Promise<readonly string[]>

/** Numbers are taken this many at a time; those left at midnight or when the server stops are left out. */
const STOCK = 32

/** Takes numbers in stock, so that a busy hour does not ask for each group. */
export function numberStock(db: Db): NumberStock {
  const stocks = new Map<string, string[]>()
  return async (tenantId, count, at) => {
    const key = `${tenantId}/${dayInChina(at)}`
    const stock = stocks.get(key)
    if (stock && stock.length >= count) return stock.splice(0, count)
    const taken = [...(await takeNumbers(db, tenantId, count + STOCK, at))]
    const numbers = taken.splice(0, count)
    for (const other of stocks.keys()) if (other.startsWith(`${tenantId}/`)) stocks.delete(other)
    stocks.set(key, taken)
    return numbers
  }
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

/** The letters of a prefecture never change once it is set up. */
const known = new WeakMap<Db, Map<number, string>>()

async function lettersOf(db: Db, tx: Tx, tenantId: number): Promise<string> {
  const seen = known.get(db) ?? new Map<number, string>()
  known.set(db, seen)
  const letters = seen.get(tenantId)
  if (letters !== undefined) return letters
  const tenant = await tx.selectFrom('tenant').select('letters').where('id', '=', tenantId).executeTakeFirstOrThrow()
  seen.set(tenantId, tenant.letters)
  return tenant.letters
}
