import { sql } from 'kysely'
import type { Status } from '../../domain/ledger/actions.ts'
import type { Tally } from '../../domain/ledger/tally.ts'
import { insertMany } from '../db/bulk.ts'
import type { Tx } from '../db/database.ts'

/** What one line changes in the tallies. */
export type TallyLine = Readonly<{ lineId: string; tallies: readonly Tally[] }>
type Kept = Tally & Readonly<{ lineId: string }>

/**
 * Adds what lines change, added up over all of them, in rows of their own: whoever writes at the same time waits for
 * nothing. Called by `act.ts` alone.
 */
export async function appendTallies(tx: Tx, tenantId: number, lines: readonly TallyLine[]): Promise<void> {
  await put(
    tx,
    tenantId,
    lines.flatMap(({ lineId, tallies }) => tallies.map((tally) => ({ ...tally, lineId }))),
  )
}

/** Puts the rows of the same account, name and day together. What they add up to is the same at every moment. */
export async function foldTallies(tx: Tx, tenantId: number): Promise<void> {
  const { rows } = await sql<Kept>`
    delete from book_tally
    where tenant_id = ${tenantId} and (account, name, coalesce(on_day, 'epoch'::date)) in (
      select account, name, coalesce(on_day, 'epoch'::date) from book_tally
      where tenant_id = ${tenantId} group by 1, 2, 3 having count(*) > 1)
    returning line_id, account, name, on_day, amount`.execute(tx)
  await put(tx, tenantId, rows)
}

/** How many matters stand in each status; a status with none is not named. */
export async function countsByStatus(tx: Tx, tenantId: number): Promise<ReadonlyMap<Status, number>> {
  const { rows } = await sql<{ name: Status; count: number }>`
    select name, sum(amount)::int as count from book_tally
    where tenant_id = ${tenantId} and account = 'status' group by name having sum(amount) <> 0`.execute(tx)
  return new Map(rows.map(({ name, count }) => [name, count]))
}

/** Where a tally is not what the matters and the movements add up to: `amount` is what it lacks. Reads all of both. */
export async function lackingTallies(tx: Tx, tenantId: number): Promise<readonly (Tally & { kept: number })[]> {
  // One statement sees one moment, so that writers beside it make no difference.
  const { rows } = await sql<Tally & { kept: number }>`
    select account, name, on_day, sum(kept)::int as kept, (sum(counted) - sum(kept))::int as amount
    from (
      select account, name, on_day, amount as kept, 0 as counted from book_tally where tenant_id = ${tenantId}
      union all
      select 'status', status, null, 0, count(*) from matter where tenant_id = ${tenantId} group by status
      union all
      select 'book', reason, on_day, 0, count(*) from book_movement
      where tenant_id = ${tenantId} and reason not in ('movedIn', 'movedOut') group by reason, on_day
    ) compared
    group by account, name, on_day having sum(kept) <> sum(counted)
    order by account, name, on_day`.execute(tx)
  return rows
}

/**
 * Counts again: adds to each tally what it lacks.
 *
 * @returns how many were wrong
 */
export async function recountTallies(tx: Tx, tenantId: number, newId: () => string): Promise<number> {
  // Two at once would both add what is lacking.
  await sql`select pg_advisory_xact_lock(hashtext('book_tally'), ${tenantId})`.execute(tx)
  const lacking = await lackingTallies(tx, tenantId)
  await put(
    tx,
    tenantId,
    lacking.map((tally) => ({ ...tally, lineId: newId() })),
  )
  return lacking.length
}

async function put(tx: Tx, tenantId: number, rows: readonly Kept[]): Promise<void> {
  const sums = new Map<string, Kept>()
  for (const { account, name, onDay, lineId, amount } of rows) {
    const key = `${account} ${name} ${onDay}`
    const before = sums.get(key)
    sums.set(key, {
      account,
      name,
      onDay,
      lineId: before?.lineId ?? lineId,
      amount: (before?.amount ?? 0) + amount,
    } as Kept)
  }
  await insertMany(
    tx,
    'book_tally',
    [...sums.values()].filter(({ amount }) => amount !== 0).map((row) => ({ tenantId, ...row })),
  )
}
