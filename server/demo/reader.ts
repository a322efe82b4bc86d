import { systemId } from '../catalogue/set-up.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { learnNow } from '../reader/learn.ts'
import { trainingsOf } from '../reader/store.ts'
import { prefecture } from './prefecture.ts'

/** The newest so many messages are learnt from at the first start, in about a second; the night learns from all. */
const MOST = 800

/** Trains the reader of the demo from its own invented messages, where it was never trained. */
export async function trainDemoReader(edge: Pick<Deps, 'db' | 'now' | 'newId'>): Promise<void> {
  const before = await readTenant(edge.db, prefecture.code, (tx) => trainingsOf(tx, prefecture.code, 1))
  if (before.length === 0) await learnNow(edge, prefecture.code, { source: 'demo', byPerson: systemId, most: MOST })
}
