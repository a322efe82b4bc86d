import { expect, test } from 'vitest'
import { choicesOfCategories, choicesOfRegions, isMeant } from './choices.ts'

const region = (
  code: string,
  name: string,
  level: 'prefecture' | 'county' | 'township' | 'grid',
  parent: string | null,
) => ({
  code,
  name,
  level,
  parent,
  point: null,
})

test('a choice is named with those above it; the prefecture and the grids are left out', () => {
  const choices = choicesOfRegions([
    region('159900000000', '甲盟', 'prefecture', null),
    region('159901000000', '乙旗', 'county', '159900000000'),
    region('159901100000', '丙镇', 'township', '159901000000'),
    region('159901100001001', '一格', 'grid', '159901100000'),
  ])
  expect(choices.map(({ label }) => label)).toEqual(['甲盟', '乙旗', '乙旗 › 丙镇'])
})

test('a row whose upper row is not there stands for itself', () => {
  const choices = choicesOfCategories([{ code: '01', name: '供暖', level: 2, parent: '00', standardCode: null }])
  expect(choices).toEqual([{ value: '01', label: '供暖', said: '供暖 01' }])
})

test.each([
  ['供暖', true],
  ['室温 供暖', true],
  ['供暖室温', true],
  ['0101', true],
  ['供水', false],
])('typed %s: %s', (typed, found) => {
  expect(isMeant({ value: '0101001', label: '', said: '城建供暖室温 0101001' }, typed)).toBe(found)
})
