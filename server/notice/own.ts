import { sql } from 'kysely'
import type { z } from 'zod'
import type { listNotices } from '../../contract/identity.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { addresseeKey } from '../../domain/notice/told.ts'
import { maySee } from '../access/scope.ts'
import type { Tx } from '../db/database.ts'
import type { Due } from './outbox.ts'
import { pageWords } from './words.ts'

/** So many are told. */
const MOST = 100

/**
 * What a person of the staff is told, newest first: themselves, as one of their unit, and as one of a role where they may see
 * the matter. A unit hears of a matter it no longer has, so for that it is enough that nobody is recused from it.
 */
export async function noticesOf(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  catalogue: Catalogue,
): Promise<z.input<typeof listNotices.output>> {
  const addressees = addresseesOf(viewer)
  const roles = addressees.filter((one) => one.startsWith('role:'))
  const rows = await tx
    .selectFrom('notice')
    .leftJoin('matter', (join) => join.onRef('matter.id', '=', 'notice.matterId').on('matter.tenantId', '=', tenantId))
    .select(['notice.id', 'notice.kind', 'notice.params', 'notice.createdAt', 'notice.matterId'])
    .select(sql<boolean>`matter.id is not null and ${maySee(tenantId, viewer, catalogue)}`.as('opens'))
    .where('notice.tenantId', '=', tenantId)
    .where('notice.addressee', '=', sql<string>`any(${addressees}::text[])`)
    .where('notice.state', '<>', 'superseded')
    .where(sql<boolean>`(matter.id is null or not matter.recused_ids @> ${JSON.stringify([viewer.id])}::jsonb)`)
    .where(sql<boolean>`(notice.addressee <> all(${roles}::text[]) or ${maySee(tenantId, viewer, catalogue)})`)
    .orderBy('notice.createdAt', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(MOST)
    .execute()
  return {
    rows: rows.map(({ id, kind, params, createdAt, matterId, opens }) => {
      const words = pageWords({ kind, params } as Pick<Due, 'kind' | 'params'>, catalogue)
      return { id, kind, ...words, at: createdAt.toISOString(), matterId: opens ? matterId : null }
    }),
  }
}

/** Everybody this person is. */
function addresseesOf({ id, grants }: Viewer): readonly string[] {
  const keys = grants.flatMap(({ role, unitId }) => {
    if (role === 'unitHandler' && unitId !== null) return [addresseeKey({ unitId, leaders: false })]
    if (role === 'unitLeader' && unitId !== null)
      return [addresseeKey({ unitId, leaders: false }), addresseeKey({ unitId, leaders: true })]
    return [addresseeKey({ role })]
  })
  return [...new Set([addresseeKey({ personId: id }), ...keys])]
}
