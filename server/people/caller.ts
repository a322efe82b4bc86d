import type { FastifyRequest } from 'fastify'
import type { Actor, Viewer } from '../../domain/access/role.ts'
import { actorAs, viewerOf } from '../../domain/access/viewer.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { standingOf } from './account.ts'
import { sessionCookie } from './cookie.ts'
import { findSession, type Session } from './session.ts'

/** Who calls, as the catalogues of the day have them. */
export type Caller = Readonly<{
  tenantId: number
  actor: Actor
  viewer: Viewer
  session: Session
  /** The rules of the prefecture want another password first. */
  passwordTooOld: boolean
}>

/**
 * The person behind the cookie of a request, with the grants they have today; null where nobody is. Whoever left, or whose
 * account was disabled, has none from that moment on, whatever cookie they hold and whenever it was given.
 */
export async function callerOf(
  deps: Pick<Deps, 'db' | 'now' | 'edges' | 'sessions'>,
  request: FastifyRequest,
): Promise<Caller | null> {
  const token = sessionCookie.read(request, deps)
  const at = deps.now()
  const session = token === null ? null : await findSession(deps.db, token, at, deps.sessions.idleMinutes)
  if (!session) return null
  const { tenantId, personId } = session
  const { standing, catalogue } = await readTenant(deps.db, tenantId, async (tx) => ({
    standing: await standingOf(tx, session),
    catalogue: await catalogueFor(tx, tenantId, dayInChina(at)),
  }))
  if (standing.disabled) return null
  const person = catalogue.people.get(personId)
  const viewer = viewerOf(catalogue, personId)
  if (!person || !viewer) return null
  const passwordTooOld = isTooOld(standing.passwordSetAt, deps.sessions.passwordDays, at)
  return { tenantId, actor: actorAs(person), viewer, session, passwordTooOld }
}

/** Whoever signs in without a password of ours has none that grows old. */
function isTooOld(setAt: Date | null, days: number | null, now: Date): boolean {
  return setAt !== null && days !== null && now.getTime() - setAt.getTime() > days * 86_400_000
}
