import { describe, expect, test } from 'vitest'
import { catalogueOf } from './as-of.ts'
import { categoryPath, dutiesCovering, regionPath, superiorsOf } from './lookup.ts'
import type { Category, Duty, Region, Unit } from './rows.ts'

const place = (code: string, level: Region['level'], parent: string | null): Region => ({
  code,
  name: code,
  level,
  parent,
  point: null,
})
const unit = (code: string, superior: string | null): Unit => ({
  code,
  name: code,
  kind: 'bureau',
  level: 'county',
  regionCode: 'P',
  superior,
})
const category = (code: string, level: 1 | 2 | 3, parent: string | null): Category => ({
  code,
  name: code,
  level,
  parent,
  standardCode: null,
})
const duty = (code: string, categoryCode: string | null, regionCode: string | null): Duty => ({
  code,
  unitId: 'roads',
  categoryCode,
  regionCode,
  basis: '',
})

const catalogue = catalogueOf({
  region: [
    place('P', 'prefecture', null),
    place('C', 'county', 'P'),
    place('T', 'township', 'C'),
    place('D', 'county', 'P'),
  ],
  unit: [unit('city', null), unit('bureau', 'city'), unit('roads', 'bureau'), unit('a', 'b'), unit('b', 'a')],
  category: [
    category('01', 1, null),
    category('0101', 2, '01'),
    category('0101001', 3, '0101'),
    category('02', 1, null),
  ],
  duty: [
    duty('any', null, null),
    duty('class', '01', null),
    duty('kind', '0101001', null),
    duty('kind-here', '0101001', 'C'),
    duty('place', null, 'T'),
    duty('elsewhere', '01', 'D'),
    duty('other', '02', null),
  ],
})

test('the units above, nearest first; a circle ends', () => {
  expect(superiorsOf(catalogue, 'roads').map(({ code }) => code)).toEqual(['bureau', 'city'])
  expect(superiorsOf(catalogue, 'city')).toEqual([])
  expect(superiorsOf(catalogue, 'nobody')).toEqual([])
  expect(superiorsOf(catalogue, 'a').map(({ code }) => code)).toEqual(['b'])
})

test('paths run from the top down', () => {
  expect(regionPath(catalogue, 'T').map(({ code }) => code)).toEqual(['P', 'C', 'T'])
  expect(categoryPath(catalogue, '0101001').map(({ code }) => code)).toEqual(['01', '0101', '0101001'])
  expect(categoryPath(catalogue, null)).toEqual([])
})

describe('duties that cover a category at a place, the closest first', () => {
  for (const [categoryCode, regionCode, expected] of [
    ['0101001', 'T', ['kind-here', 'kind', 'class', 'place', 'any']],
    ['0101', 'C', ['class', 'any']],
    ['02', 'D', ['other', 'any']],
    [null, 'T', ['place', 'any']],
    [null, null, ['any']],
    ['unknown', 'T', ['place', 'any']],
  ] as const) {
    test(`${categoryCode} at ${regionCode}`, () => {
      expect(dutiesCovering(catalogue, { categoryCode, regionCode }).map(({ code }) => code)).toEqual(expected)
    })
  }
})
