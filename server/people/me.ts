import { sql } from 'kysely'
import type { Viewer } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { factorsOf } from './factors.ts'
import type { Session } from './session.ts'

/** Who somebody is, what they hold today, and how they sign in. */
export async function aboutMe(tx: Tx, tenantId: number, viewer: Viewer, now: Date) {
  const { people } = await catalogueFor(tx, tenantId, dayInChina(now))
  const own = people.get(viewer.id)
  const account = await accountOf(tx, tenantId, viewer.id)
  const codes = await tx
    .selectFrom('recoveryCode')
    .select(sql<number>`count(*)::int`.as('left'))
    .where('tenantId', '=', tenantId)
    .where('personId', '=', viewer.id)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return {
    id: viewer.id,
    name: own?.name ?? '',
    roles: [...new Set(viewer.grants.map(({ role }) => role))],
    unitId: viewer.unitId,
    regionCode: own?.regionCode ?? null,
    prefecture: await prefectureOf(tx, tenantId),
    username: account?.username ?? null,
    factors: [...(await factorsOf(tx, { tenantId, personId: viewer.id }))],
    passwordSetAt: account?.passwordSetAt?.toISOString() ?? null,
    recoveryCodes: codes?.left ?? 0,
    grants: viewer.grants.map(({ role, unitId, regionCode, standsInFor }) => ({
      role,
      unitId,
      regionCode,
      standsInFor: standsInFor === null ? null : { id: standsInFor, name: people.get(standsInFor)?.name ?? '' },
    })),
  }
}

/** How far somebody has signed in. */
export async function aboutSignIn(tx: Tx, { tenantId, whole }: Session, personId: string, now: Date) {
  const { people } = await catalogueFor(tx, tenantId, dayInChina(now))
  const factors = await factorsOf(tx, { tenantId, personId })
  const missing = factors.length > 0 ? ('secondFactor' as const) : ('enrol' as const)
  const account = await accountOf(tx, tenantId, personId)
  return {
    next: whole ? ('done' as const) : missing,
    name: people.get(personId)?.name ?? '',
    username: account?.username ?? null,
    prefecture: await prefectureOf(tx, tenantId),
    factors: [...factors],
  }
}

function accountOf(tx: Tx, tenantId: number, personId: string) {
  return tx
    .selectFrom('account')
    .select(['username', 'passwordSetAt'])
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .executeTakeFirst()
}

async function prefectureOf(tx: Tx, tenantId: number): Promise<string> {
  const { name } = await tx.selectFrom('tenant').select('name').where('id', '=', tenantId).executeTakeFirstOrThrow()
  return name
}
