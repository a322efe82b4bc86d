import type { Catalogue } from './catalogue.ts'
import type { Category, Duty, Region, Unit } from './rows.ts'

/** The row and all above it, from the row itself up to the root; empty when there is no such row. */
function upwards<Row extends Readonly<{ code: string }>>(
  rows: ReadonlyMap<string, Row>,
  code: string | null,
  above: (row: Row) => string | null,
): readonly Row[] {
  const path = new Set<Row>()
  let row = code === null ? undefined : rows.get(code)
  while (row && !path.has(row)) {
    path.add(row)
    const next = above(row)
    row = next === null ? undefined : rows.get(next)
  }
  return [...path]
}

/** The units above `unitCode`, nearest first, without itself. */
export function superiorsOf({ units }: Pick<Catalogue, 'units'>, unitCode: string): readonly Unit[] {
  return upwards(units, unitCode, (unit) => unit.superior).slice(1)
}

/** 区划路径: from the prefecture down to the place itself; empty for an unknown code. */
export function regionPath({ regions }: Pick<Catalogue, 'regions'>, regionCode: string | null): readonly Region[] {
  return upwards(regions, regionCode, (region) => region.parent).toReversed()
}

/** 一级、二级、三级: from the first level down to the category itself; empty for an unknown code. */
export function categoryPath(
  { categories }: Pick<Catalogue, 'categories'>,
  categoryCode: string | null,
): readonly Category[] {
  return upwards(categories, categoryCode, (category) => category.parent).toReversed()
}

type Placed = Readonly<{ categoryCode: string | null; regionCode: string | null }>

/**
 * 职责清单: the duties that cover a category at a place, the closest first: the deeper category, then the smaller
 * region, then by code. What is not known yet (null) is covered only by a duty that does not ask for it.
 */
export function dutiesCovering(
  catalogue: Pick<Catalogue, 'duties' | 'categories' | 'regions'>,
  { categoryCode, regionCode }: Placed,
): readonly Duty[] {
  const categoryDepth = depths(categoryPath(catalogue, categoryCode))
  const regionDepth = depths(regionPath(catalogue, regionCode))
  const closeness = (duty: Duty) =>
    10 * (categoryDepth.get(duty.categoryCode) ?? 0) + (regionDepth.get(duty.regionCode) ?? 0)
  return catalogue.duties
    .filter((duty) => categoryDepth.has(duty.categoryCode) && regionDepth.has(duty.regionCode))
    .toSorted((a, b) => closeness(b) - closeness(a) || (a.code < b.code ? -1 : 1))
}

/** How deep each row of a path lies, from 1; null, "anything", is 0. */
function depths(path: readonly Readonly<{ code: string }>[]): ReadonlyMap<string | null, number> {
  return new Map<string | null, number>([[null, 0], ...path.map(({ code }, index) => [code, index + 1] as const)])
}
