import type { Region } from '../catalogue/rows.ts'
import type { GazetteerEntry } from './gazetteer.ts'
import { placeKinds, withoutEnding } from './ending.ts'
import { type NameTrie, nameTrie } from './name-trie.ts'
import { shortNames } from './short-name.ts'
import { foldSpelling } from './spelling.ts'

export type Level = Region['level']
export const levels = ['prefecture', 'county', 'township', 'village', 'grid'] as const satisfies readonly Level[]

/** How a string of the trie names its place. */
export const forms = ['name', 'short', 'gazetteer'] as const
export type Form = (typeof forms)[number]

/**
 * All names of a region tree and a gazetteer, ready to be looked for. A place is a number: first the regions by code, then the
 * entries. What a region is called without its ending stands in the trie once; endings are read off the text.
 */
export type PlaceIndex = Readonly<{
  trie: NameTrie
  /** How many of the places are regions. */
  regions: number
  codes: readonly string[]
  names: readonly string[]
  /** The region a place lies in, -1 where it is not in the tree; an entry's is its own region. */
  parents: Int32Array
  levels: Uint8Array
  kinds: Uint8Array
}>

type Named = Pick<Region, 'code' | 'name' | 'level' | 'parent'>

/** Built once for a version of the regions and the gazetteer; grids have numbers for names and are left out. */
export function placeIndex(regions: Iterable<Named>, entries: readonly GazetteerEntry[] = []): PlaceIndex {
  const rows = [...regions].filter(({ level }) => level !== 'grid').sort((a, b) => (a.code < b.code ? -1 : 1))
  const size = rows.length + entries.length
  const codes = rows.map(({ code }) => code)
  const names = rows.map(({ name }) => name)
  const parents = new Int32Array(size).fill(-1)
  const levelOf = new Uint8Array(size)
  const kinds = new Uint8Array(size)
  const trie = nameTrie()
  const add = (name: string, place: number, form: Form) => trie.add(name, place * forms.length + forms.indexOf(form))

  for (const [place, { name, level, parent }] of rows.entries()) {
    const above = parent === null ? -1 : placeOfCode(codes, rows.length, parent)
    parents[place] = above
    levelOf[place] = levels.indexOf(level)
    const { stem, kind } = withoutEnding(foldSpelling(ownName(name, above < 0 ? '' : (names[above] ?? ''))), level)
    kinds[place] = placeKinds.indexOf(kind)
    add(stem, place, 'name')
    if (level === 'county') for (const short of shortNames(name)) add(foldSpelling(short), place, 'short')
  }
  for (const [n, entry] of entries.entries()) {
    const within = placeOfCode(codes, rows.length, entry.regionCode)
    if (within < 0) continue
    const place = rows.length + n
    codes[place] = entry.regionCode
    names[place] = entry.name
    parents[place] = within
    levelOf[place] = levelOf[within] ?? 0
    for (const name of [entry.name, ...entry.aliases]) add(foldSpelling(name), place, 'gazetteer')
  }
  return { trie: trie.finish(), regions: rows.length, codes, names, parents, levels: levelOf, kinds }
}

/** The region with this code; -1 where there is none. */
export function placeOfCode(codes: readonly string[], regions: number, code: string): number {
  let from = 0
  let to = regions
  while (from < to) {
    const middle = (from + to) >> 1
    if ((codes[middle] ?? '') < code) from = middle + 1
    else to = middle
  }
  return from < regions && codes[from] === code ? from : -1
}

/** The regions a place lies in, nearest first, without itself; for an entry its own region comes first. */
export function above({ parents }: Pick<PlaceIndex, 'parents'>, place: number): readonly number[] {
  const path: number[] = []
  for (let at = parents[place] ?? -1; at >= 0 && path.length < levels.length; at = parents[at] ?? -1) path.push(at)
  return path
}

/** 宁城县铁西街道 in 宁城县 is 铁西街道. */
function ownName(name: string, parent: string): string {
  const rest = parent !== '' && name.startsWith(parent) ? name.slice(parent.length).replace(/^人民政府/u, '') : ''
  return rest.length >= 3 ? rest : name
}
