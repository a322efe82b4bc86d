import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'

const found = new WeakMap<object, number>()

/**
 * The prefecture that the public pages and routes of this server speak for.
 *
 * @throws AppError `tenant-not-found` before one is set up
 */
export async function publicTenant({
  db,
  publicTenant: configured,
}: Pick<Deps, 'db' | 'publicTenant'>): Promise<number> {
  if (configured !== null) return configured
  const known = found.get(db)
  if (known !== undefined) return known
  const first = await db
    .selectFrom('tenant')
    .select('id')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!first) throw new AppError('tenant-not-found')
  found.set(db, first.id)
  return first.id
}

/**
 * The prefecture somebody names, or the public one.
 *
 * @throws AppError `tenant-not-found`
 */
export async function askedTenant(
  { db, publicTenant: configured }: Pick<Deps, 'db' | 'publicTenant'>,
  named: number | undefined,
): Promise<number> {
  if (named === undefined) return publicTenant({ db, publicTenant: configured })
  const tenant = await db.selectFrom('tenant').select('id').where('id', '=', named).executeTakeFirst()
  if (!tenant) throw new AppError('tenant-not-found')
  return tenant.id
}
