import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type MadeLink, makeLink } from './link.ts'

/**
 * For each prefecture without any account, a new link for its first administrators; the one of an earlier start counts no
 * more.
 */
export async function firstLinks({
  db,
  now,
}: Pick<Deps, 'db' | 'now'>): Promise<readonly (MadeLink & Readonly<{ name: string }>)[]> {
  const tenants = await db.selectFrom('tenant').select(['id', 'name']).orderBy('id').execute()
  const links: (MadeLink & Readonly<{ name: string }>)[] = []
  for (const { id, name } of tenants) {
    const made = await inTenant(db, id, async (tx) => {
      const rows = tx.selectFrom('account').select('personId').where('tenantId', '=', id)
      if (await rows.limit(1).executeTakeFirst()) return null
      return makeLink(tx, { tenantId: id, personId: null, purpose: 'firstAdministrators', madeBy: null }, now())
    })
    if (made) links.push({ ...made, name })
  }
  return links
}
