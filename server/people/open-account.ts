import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { spelled } from './account.ts'
import { type MadeLink, makeLink } from './link.ts'
import type { Person } from './session.ts'

/**
 * Opens an account without a password and makes the link with which its owner sets one.
 *
 * @throws AppError `username-refused`, `username-taken`, `account-exists`
 */
export async function openAccount(
  tx: Tx,
  { tenantId, personId }: Person,
  username: string,
  by: string | null,
  now: Date,
): Promise<MadeLink> {
  await addAccount(tx, { tenantId, personId }, username, by, now)
  return makeLink(tx, { tenantId, personId, purpose: 'password', madeBy: by }, now)
}

/** As `openAccount`, without a link. */
export async function addAccount(
  tx: Tx,
  { tenantId, personId }: Person,
  username: string,
  by: string | null,
  now: Date,
): Promise<void> {
  const name = spelled(username)
  if (!/^\p{L}[\p{L}\p{N}._-]{2,31}$/u.test(name) && !/^\p{Script=Han}{2,32}$/u.test(name))
    throw new AppError('username-refused')
  const same = await tx
    .selectFrom('account')
    .select(['personId'])
    .where('tenantId', '=', tenantId)
    .where((or) => or.or([or('personId', '=', personId), or('username', '=', name)]))
    .execute()
  if (same.some((one) => one.personId === personId)) throw new AppError('account-exists')
  if (same.length > 0) throw new AppError('username-taken')
  const made = await tx
    .insertInto('account')
    .values({ tenantId, personId, username: name, failures: 0, openedAt: now, openedBy: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('personId')
    .executeTakeFirst()
  if (!made) throw new AppError('username-taken')
}
