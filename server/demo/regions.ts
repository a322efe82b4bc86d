import type { Region } from '../../domain/catalogue/rows.ts'
import type { Point } from '../../domain/ledger/words.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { counties } from './places.ts'
import { prefecture } from './prefecture.ts'

/** 赛音郭勒市, its 12 banners and counties, 96 townships and 576 villages, with a point near which each lies. */
export function demoRegions(seed: string): readonly Region[] {
  const chance = chanceFrom(`${seed}/regions`)
  const { regionCode, name, centre } = prefecture
  const top: Region = { code: regionCode, name, level: 'prefecture', parent: null, point: centre }
  return [top, ...counties.flatMap((county) => countyRows(county, chance))]
}

function countyRows({ code, name, centre, townships }: (typeof counties)[number], chance: Chance): readonly Region[] {
  const county: Region = {
    code: code.padEnd(12, '0'),
    name,
    level: 'county',
    parent: prefecture.regionCode,
    point: centre,
  }
  const next = numbering({ 街道: 1, 镇: 100, 乡: 200, 苏木: 200 })
  const inside = townships
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [township = '', villages = ''] = line.trim().split(': ')
      return townshipRows(`${code}${next(township)}`, township, villages.split(' '), county, chance)
    })
  return [county, ...inside]
}

function townshipRows(
  code: string,
  name: string,
  villages: readonly string[],
  county: Region,
  chance: Chance,
): readonly Region[] {
  const urban = name.endsWith('街道')
  const township: Region = {
    code: code.padEnd(12, '0'),
    name,
    level: 'township',
    parent: county.code,
    point: near(county.point, urban ? 0.03 : 0.25, chance),
  }
  const next = numbering({ 社区: 1, 村: 200, 嘎查: 200 })
  const rows = villages.map((village): Region => {
    const point = near(township.point, urban ? 0.008 : 0.06, chance)
    return { code: `${code}${next(village)}`, name: village, level: 'village', parent: township.code, point }
  })
  return [township, ...rows]
}

/** Three digits for each name, counted up from where the range of its ending begins (统计用区划代码编制规则). */
function numbering(starts: Readonly<Record<string, number>>): (name: string) => string {
  const counts = new Map<number, number>()
  return (name) => {
    const start = Object.entries(starts).find(([ending]) => name.endsWith(ending))?.[1] ?? 400
    const count = counts.get(start) ?? 0
    counts.set(start, count + 1)
    return String(start + count).padStart(3, '0')
  }
}

/** A point within `reach` degrees, to about ten metres. */
export function near(point: Point | null, reach: number, chance: Chance): Point {
  const { lat, lon } = point ?? prefecture.centre
  const shifted = (degrees: number) => Math.round((degrees + (chance.next() * 2 - 1) * reach) * 1e4) / 1e4
  return { lat: shifted(lat), lon: shifted(lon) }
}
