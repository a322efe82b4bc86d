import type { z } from 'zod'
import type { readBookMatters } from '../../contract/book.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { regionPath } from '../../domain/catalogue/lookup.ts'
import { type Status, statuses } from '../../domain/ledger/actions.ts'
import type { Kind } from '../../domain/ledger/words.ts'
import { publicMatters } from '../access/public.ts'
import type { Tx } from '../db/database.ts'
import { decodeCursor, encodeCursor } from '../ledger/cursor.ts'
import { lastProgress } from '../ledger/last-progress.ts'
import { inCategory, inRegion } from '../ledger/lists.ts'
import { publicTitles } from './titles.ts'

/** Down to the township: nearer than that a place can say who spoke. */
const NEAREST = 3

/**
 * One page of the public book, newest first.
 *
 * @throws AppError `bad-cursor`
 */
export async function bookPage(
  tx: Tx,
  tenantId: number,
  { region, category, cursor, limit }: z.output<typeof readBookMatters.query>,
  catalogue: Catalogue,
): Promise<z.input<typeof readBookMatters.output>> {
  let asked = publicMatters(
    tx
      .selectFrom('matter')
      .select([
        'matter.id',
        'matter.number',
        'matter.status',
        'matter.kind',
        'matter.categoryCode',
        'matter.regionCode',
        'matter.leadUnitId',
        'matter.receivedAt',
        'matter.callers',
        'matter.track',
      ])
      .where('matter.tenantId', '=', tenantId),
  )
  if (region) asked = inRegion(asked, townshipOrAbove(catalogue, region), tenantId)
  if (category) asked = inCategory(asked, category, catalogue)
  if (cursor) asked = asked.where('matter.id', '<', decodeCursor(cursor, ['uuid'])[0] as string)
  const rows = await asked
    .orderBy('matter.id', 'desc')
    .limit(limit + 1)
    .execute()
  const here = rows.slice(0, limit)
  const titles = await publicTitles(
    tx,
    tenantId,
    here.map(({ id }) => id),
  )
  const progress = await lastProgress(
    tx,
    tenantId,
    here.filter(({ track }) => track === 'watched').map(({ id }) => id),
  )
  return {
    rows: here.map((row) => ({
      number: row.number,
      title: titles.get(row.id) ?? null,
      status: { key: row.status, ...statuses[row.status as Status] },
      kind: row.kind as Kind,
      category: catalogue.categories.get(row.categoryCode ?? '')?.name ?? null,
      place: placeOf(catalogue, row.regionCode),
      unit: catalogue.units.get(row.leadUnitId ?? '')?.name ?? null,
      receivedAt: row.receivedAt.toISOString(),
      callers: row.callers,
      progress: progress.get(row.id) ?? null,
    })),
    next: rows.length > limit ? encodeCursor([here.at(-1)?.id ?? '']) : null,
  }
}

/** A place asked for, no nearer than a township; what nobody knows stays as it is and finds nothing. */
function townshipOrAbove(catalogue: Catalogue, region: string): string {
  return regionPath(catalogue, region).slice(0, NEAREST).at(-1)?.code ?? region
}

/** County and township of a place, as the book names it; null where nobody knows. */
export function placeOf(catalogue: Pick<Catalogue, 'regions'>, regionCode: string | null): string | null {
  const path = regionPath(catalogue, regionCode).slice(1, NEAREST)
  return path.map(({ name }) => name).join('') || null
}
