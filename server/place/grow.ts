import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Point } from '../../domain/ledger/words.ts'
import { type ConfirmedMatter, growGazetteer } from '../../domain/place/grow-gazetteer.ts'
import { placeIndex } from '../../domain/place/place-index.ts'
import { sharedRegionIn } from '../../domain/place/shared-region.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { putGazetteer } from './store.ts'

/** Names come from so many of the newest confirmed matters, */
const NEWEST = 6000
/** read so many at once. */
const AT_ONCE = 500
/** So many steps are done before others have their turn: some milliseconds. */
export const STEPS_IN_A_ROW = 5

/** What a gazetteer was made of, and how many names it holds. */
export type Grown = Readonly<{ matters: number; names: number }>

/**
 * Makes the gazetteer of a prefecture anew from the words of its newest confirmed matters: those that a person put on the
 * ledger with their region. Nothing is taken from what is secret or from reports, for names in the gazetteer show in advice.
 */
export async function growNames(db: Db, tenantId: number, at: Date): Promise<Grown> {
  const { catalogue, confirmed } = await readTenant(db, tenantId, async (tx) => ({
    catalogue: await catalogueFor(tx, tenantId, dayInChina(at)),
    confirmed: await confirmedMatters(tx, tenantId),
  }))
  const regions = placeIndex(catalogue.regions.values())
  const entries = await inTurns(growGazetteer(confirmed, regions, sharedRegionIn(catalogue)))
  const matters = confirmed.length
  await inTenant(db, tenantId, (tx) => putGazetteer(tx, tenantId, entries, { matters, at }))
  return { matters, names: entries.length }
}

/** Runs all steps of a work, while whoever asks something of the server is answered between. */
async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  for (let n = 1; ; n++) {
    const { done, value } = work.next()
    if (done) return value
    if (n % STEPS_IN_A_ROW === 0) await setImmediate()
  }
}

async function confirmedMatters(tx: Tx, tenantId: number): Promise<readonly ConfirmedMatter[]> {
  const rows = await tx
    .selectFrom('matter')
    .select(['id', 'regionCode', 'address', 'point'])
    .where('tenantId', '=', tenantId)
    .where('openedAt', 'is not', null)
    .where('regionCode', 'is not', null)
    .where('status', '<>', 'merged')
    .where('secret', '=', false)
    .where((where) => where.or([where('kind', 'is', null), where('kind', '<>', 'report')]))
    .orderBy('id', 'desc')
    .limit(NEWEST)
    .execute()
  const words = new Map<string, string>()
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const ids = rows.slice(from, from + AT_ONCE).map(({ id }) => id)
    for (const { matterId, title, text } of await saidIn(tx, tenantId, ids))
      words.set(matterId, `${words.get(matterId) ?? ''}\n${title}\n${text}`)
  }
  return rows.map(({ id, regionCode, address, point }) => ({
    regionCode: regionCode ?? '',
    point: point as Point | null,
    words: `${address ?? ''}${words.get(id) ?? ''}`,
  }))
}

function saidIn(tx: Tx, tenantId: number, matterIds: readonly string[]) {
  return tx
    .selectFrom('voice')
    .innerJoin('submission', (join) =>
      join.onRef('submission.id', '=', 'voice.submissionId').on('submission.tenantId', '=', tenantId),
    )
    .select(['voice.matterId', 'submission.title', 'submission.text'])
    .where('voice.tenantId', '=', tenantId)
    .where('voice.matterId', '=', sql<string>`any(${matterIds}::uuid[])`)
    .where('voice.secrecy', '<>', 'secret')
    .execute()
}
