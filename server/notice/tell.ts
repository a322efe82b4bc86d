import { sql } from 'kysely'
import type { LedgerEntry } from '../../domain/ledger/matter.ts'
import { addresseeKey, SAME_MS, type Told, withoutSuperseded } from '../../domain/notice/told.ts'
import { insertMany } from '../db/bulk.ts'
import type { Tx } from '../db/database.ts'
import { unanswered } from '../db/dialect.ts'
import { noticeId } from './notice-id.ts'

/** `all`: as the rules say; `page`: nothing leaves the platform, as for a past that is told again; `nobody`: of old files. */
export type Tells = 'all' | 'page' | 'nobody'

/** A line, and what it tells. */
export type Telling = Readonly<{ entry: Pick<LedgerEntry, 'id' | 'matterId' | 'seq' | 'at'>; told: readonly Told[] }>

/**
 * Writes notices into the outbox, in the transaction of the lines they tell of: no line without its notices, no notice without
 * its line. All in one statement, sent and not waited for.
 */
export async function tell(tx: Tx, tenantId: number, tellings: readonly Telling[], tells: Tells): Promise<void> {
  if (tells === 'nobody') return
  const all = tellings.flatMap(({ entry, told }) => told.map((one) => ({ ...one, entry, at: entry.at })))
  if (all.length === 0) return
  const told = withoutSuperseded(all)
  await supersede(tx, tenantId, told)
  const rows = told.map(({ entry, kind, to, params, outside, urgent, topic }) => {
    const addressee = addresseeKey(to)
    const waits = outside && tells === 'all'
    return {
      tenantId,
      id: noticeId(entry, kind, addressee),
      kind,
      submissionId: 'submissionId' in to ? to.submissionId : null,
      personId: 'personId' in to ? to.personId : null,
      matterId: 'submissionId' in to ? null : entry.matterId,
      lineId: entry.id,
      addressee,
      params,
      createdAt: entry.at,
      attempts: 0,
      state: waits ? 'waiting' : 'shown',
      nextAt: waits ? entry.at : null,
      urgent,
      topic,
    }
  })
  await insertMany(tx, 'notice', rows)
}

/** A reminder takes the place of one of the same thing that came a moment before and has not left. */
async function supersede(
  tx: Tx,
  tenantId: number,
  told: readonly (Pick<Told, 'topic' | 'to'> & Readonly<{ entry: Telling['entry'] }>)[],
): Promise<void> {
  const about = told.filter(({ topic }) => topic !== null)
  if (about.length === 0) return
  const addressees = about.map(({ to }) => addresseeKey(to))
  const topics = about.map(({ topic }) => topic)
  const since = about.map(({ entry }) => new Date(entry.at.getTime() - SAME_MS).toISOString())
  // Each reminder looks for its own, whatever PostgreSQL has counted so far: joined the other way round, every one is held
  // against all that the prefecture was ever told.
  const update = sql`
    with gone as materialized (
      select earlier.id
      from unnest(${addressees}::text[], ${topics}::text[], ${since}::timestamptz[]) later (addressee, topic, since)
      cross join lateral (
        select id from notice
        where tenant_id = ${tenantId} and addressee = later.addressee and topic = later.topic and topic is not null
          and created_at > later.since and state in ('waiting', 'shown')
        offset 0
      ) earlier
    )
    update notice set state = 'superseded', next_at = null
    where tenant_id = ${tenantId} and id = any(array(select id from gone)) and state in ('waiting', 'shown')`
  await unanswered(() => update.execute(tx))
}
