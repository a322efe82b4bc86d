import type { Database } from '../db/database.ts'
import { StartFailure } from '../start-failures.ts'
import { removeKey } from './key-change.ts'
import type { Keys } from './key-text.ts'
import { countSealed, tenantIds } from './rotate-places.ts'
import { tellOf } from './rotate.ts'

/** As long as a server might, with the file out of its reach for a while, go on sealing with the key before. */
const YOUNG_MS = 5 * 60_000

/**
 * Takes a key out of the file: only where a look through everything finds nothing sealed with it, and where the newest is old
 * enough that no running server still seals with another. Whoever calls holds the lock of rotation.
 *
 * @throws StartFailure `key-unknown`, `key-newest`, `key-too-young`, `key-in-use`, and as `replaceKeyFile`
 */
export async function retireKey(
  { app }: Pick<Database, 'app'>,
  keys: Keys,
  path: string,
  id: string,
  now: Date,
): Promise<void> {
  const { newest, sealing } = keys
  if (!sealing.has(id)) throw new StartFailure('key-unknown', { path, key: id, known: [...sealing.keys()].join(' ') })
  if (id === newest.id) throw new StartFailure('key-newest', { key: id })
  const age = newest.madeAt === null ? YOUNG_MS : now.getTime() - newest.madeAt.getTime()
  if (age < YOUNG_MS) throw new StartFailure('key-too-young', { seconds: Math.ceil((YOUNG_MS - age) / 1000) })
  const count = (await countSealed(app)).get(id) ?? 0
  if (count > 0) throw new StartFailure('key-in-use', { key: id, count })
  removeKey(path, id)
  for (const tenantId of await tenantIds(app)) await tellOf(app, tenantId, { retired: id, key: newest.id }, now)
}
