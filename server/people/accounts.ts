import { sql } from 'kysely'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { AppError } from '../errors.ts'
import { accountOf, change } from './account.ts'
import { loseFactors } from './factors.ts'
import { dropLinks, type MadeLink, makeLink } from './link.ts'
import { endSessions, type Person } from './session.ts'

/** Days without signing in after which an account is disabled (等保 2.0 三级: stale accounts). */
const STALE_DAYS = 90

/** Every account of a prefecture with the name of its person, by username. */
export async function accountRows(tx: Tx, tenantId: number, now: Date) {
  const { people } = await catalogueFor(tx, tenantId, dayInChina(now))
  const rows = await tx
    .selectFrom('account')
    .select(['personId', 'username', 'lockedUntil', 'openedAt', 'seenAt', 'disabledAt', 'disabledWhy'])
    .select(sql<boolean>`password_hash is null`.as('invited'))
    .select(sql<boolean>`totp_sealed is not null`.as('totp'))
    .select(
      sql<boolean>`exists (select from passkey where passkey.tenant_id = ${tenantId} and passkey.person_id = account.person_id)`.as(
        'passkey',
      ),
    )
    .where('tenantId', '=', tenantId)
    .orderBy('username')
    .execute()
  return rows.map((row) => ({
    personId: row.personId,
    name: people.get(row.personId)?.name ?? '',
    username: row.username,
    state: stateOf(row, now),
    factors: [...(row.totp ? ['totp' as const] : []), ...(row.passkey ? ['passkey' as const] : [])],
    openedAt: row.openedAt.toISOString(),
    seenAt: row.seenAt?.toISOString() ?? null,
    disabledWhy: row.disabledAt === null ? null : row.disabledWhy,
  }))
}

function stateOf(
  row: Readonly<{ disabledAt: Date | null; invited: boolean; lockedUntil: Date | null }>,
  now: Date,
): 'invited' | 'open' | 'locked' | 'disabled' {
  if (row.disabledAt !== null) return 'disabled'
  if (row.invited) return 'invited'
  return row.lockedUntil !== null && row.lockedUntil > now ? 'locked' : 'open'
}

/**
 * A new link for somebody who lost password or second factor; both are taken away, their sessions end.
 *
 * @throws AppError `account-not-found`, `own-account`
 */
export async function resetAccount(db: Db, person: Person, by: string, now: Date): Promise<MadeLink> {
  if (person.personId === by) throw new AppError('own-account')
  const link = await inTenant(db, person.tenantId, async (tx) => {
    if (!(await accountOf(tx, person))) throw new AppError('account-not-found')
    await loseFactors(tx, person)
    await tx
      .updateTable('account')
      .set({ passwordHash: null, failures: 0, lockedUntil: null })
      .where('tenantId', '=', person.tenantId)
      .where('personId', '=', person.personId)
      .execute()
    return makeLink(tx, { ...person, purpose: 'password', madeBy: by }, now)
  })
  await endSessions(db, person)
  return link
}

/** @throws AppError `account-not-found`, `own-account` */
export async function disableAccount(
  tx: Tx,
  person: Person,
  { disabled, why }: Readonly<{ disabled: boolean; why: string }>,
  by: string,
  now: Date,
): Promise<void> {
  if (person.personId === by) throw new AppError('own-account')
  if (!(await accountOf(tx, person))) throw new AppError('account-not-found')
  if (disabled) await dropLinks(tx, person)
  await change(tx, person, {
    disabledAt: disabled ? now : null,
    disabledWhy: disabled ? why : null,
    ...(!disabled && { seenAt: now }),
  })
}

/** Disables accounts that nobody has signed in with for 90 days. */
export async function disableStale(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - STALE_DAYS * 86_400_000)
  const tenants = await db.selectFrom('tenant').select('id').execute()
  for (const { id } of tenants) {
    await inTenant(db, id, async (tx) => {
      await tx
        .updateTable('account')
        .set({ disabledAt: now, disabledWhy: `${STALE_DAYS} 天未登录` })
        .where('tenantId', '=', id)
        .where('disabledAt', 'is', null)
        .where(sql<boolean>`coalesce(seen_at, opened_at) < ${before}`)
        .execute()
    })
  }
}
