import { expect, test } from 'vitest'
import type { Region } from '../catalogue/rows.ts'
import { placesIn } from './place-in-words.ts'

const region = (code: string, name: string, level: Region['level'], parent: string | null): Region => ({
  code,
  name,
  level,
  parent,
  point: null,
})
const regions = [
  region('1599', '测试盟', 'prefecture', null),
  region('01', '东旗', 'county', '1599'),
  region('02', '西旗', 'county', '1599'),
  region('011', '河口苏木', 'township', '01'),
  region('021', '青山镇', 'township', '02'),
  region('0111', '红星嘎查', 'village', '011'),
  region('0211', '红星村', 'village', '021'),
  region('0212', '幸福社区', 'village', '021'),
]

test.each([
  ['河口苏木红星嘎查的水井坏了', ['红星嘎查', '红星村']],
  ['青山镇红星那边路断了', ['红星村', '红星嘎查']],
  ['我在西旗幸福社区住', ['幸福社区']],
  ['河口那边没电', ['河口苏木']],
  ['东旗的', ['东旗']],
  ['测试盟', []],
  ['什么地方也没说', []],
])('%s', (text, names) => {
  expect(placesIn(text, regions).map(({ name }) => name)).toEqual(names)
})
