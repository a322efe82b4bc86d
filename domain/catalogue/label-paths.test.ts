import { expect, test } from 'vitest'
import type { Category } from './rows.ts'
import { labelPaths } from './label-paths.ts'

const category = (code: string, name: string, parent: string | null, level: 1 | 2 | 3): Category => ({
  code,
  name,
  parent,
  level,
  standardCode: null,
})
const categories = new Map(
  [
    category('01', '城建', null, 1),
    category('0101', '供热', '01', 2),
    category('010101', '不热', '0101', 3),
    category('0102', '其他', '01', 2),
    category('02', '农牧', null, 1),
    category('0201', '其他', '02', 2),
    category('0202', '城建', '02', 2),
  ].map((one) => [one.code, one]),
)
const pathOf = labelPaths({ categories })

for (const [label, path] of [
  ['01', '01'],
  ['0101', '01 0101'],
  ['不热', '01 0101 010101'],
  [' 供 热', '01 0101'],
  ['０１', null],
  ['城建', '01'],
  ['其他', null],
  ['文旅', null],
  ['', null],
] as const)
  test(`${label || 'nothing'}: ${path}`, () => expect(pathOf(label)?.join(' ') ?? null).toBe(path))
