import { sql } from 'kysely'
import type { LedgerEntry } from '../../domain/ledger/matter.ts'
import type { Tx } from '../db/database.ts'
import { unanswered } from '../db/dialect.ts'
import { CHANNEL, type MissedCallsRung, type Rung } from './feed.ts'

/** A payload holds 8,000 bytes; a line takes 200. */
const MOST = 30

/**
 * Tells every process of lines once the transaction is committed. Not of those that begin a matter: nobody has it open yet,
 * and PostgreSQL lets transactions that notify commit one after another, which thousands of submissions should not wait for.
 */
export async function ring(tx: Tx, tenantId: number, entries: readonly LedgerEntry[]): Promise<void> {
  const rung: Rung[] = entries
    .filter(({ action }) => action !== 'register')
    .map(({ matterId, seq, action, writer }) => ({ tenantId, matterId, seq, action, writerId: writer.id }))
  for (let from = 0; from < rung.length; from += MOST) {
    const said = JSON.stringify(rung.slice(from, from + MOST))
    await unanswered(() => sql`select pg_notify(${CHANNEL}, ${said})`.execute(tx))
  }
}

/** Tells every process, once the transaction is committed, that missed calls have changed. */
export async function ringMissedCalls(tx: Tx, tenantId: number): Promise<void> {
  const rung: readonly MissedCallsRung[] = [{ tenantId, missedCalls: true }]
  await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(rung)})`.execute(tx)
}
