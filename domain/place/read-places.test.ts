import { describe, expect, test } from 'vitest'
import type { Region } from '../catalogue/rows.ts'
import type { GazetteerEntry } from './gazetteer.ts'
import { placeIndex } from './place-index.ts'
import { readPlaces, SURE_PLACE } from './read-places.ts'

const region = (code: string, name: string, level: Region['level'], parent: string | null) => ({
  code,
  name,
  level,
  parent,
})
const regions = [
  region('1599', '测试盟', 'prefecture', null),
  region('01', '东旗', 'county', '1599'),
  region('02', '阿日科尔旗', 'county', '1599'),
  region('011', '河湾苏木', 'township', '01'),
  region('021', '青石镇', 'township', '02'),
  region('022', '柳树镇', 'township', '02'),
  region('0111', '红星嘎查', 'village', '011'),
  region('0211', '红星村民委员会', 'village', '021'),
  region('0212', '幸福社区居委会', 'village', '021'),
  region('0213', '巴彦塔拉嘎查', 'village', '021'),
  region('0221', '三岔口村', 'village', '022'),
  region('0214', '三岔口村', 'village', '021'),
  region('0215', '二村', 'village', '021'),
  region('02150', '第一网格', 'grid', '0215'),
]
const estate: GazetteerEntry = {
  name: '云杉庭院小区',
  aliases: ['云杉庭院'],
  kind: 'estate',
  regionCode: '0212',
  point: null,
}
const index = placeIndex(regions, [
  estate,
  { name: '不知在哪的小区', aliases: [], kind: 'estate', regionCode: '09', point: null },
])
const sure = (text: string, own?: string) => {
  const [first] = readPlaces(text, index, own)
  return first && first.confidence >= SURE_PLACE ? first.regionCode : null
}

describe('what is read', () => {
  test.each([
    ['河湾苏木红星嘎查的水井坏了', '0111'],
    ['青石镇红星那边路断了', '0211'],
    ['我在阿日科尔旗幸福社区住', '0212'],
    ['阿旗没有公交车', '02'],
    ['河湾那边没电', '011'],
    ['白音他拉嘎查的围栏倒了', '0213'],
    ['青石镇二村的路', '0215'],
    ['二村的路', '0215'],
    ['柳树镇不知名屯的路', '022'],
    ['柳树镇巴彦塔拉嘎查的路', '022'],
    ['三岔口村的路', '02'],
    ['柳树镇三岔口村的路', '0221'],
    ['我从东旗来，在柳树镇打工，工资没给', '022'],
    ['云杉庭院的电梯停了', '0212'],
    ['测试盟', null],
    ['什么地方也没说', null],
    ['', null],
    ['不知在哪的小区', null],
    ['大家要幸福', null],
    ['红星路上没有路灯', null],
    ['青石镇和柳树镇都停电了', null],
  ])('%s', (text, code) => {
    expect(sure(text)).toBe(code)
  })
})

describe('where the submitter lives', () => {
  test.each([
    ['三岔口村的路', '0211', '0214'],
    ['我们村的路', '0211', '0211'],
    ['本嘎查的路', '0111', '0111'],
    ['我镇的路', '0211', '021'],
    ['我旗的路', '0211', '02'],
    ['我们村的路', '09', null],
    ['我们村在柳树镇三岔口村旁边，三岔口村的路断了', '0211', '0221'],
    ['路断了', '0211', null],
  ])('%s of %s', (text, own, code) => {
    expect(sure(text, own)).toBe(code)
  })

  test('a village is less sure where only the township of the submitter is known', () => {
    expect(readPlaces('我们村的路', index, '021')).toEqual([
      { regionCode: '021', start: 0, end: 3, confidence: 0.6, how: 'ours' },
    ])
  })
})

test('the words that name it are told, with the path that stands right before', () => {
  const text = '请到青石镇巴音塔拉嘎查来看'
  const [first, ...others] = readPlaces(text, index)
  expect(first).toMatchObject({ regionCode: '0213', how: 'whole' })
  expect(text.slice(first?.start, first?.end)).toBe('青石镇巴音塔拉嘎查')
  expect(others).toEqual([])
})

test.each([
  ['红星村', 'whole'],
  ['巴彦塔拉那边', 'stem'],
  ['阿旗', 'short'],
  ['云杉庭院小区', 'gazetteer'],
  ['三岔口村', 'shared'],
])('%s is read by %s', (text, how) => {
  expect(readPlaces(text, index)[0]?.how).toBe(how)
})

test('where several are named each is told once, the likeliest first, and none above it', () => {
  const read = readPlaces('阿日科尔旗柳树镇的集市，柳树镇的摊贩，也去东旗赶集', index)
  expect(read.map(({ regionCode }) => regionCode)).toEqual(['022', '01'])
  expect(read.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true)
})

test('any text is read, however long, and its end is not', () => {
  expect(readPlaces(`${'水'.repeat(30_000)}柳树镇`, index)).toEqual([])
  expect(readPlaces('柳树镇青石镇东旗'.repeat(2000), index).length).toBeLessThan(5)
})
