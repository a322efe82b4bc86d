import { passwordFault, type PasswordFault } from '../../domain/access/password.ts'
import { isAdministrator } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { accountOf, change, clearTries } from './account.ts'
import { hashPassword, passwordMatches } from './password.ts'
import type { Person } from './session.ts'

/** So many earlier passwords are not taken again. */
const REMEMBERED = 5

const reasons: Readonly<Record<PasswordFault, string>> = {
  'too-short': '至少 10 位，管理员至少 12 位 / at least 10 characters, 12 for administrators',
  'too-long': '最多 200 位 / at most 200 characters',
  'too-few-classes': '大写、小写、数字、其他符号四类中至少要有三类 / three of: small, capital, digit, other',
  'too-common': '太常见，容易被猜中 / too common, easily guessed',
  'names-its-owner': '不能含有用户名、姓名或盟市名 / must not hold your name, username or prefecture',
  'used-before': '最近五次用过 / one of your last five',
}

/**
 * Checks a password against the rules and what the person had before, and hashes it. Takes its time, so it runs outside any
 * transaction.
 *
 * @throws AppError `password-refused` with the reason
 */
export async function acceptedPassword(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  person: Person,
  password: string,
): Promise<string> {
  const { tenantId, personId } = person
  const { fault, past } = await inTenant(db, tenantId, async (tx) => {
    const owner = await ownerOf(tx, person, now())
    const rows = await tx
      .selectFrom('passwordPast')
      .select('hash')
      .where('tenantId', '=', tenantId)
      .where('personId', '=', personId)
      .orderBy('setAt', 'desc')
      .limit(REMEMBERED)
      .execute()
    return { fault: passwordFault(password, owner), past: rows.map(({ hash }) => hash) }
  })
  if (fault) refuse(fault)
  for (const hash of past) if (await passwordMatches(hash, password)) refuse('used-before')
  return hashPassword(password)
}

/** @throws AppError `password-refused` */
export function refuse(fault: PasswordFault): never {
  throw new AppError('password-refused', { params: { reason: reasons[fault] } })
}

/** Sets what `acceptedPassword` has made, and remembers it. */
export async function setPasswordHash(tx: Tx, person: Person, hash: string, now: Date): Promise<void> {
  await change(tx, person, { passwordHash: hash, passwordSetAt: now })
  await tx
    .insertInto('passwordPast')
    .values({ ...person, setAt: now, hash })
    .execute()
  await clearTries(tx, person, now)
}

async function ownerOf(tx: Tx, person: Person, now: Date) {
  const { tenantId, personId } = person
  const { people } = await catalogueFor(tx, tenantId, dayInChina(now))
  const account = await accountOf(tx, person)
  const tenant = await tx.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()
  const staff = people.get(personId)
  return {
    administrator: staff?.roles.some((role) => isAdministrator(role)) ?? false,
    username: account?.username ?? '',
    name: staff?.name ?? '',
    prefecture: tenant.name,
  }
}
