import type { Actor, Viewer } from '../../domain/access/role.ts'
import { actorAs, viewerOf } from '../../domain/access/viewer.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { findBearer } from './token.ts'

/** The person behind an Authorization header, with the roles they have today; null where nobody is. */
export async function actorOf(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  authorization: string | undefined,
): Promise<{ tenantId: number; actor: Actor; viewer: Viewer } | null> {
  const token = /^Bearer ([\w-]{10,200})$/.exec(authorization ?? '')?.[1]
  if (!token) return null
  const at = now()
  const bearer = await findBearer(db, token, at)
  if (!bearer) return null
  const { tenantId, personId } = bearer
  const catalogue = await inTenant(db, tenantId, (tx) => catalogueFor(tx, tenantId, dayInChina(at)))
  const person = catalogue.people.get(personId)
  const viewer = viewerOf(catalogue, personId)
  if (!person || !viewer) return null
  return { tenantId, actor: actorAs(person), viewer }
}
