import type { Db } from '../db/database.ts'
import { readTenant } from '../db/tenant.ts'
import { keyIdOf } from './seal.ts'

/**
 * Ids of keys that identities in the database are sealed with, for `loadKeys`: of the first and the last identity of each
 * prefecture. That is enough to notice a key file that is gone or another database's, and costs the same at any size; it
 * does not say that a key which is not named is no longer needed.
 */
export async function keyIdsInUse(db: Db): Promise<readonly string[]> {
  const tenants = await db.selectFrom('tenant').select('id').execute()
  const ids = new Set<string>()
  for (const { id: tenantId } of tenants) {
    for (const sealed of await firstAndLast(db, tenantId)) ids.add(keyIdOf(sealed))
  }
  return [...ids]
}

function firstAndLast(db: Db, tenantId: number): Promise<Buffer[]> {
  return readTenant(db, tenantId, async (tx) => {
    const rows = tx
      .selectFrom('identityVault')
      .select('sealed')
      .where('tenantId', '=', tenantId)
      .where('erasedAt', 'is', null)
      .limit(1)
    const first = await rows.orderBy('storedAt', 'asc').executeTakeFirst()
    const last = await rows.orderBy('storedAt', 'desc').executeTakeFirst()
    return [first, last].flatMap((row) => (row ? [row.sealed] : []))
  })
}
