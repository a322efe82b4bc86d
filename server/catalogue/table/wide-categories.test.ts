import { describe, expect, test } from 'vitest'
import type { Category } from '../../../domain/catalogue/rows.ts'
import { Unreadable } from './words.ts'
import { type WideRow, wideCategories } from './wide-categories.ts'

type Written = readonly [first: string, second?: string, third?: string, code?: string]
const wide = ([first, second = '', third = '', code = '']: Written): WideRow => ({
  names: [first, second, third],
  code,
})

function readAll(
  rows: readonly Written[],
  standing: readonly Category[] = [],
  taken: readonly string[] = [],
): readonly Category[] {
  const take = wideCategories(standing, taken)
  return rows.flatMap((row) => take(wide(row)))
}
const told = (rows: readonly Category[]) => rows.map(({ code, name, parent }) => `${code} ${name} ${parent ?? '-'}`)

const table = [
  ['城建', '供热', '不热'],
  ['城建', '供热', '漏水'],
  ['城建', '道路', '坑洼'],
  ['农牧', '草场', '纠纷'],
] as const

test('codes of 2 + 2 + 3 digits, in the order of first appearance', () => {
  expect(told(readAll(table))).toEqual([
    '01 城建 -',
    '0101 供热 01',
    '0101001 不热 0101',
    '0101002 漏水 0101',
    '0102 道路 01',
    '0102001 坑洼 0102',
    '02 农牧 -',
    '0201 草场 02',
    '0201001 纠纷 0201',
  ])
})

test('again, and in another order, the codes stay; what is new comes after', () => {
  const first = readAll(table)
  const again = readAll([['农牧', '草场', '禁牧'], ...table.toReversed()], first)
  const codes = new Map(again.map(({ name, code }) => [name, code]))
  for (const { name, code } of first) expect(codes.get(name)).toBe(code)
  expect(codes.get('禁牧')).toBe('0201002')
})

test('a number that was ever used is not given again', () => {
  expect(told(readAll([['城建']], [], ['01', '02']))).toEqual(['03 城建 -'])
})

test('merged cells repeat what stands above, but not under another parent', () => {
  expect(
    told(
      readAll([
        ['城建', '供热', '不热'],
        ['', '', '漏水'],
        ['', '道路', '坑洼'],
      ]),
    ).slice(3),
  ).toEqual(['0101002 漏水 0101', '0102 道路 01', '0102001 坑洼 0102'])
  expect(() =>
    readAll([
      ['城建', '供热', '不热'],
      ['农牧', '', '纠纷'],
    ]),
  ).toThrow(Unreadable)
  expect(() => readAll([['', '', '漏水']])).toThrow(Unreadable)
})

test('the same name at two places is two categories', () => {
  expect(
    told(
      readAll([
        ['城建', '其他', '其他'],
        ['农牧', '其他', '其他'],
      ]),
    ),
  ).toHaveLength(6)
})

test('rows may end at the first or second level', () => {
  expect(told(readAll([['城建'], ['城建', '供热']]))).toEqual(['01 城建 -', '0101 供热 01'])
})

describe('codes in the table', () => {
  test('of 7 digits give those of the levels above', () => {
    expect(told(readAll([['城建', '供热', '不热', '0307005']]))).toEqual([
      '03 城建 -',
      '0307 供热 03',
      '0307005 不热 0307',
    ])
  })
  test('of another form stand for the lowest level alone', () => {
    expect(told(readAll([['城建', '供热', '不热', 'HEAT-1']]))).toEqual([
      '01 城建 -',
      '0101 供热 01',
      'HEAT-1 不热 0101',
    ])
  })
})

test('more than a level holds', () => {
  const rows = Array.from({ length: 100 }, (_, n) => [`第${n}类`] as const)
  expect(() => readAll(rows)).toThrow(expect.objectContaining({ zh: expect.stringContaining('99') }))
})
