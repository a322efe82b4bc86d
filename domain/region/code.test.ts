import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countyOf,
  groupedCode,
  isRegionCode,
  isWithin,
  levelOf,
  parentOf,
  parseRegionCode,
  type RegionCode,
  regionOfTenant,
  shortCode,
  tenantOf,
  townshipOf,
} from './code.ts'

const grid = '150402001002003'

describe('one code of every level', () => {
  for (const [text, level, short, parent, grouped] of [
    ['150000000000', 'province', '15', null, '15-00-00-000-000'],
    ['150400000000', 'prefecture', '1504', '150000000000', '15-04-00-000-000'],
    ['150402000000', 'county', '150402', '150400000000', '15-04-02-000-000'],
    ['150402001000', 'township', '150402001', '150402000000', '15-04-02-001-000'],
    ['150402001002', 'village', '150402001002', '150402001000', '15-04-02-001-002'],
    [grid, 'grid', grid, '150402001002', '15-04-02-001-002-003'],
    // A grid that belongs to a township alone.
    ['150402001000003', 'grid', '150402001000003', '150402001000', '15-04-02-001-000-003'],
    // 东莞 has no counties: its townships lie in the prefecture.
    ['441900003000', 'township', '441900003', '441900000000', '44-19-00-003-000'],
    // 敖汉旗: the zero is the county's own, not the level below left empty.
    ['150430000000', 'county', '150430', '150400000000', '15-04-30-000-000'],
    ['150402100000', 'township', '150402100', '150402000000', '15-04-02-100-000'],
    ['152500000000', 'prefecture', '1525', '150000000000', '15-25-00-000-000'],
    ['500000000000', 'province', '50', null, '50-00-00-000-000'],
  ] as const) {
    test(`${text} is a ${level}`, () => {
      const code = region(text)
      expect([levelOf(code), shortCode(code), parentOf(code), groupedCode(code)]).toEqual([
        level,
        short,
        parent,
        grouped,
      ])
    })
  }
})

describe('what is a code', () => {
  for (const [text, verdict] of [
    ['150402001002', true],
    [grid, true],
    ['150402001002000', false],
    ['15040200100', false],
    ['1504020010020', false],
    ['050402001002', false],
    ['15040200100a', false],
    ['１５０４０２００１００２', false],
    [' 150402001002', false],
    ['', false],
  ] as const) {
    test(`"${text}": ${verdict}`, () => expect(isRegionCode(text)).toBe(verdict))
  }

  for (const [text, code] of [
    ['15', '150000000000'],
    ['1504', '150400000000'],
    ['150400', '150400000000'],
    ['150402', '150402000000'],
    ['150402001', '150402001000'],
    ['150402001002', '150402001002'],
    [grid, grid],
    ['150', null],
    ['0504', null],
    ['赤峰市', null],
    ['1504020010020', null],
    ['', null],
  ] as const) {
    test(`"${text}" stands for ${code}`, () => expect(parseRegionCode(text)).toBe(code))
  }
})

describe('where a place lies', () => {
  for (const [code, ancestor, verdict] of [
    ['150402001002', '150000000000', true],
    ['150402001002', '150400000000', true],
    ['150402001002', '150402001002', true],
    [grid, '150402001002', true],
    [grid, '150402001000', true],
    [grid, grid, true],
    ['150402000000', '150402001000', false],
    ['150403001002', '150402000000', false],
    ['150400000000', '150402000000', false],
    ['150430000000', '150403000000', false],
    ['150402001002', '', false],
    ['150402001002', '15', false],
    ['', '150400000000', false],
  ] as const) {
    test(`${code || 'nowhere'} within ${ancestor || 'nowhere'}: ${verdict}`, () => {
      expect(isWithin(code, ancestor)).toBe(verdict)
    })
  }

  for (const [text, county, township, tenant] of [
    ['150000000000', null, null, null],
    ['150400000000', null, null, 150400],
    ['150402000000', '150402000000', null, 150400],
    ['150402001000', '150402000000', '150402001000', 150400],
    ['150402001002', '150402000000', '150402001000', 150400],
    [grid, '150402000000', '150402001000', 150400],
    ['441900003000', null, '441900003000', 441900],
    ['152501001001', '152501000000', '152501001000', 152500],
  ] as const) {
    test(`county, township and tenant of ${text}`, () => {
      const code = region(text)
      expect([countyOf(code), townshipOf(code), tenantOf(code)]).toEqual([county, township, tenant])
    })
  }

  for (const [tenant, code] of [
    [150400, '150400000000'],
    [152500, '152500000000'],
    [150402, null],
    [150000, null],
    [1504, null],
    [-150400, null],
    [1504.5, null],
    [Number.NaN, null],
  ] as const) {
    test(`tenant ${tenant} is ${code}`, () => expect(regionOfTenant(tenant)).toBe(code))
  }
})

test('every place lies within each place above it, and one level at a time leads to its province', () => {
  const codes = fc
    .tuple(fc.integer({ min: 11, max: 65 }), group(2), group(2), group(3), group(3), fc.option(group(3)))
    .map((groups) => groups.filter((digits) => digits !== null).join(''))
    .filter(isRegionCode)
  fc.assert(
    fc.property(codes, (code) => {
      let place: RegionCode = code
      for (let above = parentOf(place); above; above = parentOf(place)) {
        expect(isWithin(code, above)).toBe(true)
        expect(isWithin(above, place)).toBe(false)
        place = above
      }
      expect(levelOf(place)).toBe('province')
      expect(parseRegionCode(shortCode(code))).toBe(code)
    }),
  )
})

function region(text: string): RegionCode {
  const code = parseRegionCode(text)
  if (code !== text) throw new Error(`not a whole code: ${text}`)
  return code
}

/** Any group of so many digits. */
function group(length: number): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'))
}
