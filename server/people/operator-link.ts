import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { logAccess } from '../access-log/log.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { spelled } from './account.ts'
import { disableAccount, machine, startAnew } from './accounts.ts'
import { type MadeLink, makeLink } from './link.ts'

/**
 * Lets somebody back in where nobody can: a security administrator begins anew, also one who was disabled; where there is
 * none, or none any more, three administrators are set up.
 *
 * @returns the link, or the usernames one of which has to be given
 */
export async function operatorLink(
  tx: Tx,
  tenantId: number,
  username: string,
  at: Date,
): Promise<Readonly<{ made: MadeLink } | { usernames: readonly string[] }>> {
  const { people } = await catalogueFor(tx, tenantId, dayInChina(at))
  const accounts = await tx
    .selectFrom('account')
    .select(['personId', 'username'])
    .where('tenantId', '=', tenantId)
    .orderBy('username')
    .execute()
  const guards = accounts.filter(({ personId }) => people.get(personId)?.roles.includes('securityAdministrator'))
  if (guards.length === 0) return { made: await firstLink(tx, tenantId, at) }
  const guard = guards.find((one) => one.username === spelled(username))
  if (!guard) return { usernames: guards.map((one) => one.username) }
  const person = { tenantId, personId: guard.personId }
  // Whoever was not here for 90 days is disabled by then.
  await disableAccount(tx, person, { disabled: false, why: 'set-up-link' }, machine, at)
  return { made: await startAnew(tx, person, machine, at) }
}

async function firstLink(tx: Tx, tenantId: number, at: Date): Promise<MadeLink> {
  const link = await makeLink(tx, { tenantId, personId: null, purpose: 'firstAdministrators', madeBy: null }, at)
  const line = { what: 'account', personId: null, role: null, unitId: null, object: null, ok: true } as const
  await logAccess(tx, tenantId, { ...line, reason: null, address: null, details: { did: 'set-up-link' } }, at)
  return link
}
