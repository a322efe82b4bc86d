import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { change } from '../people/account.ts'
import { type From, startHalfSession, startSession } from '../people/session.ts'
import { told } from '../people/sign-in.ts'
import type { Named } from './provider.ts'
import { findStaff } from './staff.ts'

/** A session that has begun: what the cookie holds, and whether both factors were given. */
export type CameIn = Readonly<{ token: string; whole: boolean }>

/**
 * Begins a session for whom the provider named, whole where it saw a second factor that counts here; otherwise the second
 * factor is asked for as after a password. Whoever is in then, and whoever is refused, has a line in the access log.
 *
 * @throws AppError `sign-on-failed`, `sign-on-unavailable`, `sign-on-refused`
 */
export async function comeIn(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  tenantId: number,
  named: Named,
  from: From,
): Promise<CameIn> {
  const at = now()
  const personId = await inTenant(db, tenantId, async (tx) => {
    const found = named.ok ? await findStaff(tx, tenantId, named.username, at) : null
    const person = { tenantId, personId: found }
    if (found === null) {
      const why = named.ok ? 'no account' : named.reason
      await told(tx, person, 'signInFailed', false, at, from, { by: 'signOn', why })
    } else if (named.ok && named.secondFactor) {
      await change(tx, { tenantId, personId: found }, { seenAt: at })
      await told(tx, person, 'signIn', true, at, from, { by: 'signOn' })
    }
    return found
  })
  if (!named.ok) throw new AppError(named.code)
  if (personId === null) throw new AppError('sign-on-refused')
  const begin = named.secondFactor ? startSession : startHalfSession
  return { token: await begin(db, { tenantId, personId }, at, from), whole: named.secondFactor }
}
