import { logAccess } from '../access-log/log.ts'
import type { Role } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { type Change, changeCatalogues } from '../catalogue/change.ts'
import { systemId } from '../catalogue/set-up.ts'
import type { Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { passwordFault } from '../../domain/access/password.ts'
import { spelled, standingOf } from './account.ts'
import { type MadeLink, readLink, takeLink } from './link.ts'
import { addAccount, openAccount } from './open-account.ts'
import { hashPassword } from './password.ts'
import { endSessions, type From, type Person, startHalfSession } from './session.ts'
import { acceptedPassword, refuse, setPasswordHash } from './set-password.ts'
import { told } from './sign-in.ts'

type Edge = Pick<Deps, 'db' | 'now' | 'newId'>

/**
 * Uses up a link that was made for one person: sets their password, ends what sessions they have, and begins the session in
 * which they set up a second factor. Of two who use it at once one gets in.
 *
 * @throws AppError `link-refused`, `password-refused`; a refused password leaves the link as it is
 */
export async function setUpAccount({ db, now }: Edge, token: string, password: string, from: From): Promise<string> {
  const at = now()
  const link = await readLink(db, token, at)
  if (link?.purpose !== 'password' || link.personId === null) throw new AppError('link-refused')
  const person = { tenantId: link.tenantId, personId: link.personId }
  const hash = await acceptedPassword({ db, now }, person, password)
  await inTenant(db, person.tenantId, async (tx) => {
    if (!(await takeLink(tx, token, at)) || (await isGone(tx, person, at))) throw new AppError('link-refused')
    await setPasswordHash(tx, person, hash, at)
    await told(tx, person, 'password', true, at, from, { by: 'link' })
  })
  await endSessions(db, person)
  return startHalfSession(db, person, at, from)
}

export type NewAdministrator = Readonly<{ name: string; username: string }>
export type Administrators = Readonly<{
  security: NewAdministrator & Readonly<{ password: string }>
  system: NewAdministrator
  audit: NewAdministrator
}>

/**
 * Uses up the first link of a prefecture: its three administrators become people with one grant each. The one who holds the
 * link is the security administrator and signs in at once; the others get links of their own.
 *
 * @throws AppError `link-refused`, `password-refused`, `same-person-twice`, `username-refused`, `username-taken`
 */
export async function setUpAdministrators(
  { db, now, newId }: Edge,
  token: string,
  { security, system, audit }: Administrators,
  from: From,
): Promise<Readonly<{ token: string; system: MadeLink; audit: MadeLink }>> {
  const at = now()
  const link = await readLink(db, token, at)
  if (link?.purpose !== 'firstAdministrators') throw new AppError('link-refused')
  const { tenantId } = link
  const three = [security, system, audit]
  const differ = (of: (one: NewAdministrator) => string) => new Set(three.map(of)).size === three.length
  if (!differ((one) => spelled(one.username)) || !differ((one) => one.name.trim()))
    throw new AppError('same-person-twice')
  const tenant = await db.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()
  const fault = passwordFault(security.password, {
    administrator: true,
    username: security.username,
    name: security.name,
    prefecture: tenant.name,
  })
  if (fault) refuse(fault)
  const hash = await hashPassword(security.password)
  const ids = { security: newId(), system: newId(), audit: newId() }
  const person = { tenantId, personId: ids.security }
  const links = await inTenant(db, tenantId, async (tx) => {
    if (!(await takeLink(tx, token, at))) throw new AppError('link-refused')
    await addPeople(
      tx,
      tenantId,
      [
        [ids.security, security.name, 'securityAdministrator'],
        [ids.system, system.name, 'systemAdministrator'],
        [ids.audit, audit.name, 'auditAdministrator'],
      ],
      at,
    ) // prettier-ignore
    await addAccount(tx, person, security.username, null, at)
    await setPasswordHash(tx, person, hash, at)
    const made = {
      system: await openAccount(tx, { tenantId, personId: ids.system }, system.username, ids.security, at),
      audit: await openAccount(tx, { tenantId, personId: ids.audit }, audit.username, ids.security, at),
    }
    const line = { what: 'setUp', personId: ids.security, role: 'securityAdministrator', unitId: null } as const
    const about = { object: null, ok: true, reason: null, address: from.address ?? null, details: ids }
    await logAccess(tx, tenantId, { ...line, ...about }, at)
    return made
  })
  return { token: await startHalfSession(db, person, at, from), ...links }
}

async function addPeople(
  tx: Tx,
  tenantId: number,
  people: readonly (readonly [code: string, name: string, role: Role])[],
  at: Date,
): Promise<void> {
  const validFrom = dayInChina(at)
  const changes = people.flatMap(([code, name, role]): Change[] => [
    { catalogue: 'person', code, row: { code, name: name.trim(), unitId: null, regionCode: null }, validFrom },
    {
      catalogue: 'grant',
      code: `${code}/${role}`,
      row: { code: `${code}/${role}`, personId: code, role, unitId: null, regionCode: null },
      validFrom,
    },
  ])
  await changeCatalogues(tx, tenantId, changes, { personId: systemId, at })
}

/** Whoever left, or was disabled, gets in by no link they still have. */
async function isGone(tx: Tx, person: Person, at: Date): Promise<boolean> {
  const { people } = await catalogueFor(tx, person.tenantId, dayInChina(at))
  return !people.has(person.personId) || (await standingOf(tx, person)).disabled
}
