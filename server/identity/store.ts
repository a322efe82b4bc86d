import type { Db, Tx } from '../db/database.ts'
import { readTenant } from '../db/tenant.ts'
import { isOpen } from '../missed-call/store.ts'
import { keyIdOf } from './seal.ts'

/**
 * Ids of keys that something in the database is sealed with, for `loadKeys`: of the first and the last identity of each
 * prefecture, of its newest missed call and the one that waits longest, of its one-time codes and of the corrections that
 * wait. That is enough to notice a key file that is gone or another database's, and costs the same at any size; it does not
 * say that a key which is not named is no longer needed.
 */
export async function keyIdsInUse(db: Db): Promise<readonly string[]> {
  const tenants = await db.selectFrom('tenant').select('id').execute()
  const ids = new Set<string>()
  for (const { id: tenantId } of tenants) {
    for (const sealed of await readTenant(db, tenantId, (tx) => some(tx, tenantId))) ids.add(keyIdOf(sealed))
  }
  return [...ids]
}

async function some(tx: Tx, tenantId: number): Promise<readonly Buffer[]> {
  const identities = tx
    .selectFrom('identityVault')
    .select('sealed')
    .where('tenantId', '=', tenantId)
    .where('erasedAt', 'is', null)
  const calls = tx
    .selectFrom('missedCall')
    .select('sealed')
    .where('tenantId', '=', tenantId)
    .where('erasedAt', 'is', null)
  const codes = tx
    .selectFrom('account')
    .select('totpSealed as sealed')
    .where('tenantId', '=', tenantId)
    .where('totpSealed', 'is not', null)
  const corrections = tx
    .selectFrom('identityRequest')
    .select('sealed')
    .where('tenantId', '=', tenantId)
    .where('sealed', 'is not', null)
    .where('decidedAt', 'is', null)
  const found = [
    await identities.orderBy('storedAt', 'asc').limit(1).execute(),
    await identities.orderBy('storedAt', 'desc').limit(1).execute(),
    await calls.where(isOpen).orderBy('firstAt', 'asc').limit(1).execute(),
    await calls.orderBy('id', 'desc').limit(1).execute(),
    await codes.orderBy('personId', 'asc').limit(1).execute(),
    await codes.orderBy('personId', 'desc').limit(1).execute(),
    await corrections.orderBy('dueOn', 'asc').limit(1).execute(),
    await corrections.orderBy('dueOn', 'desc').limit(1).execute(),
  ]
  return found.flat().flatMap(({ sealed }) => (sealed && sealed.length > 0 ? [sealed] : []))
}
