import type { Catalogue } from '../catalogue/catalogue.ts'
import { categoryPath, regionPath } from '../catalogue/lookup.ts'
import type { Duty } from '../catalogue/rows.ts'

type Trees = Pick<Catalogue, 'categories' | 'regions'>

/** The whole prefecture: above every region of the tree. */
export const EVERYWHERE = null
type Place = string | typeof EVERYWHERE

/** The duty list laid over both trees, so that what covers a category at a place is asked by a few look-ups. */
export type DutyGrid = Readonly<{
  categories: Tree
  places: Tree
  /** Whether a duty names the category, or one above it, for the place or one it lies in. */
  isCovered: (categoryCode: string, place: Place) => boolean
  /** Whether a duty for the category or one above it is only for a part of the place. */
  isPartly: (categoryCode: string, place: Place) => boolean
  /** Whether a duty for something below the category touches the place: covers it or a part of it. */
  isTouchedBelow: (categoryCode: string, place: Place) => boolean
  /** Whether everything a duty covers has a closer one. */
  isShadowed: (duty: Duty) => boolean
  /** The other duties that cover the whole of what this one does. */
  covering: (duty: Duty) => readonly Duty[]
}>

/** Paths run from the row itself to its root; of places they end in `EVERYWHERE`. */
export type Tree = Readonly<{
  roots: readonly string[]
  below: (code: Place) => readonly string[]
  path: (code: Place) => readonly Place[]
}>

/** Lays out duties whose unit, category and place exist; each names a category. */
export function dutyGrid(catalogue: Trees, duties: readonly Duty[]): DutyGrid {
  const categories = treeOf(catalogue.categories, (code) => categoryPath(catalogue, code))
  const places = treeOf(catalogue.regions, (code) => regionPath(catalogue, code))
  const own = Map.groupBy(duties, ({ categoryCode }) => categoryCode)
  const regions = new Map([...own].map(([code, some]) => [code, new Set(some.map(({ regionCode }) => regionCode))]))
  /** Places that a duty of the category is for, and those they lie in. */
  const reach = new Map(
    [...regions].map(([code, some]) => [code, new Set([...some].flatMap((one) => places.path(one)))]),
  )
  /** What duties for something below a category are for, and what those places lie in. */
  const beneath = new Map<string, { at: Set<Place>; reach: Set<Place> }>()
  for (const [code, some] of regions) {
    for (const above of categories.path(code).slice(1)) {
      if (above === EVERYWHERE) continue
      const sum = beneath.get(above) ?? { at: new Set(), reach: new Set() }
      for (const one of some) sum.at.add(one)
      for (const one of reach.get(code)!) sum.reach.add(one)
      beneath.set(above, sum)
    }
  }
  const has = (set: ReadonlySet<Place> | undefined, place: Place) =>
    set !== undefined && set.size > 0 && places.path(place).some((one) => set.has(one))

  /** Whether the place, or else every part of it, lies in what is covered. */
  const isWhole = (place: Place, covers: (one: Place) => boolean, wholly: (one: Place) => boolean): boolean => {
    if (wholly(place)) return true
    if (!covers(place)) return false
    const parts = places.below(place)
    return parts.length > 0 && parts.every((one) => isWhole(one, covers, wholly))
  }

  const isShadowed = ({ categoryCode, regionCode }: Duty): boolean => {
    const at = categoryCode!
    const mine = regions.get(at)!
    const myReach = reach.get(at)!
    const inside = places.path(regionCode).length
    // Closer by place alone: for the same category, somewhere inside.
    const isCloser = (one: Place) =>
      places.path(one).some((above, n, path) => path.length - n > inside && mine.has(above))
    const walk = (code: string, deeper: readonly string[]): boolean => {
      const covers = (one: Place) =>
        myReach.has(one) ||
        isCloser(one) ||
        deeper.some((d) => reach.get(d)?.has(one) === true || has(regions.get(d), one))
      const wholly = (one: Place) => isCloser(one) || deeper.some((d) => has(regions.get(d), one))
      if (isWhole(regionCode, covers, wholly)) return true
      const parts = categories.below(code)
      return parts.length > 0 && parts.every((one) => walk(one, [...deeper, one]))
    }
    return walk(at, [])
  }

  return {
    categories,
    places,
    isCovered: (code, place) => categories.path(code).some((one) => has(regions.get(one), place)),
    isPartly: (code, place) => categories.path(code).some((one) => reach.get(one)?.has(place) === true),
    isTouchedBelow: (code, place) => {
      const sum = beneath.get(code)
      return sum !== undefined && (sum.reach.has(place) || has(sum.at, place))
    },
    isShadowed,
    covering: (duty) => {
      const above = new Set(places.path(duty.regionCode))
      return categories
        .path(duty.categoryCode)
        .flatMap((code) => own.get(code) ?? [])
        .filter((one) => one !== duty && above.has(one.regionCode))
    },
  }
}

function treeOf(
  rows: ReadonlyMap<string, Readonly<{ code: string; parent: string | null }>>,
  pathTo: (code: string) => readonly Readonly<{ code: string }>[],
): Tree {
  const below = new Map<Place, string[]>()
  for (const { code, parent } of rows.values()) {
    const above = parent !== null && rows.has(parent) ? parent : EVERYWHERE
    const some = below.get(above)
    if (some) some.push(code)
    else below.set(above, [code])
  }
  const paths = new Map<Place, readonly Place[]>([[EVERYWHERE, [EVERYWHERE]]])
  const path = (code: Place): readonly Place[] => {
    const known = paths.get(code)
    if (known || code === EVERYWHERE) return known ?? [EVERYWHERE]
    const made = [
      ...pathTo(code)
        .map((row) => row.code)
        .toReversed(),
      EVERYWHERE,
    ]
    paths.set(code, made)
    return made
  }
  return { roots: below.get(EVERYWHERE) ?? [], below: (code) => below.get(code) ?? [], path }
}
