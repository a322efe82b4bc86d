import type { StandingRows } from '../../../domain/catalogue/as-of.ts'
import { catalogues } from '../../../domain/catalogue/names.ts'
import { Unreadable } from './words.ts'

type Tree = 'region' | 'unit' | 'category'
/** `above` is a code or, in a table, maybe a name. */
type Place = Readonly<{ code: string; name: string; above: string | null }>

/** Finds rows of the trees by what a table says of them. */
export type Names = Readonly<{
  /** By code, by name where only one has it, or by a path of names: 城建/供热/不热. Throws `Unreadable`. */
  codeOf(catalogue: Tree, text: string): string
  /** The one row of that name; null where there is none, or several. */
  only(catalogue: Tree, name: string): string | null
  /** How many levels down a row lies, 1 at the top; 0 for none. */
  depth(catalogue: Tree, code: string): number
}>

/** The names of the rows that stand and of those the table itself brings; of two with one code the later counts. */
export function namesIn(...rows: readonly StandingRows[]): Names {
  const trees = {
    region: indexOf(
      rows.flatMap(({ region = [] }) => region.map(({ code, name, parent }) => ({ code, name, above: parent }))),
    ),
    unit: indexOf(
      rows.flatMap(({ unit = [] }) => unit.map(({ code, name, superior }) => ({ code, name, above: superior }))),
    ),
    category: indexOf(
      rows.flatMap(({ category = [] }) => category.map(({ code, name, parent }) => ({ code, name, above: parent }))),
    ),
  }
  return {
    only(catalogue, name) {
      const [one, ...others] = trees[catalogue].byName.get(name) ?? []
      return one && others.length === 0 ? one.code : null
    },
    depth: (catalogue, code) => upwards(trees[catalogue], trees[catalogue].byCode.get(code)).length,
    codeOf(catalogue, text) {
      const { byCode, byName } = trees[catalogue]
      if (byCode.has(text)) return text
      const path = text.split(/\s*(?:\/|->|>|＞|→)\s*/)
      const found = (byName.get(path.at(-1) ?? '') ?? []).filter((place) => endsWith(trees[catalogue], place, path))
      const [only, second] = found
      if (only && !second) return only.code
      const { zh, en } = catalogues[catalogue]
      if (!only)
        throw new Unreadable(
          `${zh}里没有“${text}”，请写目录里的编码或名称。`,
          `There is no "${text}" among the ${en}; write a code or name from the list.`,
        )
      throw new Unreadable(
        `${zh}里有 ${found.length} 个“${text}”，请改写编码，或写成“上级/${text}”。`,
        `${found.length} of the ${en} are called "${text}"; write the code, or "parent/${text}".`,
      )
    },
  }
}

type Index = Readonly<{ byCode: ReadonlyMap<string, Place>; byName: ReadonlyMap<string, readonly Place[]> }>

function indexOf(places: readonly Place[]): Index {
  const byCode = new Map(places.map((place) => [place.code, place]))
  const byName = Map.groupBy(byCode.values(), ({ name }) => name)
  return { byCode, byName }
}

/** A row and all above it, upwards. */
function upwards({ byCode, byName }: Index, lowest: Place | undefined): readonly Place[] {
  const path = new Set<Place>()
  for (let place = lowest; place && !path.has(place); ) {
    path.add(place)
    const { above } = place
    place = above === null ? undefined : (byCode.get(above) ?? byName.get(above)?.[0])
  }
  return [...path]
}

/** The row and those above it bear these names, the lowest last; levels between may be left out. */
function endsWith(index: Index, lowest: Place, path: readonly string[]): boolean {
  const left = [...path]
  for (const { name } of upwards(index, lowest)) if (name === left.at(-1)) left.pop()
  return left.length === 0
}
