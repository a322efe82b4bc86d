import type { Catalogue } from './catalogue.ts'
import { categoryPath } from './lookup.ts'

/** The codes from the top of the tree down to what a label means; null where the tree does not know it. */
export type PathOf = (label: string) => readonly string[] | null

/**
 * Finds categories by what people write: the code, or the name; of several of one name the highest, and where two stand equally
 * high neither.
 */
export function labelPaths(catalogue: Pick<Catalogue, 'categories'>): PathOf {
  const byName = new Map<string, { code: string; level: number; twice: boolean }>()
  for (const { code, name, level } of catalogue.categories.values()) {
    const known = byName.get(plain(name))
    if (!known || level < known.level) byName.set(plain(name), { code, level, twice: false })
    else if (level === known.level) known.twice = true
  }
  return (label) => {
    const named = byName.get(plain(label))
    const code = catalogue.categories.has(label) ? label : named && !named.twice ? named.code : null
    return code === null ? null : categoryPath(catalogue, code).map((category) => category.code)
  }
}

/** Names written with other blanks, width or case are the same. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
}
