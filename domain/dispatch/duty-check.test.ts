import { describe, expect, test } from 'vitest'
import { catalogue as prefecture } from '../../test/make.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Category, Duty, Region } from '../catalogue/rows.ts'
import { checkDuties, type DutyFinding } from './duty-check.ts'
import type { Demand } from './duty-gaps.ts'
import { suggestUnit } from './suggest-unit.ts'

const east = '159901000000'
const west = '159902000000'
const township = '159901100000'
const whole = '159900000000'
/** 01 城建 › 0101 供热 › 0101001 不热, and 02 农牧. */
const duty = (code: string, unitId: string, categoryCode: string | null, regionCode: string | null = null): Duty => ({
  code,
  unitId,
  categoryCode,
  regionCode,
  basis: '依据',
})
const line = ({ fault, categoryCode, regionCode, only, unitIds, dutyCodes, matters }: DutyFinding) =>
  [fault, categoryCode, regionCode, only && 'only', ...unitIds, ...dutyCodes, matters ? `${matters} matters` : null]
    .filter((part) => part !== false && part !== null)
    .join(' ')
const check = (duties: readonly Duty[], demand: readonly Demand[] = []) =>
  checkDuties({ ...prefecture, duties }, demand).map(line)
const all = [duty('a', 'housing', '01'), duty('b', 'township', '02')]
const at = (categoryCode: string, regionCode: string | null, count: number): Demand => ({
  categoryCode,
  regionCode,
  count,
})

describe('gaps', () => {
  const cases: readonly (readonly [string, readonly Duty[], readonly Demand[], readonly string[]])[] = [
    ['none where everything is answered for', all, [at('02', west, 9)], []],
    ['everywhere, said once', [all[0]!], [at('02', west, 2), at('02', township, 1)], ['gap 02 3 matters']],
    ['an empty list: each first level', [], [], ['gap 01', 'gap 02']],
    ['a duty for everything answers for nothing', [duty('a', 'centre', null)], [], ['gap 01', 'gap 02']],
    [
      'a county of two',
      [all[1]!, duty('a', 'housing', '01', east)],
      [at('0101001', west, 4), at('01', township, 7)],
      [`gap 01 ${west} 4 matters`],
    ],
    [
      'what is filed under the county itself, where its townships are answered for',
      [all[1]!, duty('a', 'housing', '01', township), duty('w', 'housing', '01', west)],
      [at('01', east, 2), at('01', township, 5)],
      [`gap 01 ${east} only 2 matters`],
    ],
    [
      'what is filed under a category of which every part is answered for',
      [all[1]!, duty('a', 'housing', '0101')],
      [at('01', west, 3), at('0101', west, 3)],
      ['gap 01 only 3 matters'],
    ],
    ['a category above is no gap where nothing is filed under it', [all[1]!, duty('a', 'housing', '0101001')], [], []],
    ['a duty for the prefecture by its code', [all[1]!, duty('a', 'housing', '01', whole)], [], []],
    [
      'a village’s own duty does not answer for its township',
      [all[1]!, duty('a', 'housing', '01', '159901100201'), duty('w', 'housing', '01', west)],
      [],
      [`gap 01 ${township}`],
    ],
    [
      'a unit that is no more answers for nothing',
      [all[1]!, duty('a', 'gone', '01')],
      [],
      ['gap 01', 'endedUnit 01 gone a'],
    ],
  ]
  test.each(cases)('%s', (_name, duties, demand, verdict) => {
    expect(check(duties, demand)).toEqual(verdict)
  })
})

describe('contradictions and what is left over', () => {
  const east0 = duty('e', 'housing-east', '01', east)
  const cases: readonly (readonly [string, readonly Duty[], readonly string[]])[] = [
    ['two units, one duty', [duty('c', 'roads', '01')], ['contradiction 01 housing roads a c']],
    ['the same place one step closer is none', [duty('c', 'roads', '01', east)], []],
    ['one unit twice', [duty('c', 'housing', '01')], ['twice 01 housing a c']],
    ['a county’s bureau and the prefecture’s', [east0], [`overlap 01 ${east} housing-east housing e a`]],
    [
      'both with the very same duty: a remark, no contradiction',
      [duty('c', 'housing-east', '01')],
      ['overlap 01 housing-east housing c a'],
    ],
    ['a unit that is no more', [duty('c', 'gone', '01')], ['endedUnit 01 gone c']],
    ['a category that is no more', [duty('c', 'roads', '99')], ['noCategory 99 roads c']],
    ['a place that is no more', [duty('c', 'roads', '01', '150000000000')], ['noRegion 01 150000000000 roads c']],
    [
      'both counties closer',
      [duty('c', 'roads', '01', east), duty('d', 'roads', '01', west)],
      ['shadowed 01 housing a'],
    ],
    ['one county closer is not everywhere', [duty('c', 'roads', '01', east)], []],
    ['every part of the category closer', [duty('c', 'roads', '0101')], ['shadowed 01 housing a']],
    ['the prefecture by its code is closer than none', [duty('c', 'roads', '01', whole)], ['shadowed 01 housing a']],
    [
      'parts of one by category, the rest by place',
      [duty('c', 'roads', '0101001', east), duty('d', 'roads', '0101', west)],
      ['shadowed 01 housing a'],
    ],
  ]
  test.each(cases)('%s', (_name, more, verdict) => {
    expect(check([...all, ...more])).toEqual(verdict)
  })
})

describe('against the rule by which units are proposed, at every category and place', () => {
  const places = [...prefecture.regions.values()].filter(({ level }) => level === 'county' || level === 'township')
  /** A small chance of one's own, the same in each run. */
  const drawn = (seed: number) => () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed / 2147483648
  }
  test('nothing is proposed exactly in the gaps; what is shadowed is never the reason', () => {
    let gapsSeen = 0
    let shadowsSeen = 0
    for (let n = 1; n <= 300; n += 1) {
      const chance = drawn(n)
      const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T
      const duties = Array.from({ length: 1 + Math.floor(chance() * 6) }, (_, k) => ({
        ...duty(`d${k}`, one(['housing', 'roads', 'water']), one([...prefecture.categories.keys()])),
        regionCode: one([null, ...prefecture.regions.keys()]),
        basis: `d${k}`,
      }))
      const catalogue: Catalogue = { ...prefecture, duties }
      const leaves = [...prefecture.categories.values()].filter(
        ({ code }) => ![...prefecture.categories.values()].some(({ parent }) => parent === code),
      )
      const found = checkDuties(
        catalogue,
        leaves.flatMap((leaf) => places.map((place) => at(leaf.code, place.code, 1))),
      )
      const gaps = found.filter(({ fault }) => fault === 'gap')
      const shadowed = new Set(found.filter(({ fault }) => fault === 'shadowed').flatMap(({ dutyCodes }) => dutyCodes))
      let silent = 0
      for (const leaf of leaves) {
        for (const { code } of prefecture.regions.values()) {
          const asked = { categoryCode: leaf.code, regionCode: code, aboutUnitIds: [], returnedBy: [] }
          const { lead } = suggestUnit(asked, { past: [] }, catalogue)
          if (places.some((place) => place.code === code)) silent += lead ? 0 : 1
          const isEnd = ![...prefecture.regions.values()].some(({ parent }) => parent === code)
          if (isEnd && lead?.because === 'duty') expect([n, shadowed.has(lead.basis)]).toEqual([n, false])
        }
      }
      expect([n, gaps.reduce((sum, { matters }) => sum + (matters ?? 0), 0)]).toEqual([n, silent])
      gapsSeen += gaps.length
      shadowsSeen += shadowed.size
    }
    expect(gapsSeen).toBeGreaterThan(100)
    expect(shadowsSeen).toBeGreaterThan(20)
  })
})

test('500 categories, 110 places and 3,000 duties are looked through without trying each pair with each duty', () => {
  const categories = new Map<string, Category>()
  const add = (code: string, level: 1 | 2 | 3, parent: string | null) =>
    categories.set(code, { code, name: code, level, parent, standardCode: null })
  const regions = new Map<string, Region>()
  const place = (code: string, level: Region['level'], parent: string | null) =>
    regions.set(code, { code, name: code, level, parent, point: null })
  place('p', 'prefecture', null)
  for (let c = 0; c < 10; c += 1) {
    place(`c${c}`, 'county', 'p')
    for (let t = 0; t < 10; t += 1) place(`c${c}t${t}`, 'township', `c${c}`)
  }
  for (let a = 0; a < 15; a += 1) {
    add(`${a}`, 1, null)
    for (let b = 0; b < 5; b += 1) {
      add(`${a}-${b}`, 2, `${a}`)
      for (let c = 0; c < 6; c += 1) add(`${a}-${b}-${c}`, 3, `${a}-${b}`)
    }
  }
  let looked = 0
  const watched = new Proxy(regions, {
    get: (map, name) => {
      if (name === 'get') looked += 1
      const value: unknown = Reflect.get(map, name)
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(map) : value
    },
  })
  const leaves = [...categories.keys()].filter((code) => code.split('-').length === 3)
  const duties = leaves
    .slice(0, 300)
    .flatMap((leaf, n) =>
      Array.from({ length: 10 }, (_, c) => duty(`${leaf} ${c}`, n % 2 ? 'roads' : 'housing', leaf, `c${c}`)),
    )
  const found = checkDuties({ ...prefecture, categories, regions: watched, duties }, [])
  expect(duties).toHaveLength(3000)
  expect(found.filter(({ fault }) => fault === 'gap').length).toBe(5)
  expect(looked).toBeLessThan(20_000)
})
