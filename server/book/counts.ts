import { sql } from 'kysely'
import type { z } from 'zod'
import type { countBook } from '../../contract/book.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { categoryPath, regionPath } from '../../domain/catalogue/lookup.ts'
import { publicMatters } from '../access/public.ts'
import type { Db } from '../db/database.ts'
import { readTenant } from '../db/tenant.ts'

type Cell = Readonly<{
  countyCode: string | null
  townshipCode: string | null
  categoryTop: string | null
  categoryMid: string | null
  count: number
}>
/** All public matters, counted by township and second-level category. */
export type Tally = Readonly<{ cells: readonly Cell[]; at: Date }>

/** A tally this young is the answer; */
const FRESH_MS = 60_000
/** one this young is the answer while the next is counted: of a million matters that takes a second or more. */
const GOOD_MS = 600_000

type Kept = { tally: Tally | null; next: Promise<Tally> | null }
const kept = new WeakMap<Db, Map<number, Kept>>()

/** All public matters of a prefecture, counted once a minute at most, however often it is asked for. */
export async function tallyOf(db: Db, tenantId: number, now: Date): Promise<Tally> {
  const tallies = kept.get(db) ?? new Map<number, Kept>()
  kept.set(db, tallies)
  const own = tallies.get(tenantId) ?? { tally: null, next: null }
  tallies.set(tenantId, own)
  const age = own.tally ? now.getTime() - own.tally.at.getTime() : Infinity
  if (own.tally && age < FRESH_MS) return own.tally
  own.next ??= count(db, tenantId, now)
    .then((tally) => (own.tally = tally))
    .finally(() => {
      own.next = null
    })
  if (!own.tally || age >= GOOD_MS) return own.next
  // What failed is tried again by the next who asks.
  own.next.catch(() => undefined)
  return own.tally
}

async function count(db: Db, tenantId: number, at: Date): Promise<Tally> {
  const cells = await readTenant(db, tenantId, (tx) =>
    publicMatters(
      tx
        .selectFrom('matter')
        .select(['matter.countyCode', 'matter.townshipCode', 'matter.categoryTop', 'matter.categoryMid'])
        .select(sql<number>`count(*)::int`.as('count'))
        .where('matter.tenantId', '=', tenantId),
    )
      .groupBy(['matter.countyCode', 'matter.townshipCode', 'matter.categoryTop', 'matter.categoryMid'])
      .execute(),
  )
  return { cells, at }
}

type Narrowed = z.output<typeof countBook.query>
type Counted = z.input<typeof countBook.output>['regions'][number]

/** What a tally says of a region and a category; what stands in no catalogue any more is counted in the total alone. */
export function countsIn({ cells, at }: Tally, catalogue: Catalogue, { region, category }: Narrowed) {
  const places = regionPath(catalogue, region ?? null)
  const [, county, township] = places
  const [top, mid] = categoryPath(catalogue, category ?? null)
  const unknown = (region !== undefined && places.length === 0) || (category !== undefined && !top)
  const here = unknown ? [] : cells.filter((cell) => isIn(cell, county, township))
  const about = unknown ? [] : cells.filter((cell) => isAbout(cell, top, mid))
  const both = about.filter((cell) => isIn(cell, county, township))

  const regionCounts = new Map([...sums(about, ({ countyCode }) => countyCode), ...sums(about, townshipOf)])
  const categoryCounts = new Map([
    ...sums(here, ({ categoryTop }) => categoryTop),
    ...sums(here, ({ categoryMid }) => categoryMid),
  ])
  const counted = (
    { code, name, parent }: Omit<Counted, 'count'>,
    key: string,
    counts: ReadonlyMap<string, number>,
  ) => ({
    code,
    name,
    parent,
    count: counts.get(key) ?? 0,
  })
  return {
    total: both.reduce((sum, cell) => sum + cell.count, 0),
    regions: [...catalogue.regions.values()]
      .filter(({ level, parent }) => level === 'county' || (level === 'township' && parent === county?.code))
      .map((one) => counted(one, digits(one.code, one.level === 'county' ? 6 : 9), regionCounts)),
    categories: [...catalogue.categories.values()]
      .filter(({ level, parent }) => level === 1 || (level === 2 && parent === top?.code))
      .map((one) => counted(one, one.code, categoryCounts)),
    at: at.toISOString(),
  }
}

type Coded = Readonly<{ code: string }> | undefined

function isIn({ countyCode, townshipCode }: Cell, county: Coded, township: Coded): boolean {
  if (township) return townshipCode === digits(township.code, 9)
  return !county || countyCode === digits(county.code, 6)
}

function isAbout({ categoryTop, categoryMid }: Cell, top: Coded, mid: Coded): boolean {
  return mid ? categoryMid === mid.code : !top || categoryTop === top.code
}

function townshipOf({ townshipCode }: Cell): string | null {
  return townshipCode
}

function sums(cells: readonly Cell[], by: (cell: Cell) => string | null): readonly (readonly [string, number])[] {
  const groups = Map.groupBy(cells, by)
  return [...groups].flatMap(([code, list]) =>
    code === null ? [] : [[code, list.reduce((sum, cell) => sum + cell.count, 0)] as const],
  )
}

function digits(code: string, count: number): string {
  return code.slice(0, count)
}
