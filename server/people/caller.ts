import type { FastifyRequest } from 'fastify'
import type { Actor, Viewer } from '../../domain/access/role.ts'
import { actorAs, viewerOf } from '../../domain/access/viewer.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { isDisabled } from './account.ts'
import { sessionCookie } from './cookie.ts'
import { findSession, type Session } from './session.ts'

/** Who calls, as the catalogues of the day have them. */
export type Caller = Readonly<{ tenantId: number; actor: Actor; viewer: Viewer; session: Session }>

/**
 * The person behind the cookie of a request, with the grants they have today; null where nobody is. Whoever left, or whose
 * account was disabled, has none from that moment on, whatever cookie they hold and whenever it was given.
 */
export async function callerOf(
  deps: Pick<Deps, 'db' | 'now' | 'edges'>,
  request: FastifyRequest,
): Promise<Caller | null> {
  const token = sessionCookie.read(request, deps)
  const at = deps.now()
  const session = token === null ? null : await findSession(deps.db, token, at)
  if (!session) return null
  const { tenantId, personId } = session
  const catalogue = await readTenant(deps.db, tenantId, async (tx) =>
    (await isDisabled(tx, session)) ? null : catalogueFor(tx, tenantId, dayInChina(at)),
  )
  if (!catalogue) return null
  const person = catalogue.people.get(personId)
  const viewer = viewerOf(catalogue, personId)
  if (!person || !viewer) return null
  return { tenantId, actor: actorAs(person), viewer, session }
}
