import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import type { Person } from './session.ts'

/** How somebody signs in, as it stands. */
export type Account = Readonly<{
  personId: string
  username: string
  passwordHash: string | null
  passwordSetAt: Date | null
  failures: number
  lockedUntil: Date | null
  totpSealed: Buffer | null
  totpStep: string | null
  disabledAt: Date | null
}>

/** Wrong passwords and codes in a row that lock an account, and for how long (等保 2.0 三级). */
export const MOST_FAILURES = 5
export const LOCKED_MINUTES = 15

/** One spelling of a username: NFKC, small letters, without white space around it. */
export function spelled(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase()
}

const columns = [
  'personId',
  'username',
  'passwordHash',
  'passwordSetAt',
  'failures',
  'lockedUntil',
  'totpSealed',
  'totpStep',
  'disabledAt',
] as const

export function accountByName(tx: Tx, tenantId: number, username: string): Promise<Account | undefined> {
  return tx
    .selectFrom('account')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('username', '=', spelled(username))
    .forUpdate()
    .executeTakeFirst()
}

export function accountOf(tx: Tx, { tenantId, personId }: Person): Promise<Account | undefined> {
  return tx
    .selectFrom('account')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

/** What an account says about going on: whether it was disabled, and since when its password stands. */
export async function standingOf(
  tx: Tx,
  { tenantId, personId }: Person,
): Promise<Readonly<{ disabled: boolean; passwordSetAt: Date | null }>> {
  const row = await tx
    .selectFrom('account')
    .select(['disabledAt', 'passwordSetAt'])
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return { disabled: row !== undefined && row.disabledAt !== null, passwordSetAt: row?.passwordSetAt ?? null }
}

/** `last`: the fifth, which locks the account unless it is right. */
export type Try = 'allowed' | 'last' | 'locked'

/**
 * Counts a try before it is known whether it is right, so that many at once are no more tries than one after another. The
 * last of five locks the account; a right one takes that back (`giveBackTry`, `clearTries`).
 */
export async function countTry(tx: Tx, tenantId: number, account: Account, now: Date): Promise<Try> {
  if (account.lockedUntil !== null && account.lockedUntil > now) return 'locked'
  const failures = account.lockedUntil === null ? account.failures + 1 : 1
  const lockedUntil = failures >= MOST_FAILURES ? new Date(now.getTime() + LOCKED_MINUTES * 60_000) : null
  await change(tx, { tenantId, personId: account.personId }, { failures, lockedUntil })
  return lockedUntil === null ? 'allowed' : 'last'
}

/** A right password was no wrong try; but the counting goes on until the second factor is right as well. */
export async function giveBackTry(tx: Tx, { tenantId, personId }: Person): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      failures: sql`greatest(failures - 1, 0)`,
      lockedUntil: sql`case when failures > ${MOST_FAILURES} then locked_until end`,
    })
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .execute()
}

/** Both factors were right: the counting ends. */
export function clearTries(tx: Tx, person: Person, now: Date): Promise<void> {
  return change(tx, person, { failures: 0, lockedUntil: null, seenAt: now })
}

type Changes = Readonly<
  Partial<{
    failures: number
    lockedUntil: Date | null
    seenAt: Date
    passwordHash: string | null
    passwordSetAt: Date
    totpSealed: Buffer | null
    totpStep: string | null
    disabledAt: Date | null
    disabledWhy: string | null
  }>
>

export async function change(tx: Tx, { tenantId, personId }: Person, changes: Changes): Promise<void> {
  await tx
    .updateTable('account')
    .set(changes)
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .execute()
}
