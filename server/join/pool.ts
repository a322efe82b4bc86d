import type { Selectable } from 'kysely'
import { mayBeJoined } from '../../domain/intake/join.ts'
import { inHand } from '../../domain/ledger/actions.ts'
import type { Matter } from '../../domain/ledger/matter.ts'
import { isRegionCode, shortCode } from '../../domain/region/code.ts'
import type { Matters, Page } from '../access/scope.ts'
import type { Tx } from '../db/database.ts'
import type { DB } from '../db/schema.ts'

const columns = [
  'id',
  'number',
  'status',
  'kind',
  'secret',
  'personalBenefit',
  'categoryCode',
  'regionCode',
  'address',
  'point',
  'receivedAt',
  'people',
] as const
/** A public matter in hand. */
export type Joinable = Pick<Selectable<DB['matter']>, (typeof columns)[number]>

/** The newest of each neighbourhood: every one is read off the end of an index, whatever lies behind it. */
const NEIGHBOURS = 120
/** Of each state in hand. */
const COUNTY = 60
const ANYWHERE = 100

/**
 * The public matters in hand that words of a place are compared with: the newest of its village, of its township and, by
 * their state, of its county; where no place is known the newest anywhere. At most 481, the same cost at ten thousand matters
 * and at a million.
 *
 * @param alsoId another one, where it is public and in hand
 */
export async function joinablesFor(
  tx: Tx,
  tenantId: number,
  regionCode: string | null,
  alsoId: string | null,
): Promise<readonly Joinable[]> {
  const start = regionCode !== null && isRegionCode(regionCode) ? shortCode(regionCode) : ''
  const newest =
    (count: number, narrowed: Page): Page =>
    (rows) =>
      narrowed(rows).orderBy('matter.id', 'desc').limit(count)
  const pages = [
    start.length >= 12 && newest(NEIGHBOURS, (rows) => rows.where('matter.villageCode', '=', start.slice(0, 12))),
    start.length >= 9 && newest(NEIGHBOURS, (rows) => rows.where('matter.townshipCode', '=', start.slice(0, 9))),
    ...inHand.map((status) =>
      start.length >= 6
        ? newest(COUNTY, (rows) =>
            rows.where('matter.countyCode', '=', start.slice(0, 6)).where('matter.status', '=', status),
          )
        : newest(ANYWHERE, (rows) => rows.where('matter.status', '=', status)),
    ),
    alsoId !== null && (((rows) => rows.where('matter.id', '=', alsoId)) satisfies Page),
  ].filter((page) => page !== false)
  const pool = new Map<string, Joinable>()
  for (const page of pages) {
    const rows: Matters<Joinable> = tx
      .selectFrom('matter')
      .select(columns.map((name) => `matter.${name}` as const))
      .where('matter.tenantId', '=', tenantId)
    for (const row of await page(rows).execute())
      if (mayBeJoined(row as Pick<Matter, 'kind' | 'secret' | 'status' | 'personalBenefit'>)) pool.set(row.id, row)
  }
  return [...pool.values()]
}
