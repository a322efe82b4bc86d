import type { Region } from '../catalogue/rows.ts'

/** What a place is called in speech: without the word for what it is. */
const ENDING = /(?:社区|嘎查|苏木|街道|地区|[村镇乡旗县区市])$/u
/** Deeper levels say more. */
const depth: Readonly<Record<Region['level'], number>> = { prefecture: 0, county: 1, township: 2, village: 3, grid: 4 }
const MOST = 3

/**
 * Which regions a text names, likeliest first, at most three. A place counts with its whole name, or without its ending where
 * two characters are left; of several of one name that one comes first whose county or township is named as well.
 */
export function placesIn(text: string, regions: readonly Region[]): readonly Region[] {
  const byCode = new Map(regions.map((region) => [region.code, region]))
  const said = new Map<Region, number>()
  for (const region of regions) {
    const weight = region.level === 'grid' || region.level === 'prefecture' ? 0 : named(text, region.name)
    if (weight > 0) said.set(region, weight)
  }
  const score = (region: Region) => {
    let sum = depth[region.level] + (said.get(region) ?? 0) / 10
    for (let above = parentOf(region, byCode); above; above = parentOf(above, byCode)) if (said.has(above)) sum += 1
    return sum
  }
  const above = new Set([...said.keys()].flatMap((region) => pathAbove(region, byCode)))
  return [...said.keys()]
    .filter((region) => !above.has(region))
    .toSorted((a, b) => score(b) - score(a) || (a.code < b.code ? -1 : 1))
    .slice(0, MOST)
}

/** How much of a name the text says: its length; 0 where it does not. */
function named(text: string, name: string): number {
  if (text.includes(name)) return name.length
  const stem = name.replace(ENDING, '')
  return stem.length >= 2 && text.includes(stem) ? stem.length : 0
}

function parentOf({ parent }: Region, byCode: ReadonlyMap<string, Region>): Region | undefined {
  return parent === null ? undefined : byCode.get(parent)
}

function pathAbove(region: Region, byCode: ReadonlyMap<string, Region>): readonly Region[] {
  const path: Region[] = []
  for (let above = parentOf(region, byCode); above; above = parentOf(above, byCode)) path.push(above)
  return path
}
