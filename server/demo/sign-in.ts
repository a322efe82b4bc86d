import { randomInt } from 'node:crypto'
import { generateSecret } from 'otplib'
import type { Staff } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { addAccount } from '../people/open-account.ts'
import { hashPassword } from '../people/password.ts'
import { openTotp, sealTotp } from '../people/totp.ts'

/** How the people of the demo sign in on this installation, and on no other. */
export type DemoSignIn = Readonly<{
  password: string
  /** For an authenticator, in base 32. */
  secret: string
  people: readonly Readonly<{ username: string; person: Staff }>[]
}>

/** Nobody mistakes one of these for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const DIGITS = '23456789'

/**
 * Gives every person of the demo an account. The password and the authenticator are made by chance for this installation
 * and are the same for all of them, so that somebody who tries the demo changes from one to the other without a list of
 * 126 passwords; the accounts of a real prefecture are opened one by one.
 */
export async function openDemoAccounts(
  { db, keys, now }: Pick<Deps, 'db' | 'keys' | 'now'>,
  tenantId: number,
): Promise<DemoSignIn> {
  const at = now()
  const password = newPassword()
  const secret = generateSecret({ length: 20 })
  const passwordHash = await hashPassword(password)
  return inTenant(db, tenantId, async (tx) => {
    const catalogue = await catalogueFor(tx, tenantId, dayInChina(at))
    const people = named([...catalogue.people.values()])
    for (const { username, person } of people) {
      const who = { tenantId, personId: person.code }
      await addAccount(tx, who, username, null, at)
      await tx
        .updateTable('account')
        .set({ passwordHash, passwordSetAt: at, totpSealed: sealTotp(keys, who, secret) })
        .where('tenantId', '=', tenantId)
        .where('personId', '=', person.code)
        .execute()
    }
    return { password, secret, people }
  })
}

/**
 * The authenticator's secret of a demo person; null where there is no such account or none has been set up.
 *
 * @throws Error when the keys are not those of this installation
 */
export async function secretOf(
  { db, keys }: Pick<Deps, 'db' | 'keys'>,
  tenantId: number,
  username: string | null,
): Promise<string | null> {
  return inTenant(db, tenantId, async (tx) => {
    let rows = tx
      .selectFrom('account')
      .select(['personId', 'totpSealed'])
      .where('tenantId', '=', tenantId)
      .where('totpSealed', 'is not', null)
      .orderBy('username')
      .limit(1)
    if (username !== null) rows = rows.where('username', '=', username)
    const row = await rows.executeTakeFirst()
    return row?.totpSealed ? openTotp(keys, { tenantId, personId: row.personId }, row.totpSealed) : null
  })
}

/** `operator1`, `housing.leader`, `housing.handler2`: what somebody does, and a number where several do it. */
function named(people: readonly Staff[]): DemoSignIn['people'] {
  const byName = Map.groupBy(people, (person) => {
    const [role = 'person'] = person.roles
    return person.unitId !== null && role.startsWith('unit') ? `${person.unitId}.${role.slice(4).toLowerCase()}` : role
  })
  return [...byName].flatMap(([name, same]) =>
    same.map((person, n) => ({ username: `${name}${same.length > 1 ? n + 1 : ''}`.toLowerCase(), person })),
  )
}

/** Four groups of four, easy to type and hard to guess: 70 bits of chance. */
function newPassword(): string {
  const draw = (from: string, count: number) =>
    Array.from({ length: count }, () => from[randomInt(from.length)]).join('')
  return `${draw(LETTERS.toUpperCase(), 4)}-${draw(LETTERS, 4)}-${draw(LETTERS, 4)}-${draw(DIGITS, 4)}`
}
