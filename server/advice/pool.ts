import type { Selectable } from 'kysely'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { categoryPath } from '../../domain/catalogue/lookup.ts'
import { isRegionCode, shortCode } from '../../domain/region/code.ts'
import { type Matters, type Page, withinSight } from '../access/scope.ts'
import type { Tx } from '../db/database.ts'
import type { DB } from '../db/schema.ts'

const columns = [
  'id',
  'number',
  'status',
  'title',
  'kind',
  'categoryCode',
  'regionCode',
  'leadUnitId',
  'returnedBy',
  'address',
  'point',
  'receivedAt',
  'callers',
  'round',
  'aboutUnitIds',
  'recusedIds',
  'secret',
] as const
/** A matter that may be like another. */
export type Pooled = Pick<Selectable<DB['matter']>, (typeof columns)[number]>

/** The newest of each neighbourhood: every one is read off the end of an index, whatever lies behind it. */
const VILLAGE = 120
const TOWNSHIP = 120
const CATEGORY = 80
const ANYWHERE = 200

type Sought = Readonly<{
  regionCode: string | null
  categoryCode: string | null
  exceptMatterId: string | null
  /** The one that the submitter says is the same. */
  wishedId: string | null
}>

/**
 * The matters that another is compared with, of those within the viewer's sight: the newest of the village, of the
 * township, and of the category in the county; where no place is known the newest anywhere; and the one that was wished for. At most 321, the same cost at
 * ten thousand matters and at a million.
 */
export async function poolFor(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  catalogue: Catalogue,
  { regionCode, categoryCode, exceptMatterId, wishedId }: Sought,
): Promise<readonly Pooled[]> {
  const start = regionCode !== null && isRegionCode(regionCode) ? shortCode(regionCode) : ''
  const top = categoryPath(catalogue, categoryCode)[0]?.code
  const newest =
    (count: number, narrowed: Page): Page =>
    (rows) =>
      narrowed(rows).where('matter.status', '<>', 'merged').orderBy('matter.id', 'desc').limit(count)
  const pages = [
    start.length >= 12 && newest(VILLAGE, (rows) => rows.where('matter.villageCode', '=', start.slice(0, 12))),
    start.length >= 9 && newest(TOWNSHIP, (rows) => rows.where('matter.townshipCode', '=', start.slice(0, 9))),
    start.length >= 6 &&
      top !== undefined &&
      newest(CATEGORY, (rows) =>
        rows.where('matter.countyCode', '=', start.slice(0, 6)).where('matter.categoryTop', '=', top),
      ),
    start.length === 6 && newest(TOWNSHIP, (rows) => rows.where('matter.countyCode', '=', start)),
    start.length < 6 && newest(ANYWHERE, (rows) => rows),
    wishedId !== null && newest(1, (rows) => rows.where('matter.id', '=', wishedId)),
  ].filter((page) => page !== false)
  const pool = new Map<string, Pooled>()
  for (const page of pages) {
    const rows = tx
      .selectFrom('matter')
      .select(columns.map((name) => `matter.${name}` as const))
      .where('matter.tenantId', '=', tenantId) as Matters<Pooled>
    const found = (await withinSight(tx, tenantId, viewer, catalogue, rows, page).execute()) as Pooled[]
    for (const row of found) if (row.id !== exceptMatterId) pool.set(row.id, row)
  }
  return [...pool.values()]
}
