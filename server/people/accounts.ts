import { sql } from 'kysely'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { logAccess } from '../access-log/log.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { AppError } from '../errors.ts'
import { accountOf, change } from './account.ts'
import { loseFactors } from './factors.ts'
import { dropLinks, type MadeLink, makeLink } from './link.ts'
import { openAccount } from './open-account.ts'
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

/** Who changes accounts, and from where; nobody: the machine, or its operator. */
export type By = Readonly<{ personId: string | null; address: string | null }>

/**
 * Opens an account for a person of the catalogue.
 *
 * @throws AppError `no-such-person`, `username-refused`, `username-taken`, `account-exists`
 */
export function openFor(db: Db, person: Person, username: string, by: By, now: Date): Promise<MadeLink> {
  return inTenant(db, person.tenantId, async (tx) => {
    const { people } = await catalogueFor(tx, person.tenantId, dayInChina(now))
    if (!people.has(person.personId)) throw new AppError('no-such-person')
    const link = await openAccount(tx, person, username, by.personId, now)
    await tellChange(tx, person, by, 'opened', now)
    return link
  })
}

/**
 * A new link for somebody who lost password or second factor; both are taken away, their sessions end.
 *
 * @throws AppError `account-not-found`, `own-account`
 */
export function resetAccount(db: Db, person: Person, by: By, now: Date): Promise<MadeLink> {
  if (person.personId === by.personId) throw new AppError('own-account')
  return inTenant(db, person.tenantId, (tx) => startAnew(tx, person, by, now))
}

/**
 * As `resetAccount`, in a transaction, and one's own as well: for the operator of the machine.
 *
 * @throws AppError `account-not-found`
 */
export async function startAnew(tx: Tx, person: Person, by: By, now: Date): Promise<MadeLink> {
  if (!(await accountOf(tx, person))) throw new AppError('account-not-found')
  await loseFactors(tx, person)
  await change(tx, person, { passwordHash: null, failures: 0, lockedUntil: null })
  await endSessions(tx, person)
  const link = await makeLink(tx, { ...person, purpose: 'password', madeBy: by.personId }, now)
  await tellChange(tx, person, by, 'reset', now)
  return link
}

/**
 * Disables an account, which ends its sessions and links, or takes that back.
 *
 * @throws AppError `account-not-found`, `own-account`
 */
export async function disableAccount(
  tx: Tx,
  person: Person,
  { disabled, why }: Readonly<{ disabled: boolean; why: string }>,
  by: By,
  now: Date,
): Promise<void> {
  if (person.personId === by.personId) throw new AppError('own-account')
  if (!(await accountOf(tx, person))) throw new AppError('account-not-found')
  if (disabled) {
    await dropLinks(tx, person)
    await endSessions(tx, person)
  }
  await change(tx, person, {
    disabledAt: disabled ? now : null,
    disabledWhy: disabled ? why : null,
    ...(!disabled && { seenAt: now }),
  })
  await tellChange(tx, person, by, disabled ? 'disabled' : 'enabled', now, why)
}

/** Disables accounts that nobody has signed in with for 90 days. */
export async function disableStale(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - STALE_DAYS * 86_400_000)
  const tenants = await db.selectFrom('tenant').select('id').execute()
  for (const { id: tenantId } of tenants) {
    await inTenant(db, tenantId, async (tx) => {
      const stale = await tx
        .selectFrom('account')
        .select('personId')
        .where('tenantId', '=', tenantId)
        .where('disabledAt', 'is', null)
        .where(sql<boolean>`coalesce(seen_at, opened_at) < ${before}`)
        .execute()
      const why = `${STALE_DAYS} 天未登录`
      for (const { personId } of stale)
        await disableAccount(tx, { tenantId, personId }, { disabled: true, why }, machine, now)
    })
  }
}

/** What runs by itself, or is typed on the machine. */
export const machine: By = { personId: null, address: null }

function tellChange(tx: Tx, { tenantId, personId }: Person, by: By, did: string, at: Date, why: string | null = null) {
  const role = by.personId === null ? null : ('securityAdministrator' as const)
  const line = { what: 'account', personId: by.personId, role, unitId: null, object: personId } as const
  return logAccess(tx, tenantId, { ...line, ok: true, reason: why, address: by.address, details: { did } }, at)
}
