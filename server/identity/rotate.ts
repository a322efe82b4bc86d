import { setTimeout as sleep } from 'node:timers/promises'
import { logAccess } from '../access-log/log.ts'
import type { Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Keys } from './key-text.ts'
import { type BatchDone, batches } from './rotate-batch.ts'
import { type PlaceName, placeNames, places, tenantIds } from './rotate-places.ts'

/** Longer than a running server needs to see a new key and to store what it sealed with the one before. */
const SETTLED_MS = 5000
/** Under an old key after so many looks there still comes something in: from a server that does not see the key file. */
const LOOKS = 6

export type Rotated = Readonly<{
  /** Sealed anew, by what it is. */
  sealed: Readonly<Record<PlaceName, number>>
  /** Corrected or erased between the look and the write, and left as they are. */
  changed: number
  /** Not to be opened: changed, or sealed with a key that the file does not hold. They stay as they are. */
  unreadable: number
}>

type Options = Readonly<{
  now: () => Date
  /** How many things have been sealed anew. */
  onProgress?: (done: number) => void
  /** Stops between two batches. */
  signal?: AbortSignal
}>

/**
 * Seals everything anew under the newest key, in every prefecture, beside running servers: what was corrected or erased
 * meanwhile stays as it is. Can be stopped or killed anywhere and called again. Looks through everything again until nothing
 * is found, the last time when every running server has seen the key. One line in the access log of each prefecture.
 */
export async function sealAnew(db: Db, keys: Keys, options: Options): Promise<Rotated> {
  // One key for the whole run, whatever comes into the file meanwhile.
  const pinned: Keys = { ...keys, newest: keys.newest }
  const { now, onProgress = () => {}, signal } = options
  const total = { sealed: { ...none }, changed: 0, unreadable: 0 }
  const byTenant = new Map<number, Counts>()
  const stopped = () => signal?.aborted === true
  const count = (tenantId: number, name: PlaceName, batch: BatchDone) => {
    const own = byTenant.get(tenantId) ?? { ...none }
    byTenant.set(tenantId, own)
    own[name] += batch.sealed
    total.sealed[name] += batch.sealed
    total.changed += batch.changed
    total.unreadable += batch.unreadable
    onProgress(Object.values(total.sealed).reduce((sum, one) => sum + one))
  }
  try {
    for (let look = 0; look < LOOKS && !stopped(); look += 1) {
      total.unreadable = 0
      const found = await lookThrough(db, pinned, signal, count)
      if (look > 0 && found === 0) break
      if (look === 0) await settle(pinned.newest.madeAt, now(), signal)
    }
  } finally {
    for (const tenantId of await tenantIds(db)) {
      await tellOf(db, tenantId, { key: pinned.newest.id, ...none, ...byTenant.get(tenantId) }, now())
    }
  }
  return total
}

type Counts = Record<PlaceName, number>
const none: Readonly<Counts> = { identities: 0, codes: 0, requests: 0, missedCalls: 0 }

/** Everything once. @returns how much there was that is not under the newest key, and could be opened */
async function lookThrough(
  db: Db,
  keys: Keys,
  signal: AbortSignal | undefined,
  count: (tenantId: number, name: PlaceName, batch: BatchDone) => void,
): Promise<number> {
  let found = 0
  for (const tenantId of await tenantIds(db)) {
    for (const name of placeNames) {
      for await (const batch of batches(db, keys, tenantId, places[name])) {
        count(tenantId, name, batch)
        found += batch.sealed + batch.changed
        if (signal?.aborted) return found
      }
    }
  }
  return found
}

/** Waits until every running server seals with a key that was added at that time. */
async function settle(addedAt: Date | null, now: Date, signal?: AbortSignal): Promise<void> {
  if (!addedAt) return
  const passed = Math.max(0, now.getTime() - addedAt.getTime())
  await sleep(Math.max(0, SETTLED_MS - passed), undefined, signal && { signal }).catch(() => {})
}

/** The line about a change of keys, in the access log of a prefecture; by nobody of the staff but whoever has the machine. */
export function tellOf(db: Db, tenantId: number, details: Readonly<Record<string, unknown>>, now: Date): Promise<void> {
  const nobody = { personId: null, role: null, unitId: null, object: null, reason: null, address: null }
  return inTenant(db, tenantId, (tx) =>
    logAccess(tx, tenantId, { what: 'keyRotation', ok: true, ...nobody, details }, now),
  )
}
