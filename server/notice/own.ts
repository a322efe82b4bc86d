import type { z } from 'zod'
import type { listNotices } from '../../contract/identity.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Tx } from '../db/database.ts'
import { noticeWords } from './words.ts'

/** So many are told. */
const MOST = 100

/** What a person of the staff is told, newest first. */
export async function noticesOf(
  tx: Tx,
  tenantId: number,
  personId: string,
  catalogue: Pick<Catalogue, 'units' | 'people'>,
): Promise<z.input<typeof listNotices.output>> {
  const rows = await tx
    .selectFrom('notice')
    .select(['id', 'kind', 'params', 'createdAt'])
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
  return {
    rows: rows.map(({ id, kind, params, createdAt }) => {
      const words = noticeWords({ kind, params } as Parameters<typeof noticeWords>[0], catalogue)
      return { id, kind, ...words, at: createdAt.toISOString() }
    }),
  }
}
