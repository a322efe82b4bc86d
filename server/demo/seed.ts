import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { setUpTenant, systemId } from '../catalogue/set-up.ts'
import { defaultRows } from '../catalogue/defaults.ts'
import { insertMany } from '../db/bulk.ts'
import type { Deps } from '../deps.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { takeNumbers } from '../intake/numbers.ts'
import { receive } from '../intake/receive.ts'
import { openDesk } from '../ledger/act.ts'
import { sealDays } from '../ledger/seal.ts'
import { mapOf, putMap } from '../map/store.ts'
import { demoCatalogues } from './catalogues.ts'
import { chanceFrom } from './chance.ts'
import { demoLife } from './life.ts'
import { demoMap } from './map.ts'
import { demoMissedCalls, playMissedCalls } from './missed-calls.ts'
import { play, type Refused } from './play.ts'
import { prefecture } from './prefecture.ts'
import { demoRedactions } from './redactions.ts'
import { demoRegions } from './regions.ts'

/** The same seed gives the same prefecture, people and words. */
export const DEMO_SEED = 'lianxin'

export type Seeded = Readonly<{ already: boolean; submissions: number; lines: number; refused: readonly Refused[] }>

type Edge = Pick<Deps, 'db' | 'keys' | 'now' | 'newId'>

/**
 * Sets up the demo prefecture with 90 days of life up to now: the catalogues first, then everything that happened in one
 * transaction, so that it is there whole or not at all. Where submissions are there already nothing is done.
 *
 * @param progress how far, from 0 to 1
 */
export async function seedDemo(
  { db, keys, now, newId }: Edge,
  seed: string,
  progress: (share: number) => void,
): Promise<Seeded> {
  const at = now()
  const tenantId = prefecture.code
  const tenant = { id: tenantId, name: prefecture.name, letters: prefecture.letters, demo: true }
  await setUpTenant(db, tenant, { ...defaultRows(), ...demoCatalogues(seed) }, { personId: systemId, at })
  await inTenant(db, tenantId, async (tx) => {
    if (!(await mapOf(tx, tenantId))) await putMap(tx, tenantId, demoMap(demoRegions(seed)), at)
  })
  const there = await readTenant(db, tenantId, (tx) =>
    tx.selectFrom('submission').select('id').where('tenantId', '=', tenantId).limit(1).execute(),
  )
  if (there.length > 0) return { already: true, submissions: 0, lines: 0, refused: [] }

  const catalogue = await readTenant(db, tenantId, (tx) => catalogueFor(tx, tenantId, dayInChina(at)))
  const life = demoLife({ seed, now: at, catalogue })
  const byDay = Map.groupBy(life.submissions, ({ receivedAt }) => dayInChina(receivedAt))
  const numbers = new Map<string, readonly string[]>()
  for (const [day, said] of byDay)
    numbers.set(day, await takeNumbers(db, tenantId, said.length, (said[0] as (typeof said)[0]).receivedAt))

  return inTenant(db, tenantId, async (tx) => {
    const chance = chanceFrom(`${seed}/ledger`).next
    const hand = { tenantId, catalogue, keys, newId, chance, tells: 'page' } as const
    const matterOf = new Map<string, string>()
    for (const [day, said] of byDay) {
      const received = await receive(tx, hand, said, numbers.get(day) ?? [], ({ receivedAt }) => receivedAt)
      for (const { submission } of received) matterOf.set(submission.id, submission.matterId)
      progress((matterOf.size / life.submissions.length) * 0.3)
    }
    const desk = await openDesk(tx, hand, [...matterOf.values()], [])
    const stage = { matterOf: (submissionId: string) => matterOf.get(submissionId), folder: desk.folder, act: desk.act }
    const { written, refused } = play(life, stage, { tenantId, catalogue }, (share) => progress(0.3 + share * 0.5))
    await desk.write()
    const folderOf = (submissionId: string) => desk.folder(matterOf.get(submissionId) ?? '')
    const copies = demoRedactions(life.submissions, folderOf, { seed, now: at, catalogue })
    await insertMany(
      tx,
      'redacted_words',
      copies.map((copy) => ({ tenantId, ...copy })),
    )
    await playMissedCalls(tx, { tenantId, keys, newId }, demoMissedCalls(life, catalogue))
    progress(0.95)
    await sealDays(tx, tenantId, at)
    progress(1)
    return { already: false, submissions: life.submissions.length, lines: life.submissions.length + written, refused }
  })
}
