import type { Catalogue } from '../catalogue/catalogue.ts'
import { type DutyGrid, EVERYWHERE } from './duty-grid.ts'

/** So many matters of one category at one place. */
export type Demand = Readonly<{ categoryCode: string; regionCode: string | null; count: number }>
export type Gap = Readonly<{ categoryCode: string; regionCode: string | null; only: boolean; matters: number }>
type Place = string | typeof EVERYWHERE

/**
 * 职责空白: categories and places for which no unit answers, said as high up in both trees as nothing below is answered
 * for; places down to the township. A category or place of which parts are answered for is a gap `only` itself, where
 * matters were filed under it.
 */
export function gapsIn(catalogue: Catalogue, grid: DutyGrid, demand: readonly Demand[]): readonly Gap[] {
  const { categories, places } = grid
  const counts = counted(grid, demand)
  const found: Gap[] = []
  const partsOf = (place: Place) =>
    places.below(place).filter((code) => {
      const level = catalogue.regions.get(code)?.level
      return level === 'prefecture' || level === 'county' || level === 'township'
    })

  /** Of one category alone: what was filed under it where nobody answers. */
  const own = (categoryCode: string, place: Place): void => {
    if (grid.isCovered(categoryCode, place)) return
    if (grid.isPartly(categoryCode, place)) return partsOf(place).forEach((part) => own(categoryCode, part))
    const matters = counts.under(categoryCode, place)
    if (matters > 0) found.push({ categoryCode, regionCode: place, only: true, matters })
  }

  const walk = (categoryCode: string, place: Place): void => {
    if (grid.isCovered(categoryCode, place)) return
    if (grid.isTouchedBelow(categoryCode, place)) {
      own(categoryCode, place)
      for (const part of categories.below(categoryCode)) walk(part, place)
      return
    }
    if (grid.isPartly(categoryCode, place)) {
      const parts = partsOf(place)
      const matters = counts.at(categoryCode, place)
      if (parts.length > 0 && matters > 0) found.push({ categoryCode, regionCode: place, only: true, matters })
      if (parts.length > 0) return parts.forEach((part) => walk(categoryCode, part))
    }
    found.push({ categoryCode, regionCode: place, only: false, matters: counts.below(categoryCode, place) })
  }
  for (const root of categories.roots) walk(root, EVERYWHERE)
  return found
}

type Sums = Map<string | null, Map<Place, number>>

/** The demand summed up over both trees, each way it is asked for. */
function counted({ categories, places }: DutyGrid, demand: readonly Demand[]) {
  const [below, under, at]: [Sums, Sums, Sums] = [new Map(), new Map(), new Map()]
  for (const { categoryCode, regionCode, count } of demand) {
    const path = places.path(regionCode)
    add(under, categoryCode, path, count)
    for (const category of categories.path(categoryCode)) {
      add(at, category, path.slice(0, 1), count)
      add(below, category, path, count)
    }
  }
  const of = (sums: Sums) => (category: string, place: Place) => sums.get(category)?.get(place) ?? 0
  return {
    /** Filed under the category or below it, at the place or inside it. */
    below: of(below),
    /** Filed under the very category, at the place or inside it. */
    under: of(under),
    /** Filed under the category or below it, at the very place. */
    at: of(at),
  }
}

function add(sums: Sums, category: string | null, places: readonly Place[], count: number): void {
  const known = sums.get(category)
  const of = known ?? new Map<Place, number>()
  if (!known) sums.set(category, of)
  for (const place of places) of.set(place, (of.get(place) ?? 0) + count)
}
