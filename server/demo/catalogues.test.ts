import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../domain/catalogue/as-of.ts'
import { refusedOf } from '../../domain/catalogue/check.ts'
import { key } from '../../domain/catalogue/fault.ts'
import { dutiesCovering } from '../../domain/catalogue/lookup.ts'
import { catalogueNames } from '../../domain/catalogue/names.ts'
import { roles } from '../../domain/access/role.ts'
import { isRegionCode, levelOf, parentOf } from '../../domain/region/code.ts'
import { allPrefectures, divisionsOf } from '../region/divisions.ts'
import { demoCatalogues } from './catalogues.ts'
import { prefecture } from './prefecture.ts'

const rows = demoCatalogues('1')
const catalogue = catalogueOf(rows)
const { region = [], unit = [], person = [], grant = [], category = [], duty = [] } = rows

test('every row fits the others', () => {
  const all = catalogueNames.flatMap((name) => (rows[name] ?? []).map((row) => key(name, row.code)))
  expect(new Set(all).size).toBe(all.length)
  expect(refusedOf(rows, new Set(all))).toEqual([])
})

describe('the prefecture is invented', () => {
  test('its code and name are nobody’s', () => {
    const real = allPrefectures()
    expect(real.length).toBeGreaterThan(300)
    expect(real.map(({ code }) => code)).not.toContain(prefecture.regionCode)
    expect(real.map(({ name }) => name)).not.toContain(prefecture.name)
  })

  test('no banner, county, township or village has the whole name of one in the four cities nearest', () => {
    const real = ['1501', '1509', '1525', '1502'].flatMap((code) => [...divisionsOf(code)].map(({ name }) => name))
    expect(real.length).toBeGreaterThan(2000)
    const same = region.map(({ name }) => name).filter((name) => real.includes(name))
    expect(same).toEqual([])
  })
})

test('12 banners and counties, 96 townships, 576 villages; each code stands below its parent’s', () => {
  const counts = Map.groupBy(region, ({ level }) => level)
  expect([...counts].map(([level, list]) => [level, list.length])).toEqual([
    ['prefecture', 1],
    ['county', 12],
    ['township', 96],
    ['village', 576],
  ])
  for (const { code, level, parent } of region) {
    if (!isRegionCode(code)) throw new Error(code)
    expect(levelOf(code)).toBe(level)
    if (level !== 'prefecture') expect(parentOf(code)).toBe(parent)
  }
})

test('40 units of every kind, each with somebody to answer and somebody to sign, but the centre', () => {
  expect(unit).toHaveLength(40)
  expect(new Set(unit.map(({ kind }) => kind)).size).toBe(6)
  for (const { code } of unit.filter(({ kind }) => kind !== 'centre')) {
    const here = grant.filter(({ unitId }) => unitId === code).map(({ role }) => role)
    expect(here).toEqual(expect.arrayContaining(['unitHandler', 'unitLeader']))
  }
})

test('people in every role, of different names; the three administrators are three people', () => {
  expect(person.length).toBeGreaterThanOrEqual(110)
  expect(new Set(person.map(({ name }) => name)).size).toBe(person.length)
  const held = new Set(grant.map(({ role }) => role))
  const staff = Object.keys(roles).filter((role) => role !== 'citizen' && role !== 'system')
  expect([...held].toSorted()).toEqual(staff.toSorted())
})

test('three levels of categories, 2 + 2 + 3 digits', () => {
  const count = (level: number) => category.filter((row) => row.level === level).length
  expect([count(1), count(2), count(3)]).toEqual([15, 68, 170])
  for (const { code, level } of category) expect(code).toHaveLength([0, 2, 4, 7][level] ?? 0)
})

test('what people write about is somebody’s duty, closest to the place; a few townships have duties of their own', () => {
  const lead = (categoryCode: string, regionCode: string) =>
    dutiesCovering(catalogue, { categoryCode, regionCode })[0]?.unitId
  expect(lead('0101001', '159902001001')).toBe('heat-gas')
  expect(lead('0101001', '159921100001')).toBe('anhe-government')
  expect(lead('0501001', '159929100200')).toBe('human-resources')
  expect(lead('1006002', '159921200205')).toBe('liugujing-village')
  expect(lead('0202001', '159921100001')).toBe('anhe-town')
  expect(lead('0201001', '159924200200')).toBe('duran-sumu')
  expect(duty.length).toBeGreaterThan(400)
})

test('another seed gives other people of the same offices', () => {
  const other = demoCatalogues('2')
  expect(other.grant?.map(({ role, unitId }) => [role, unitId])).toEqual(
    grant.map(({ role, unitId }) => [role, unitId]),
  )
  expect(other.person?.filter((one, n) => one.code === person[n]?.code)).toEqual([])
})
