import { expect, test } from 'vitest'
import type { GazetteerEntry } from './gazetteer.ts'
import { type ConfirmedMatter, growGazetteer } from './grow-gazetteer.ts'
import { placeIndex } from './place-index.ts'

/** Codes of letters: what begin alike is the region they share, `p` is the prefecture. */
const shared = (codes: ReadonlySet<string>) => {
  const [first = '', ...others] = codes
  let length = first.length
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1
  return length > 1 ? first.slice(0, length) : null
}
const regions = placeIndex([
  { code: 'p', name: '测试盟', level: 'prefecture', parent: null },
  { code: 'pa', name: '河畔街道', level: 'township', parent: 'p' },
])
const said = (regionCode: string, ...words: readonly string[]): readonly ConfirmedMatter[] =>
  words.map((one) => ({ regionCode, point: null, words: one }))
function grown(matters: readonly ConfirmedMatter[]): readonly GazetteerEntry[] {
  const steps = growGazetteer(matters, regions, shared)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
const namesOf = (matters: readonly ConfirmedMatter[]) =>
  grown(matters).map(({ name, regionCode }) => [name, regionCode])

test('an estate that matters of one region name becomes an entry, with what it is called for short', () => {
  const matters = said(
    'pa1',
    '住在云杉庭院小区三号楼',
    '云杉庭院小区的电梯停了',
    '反映云杉庭院小区停水',
    '云杉庭院门口积水',
  )
  expect(grown(matters)).toEqual([
    { name: '云杉庭院小区', aliases: ['云杉庭院'], kind: 'estate', regionCode: 'pa1', point: null },
  ])
})

test('what is said of two villages belongs to their township, of two counties to nothing', () => {
  const twice = ['青松路的路灯不亮', '修青松路', '在青松路摆摊']
  expect(namesOf([...said('pa1', ...twice), ...said('pa2', '走青松路回家')])).toEqual([['青松路', 'pa']])
  expect(namesOf([...said('pa1', ...twice), ...said('pb1', '走青松路回家')])).toEqual([])
})

test.each([
  ['said too seldom', said('pa1', '住在云杉庭院小区', '云杉庭院小区停水')],
  ['anyone’s', said('pa1', '我们小区停水', '老旧小区停水', '住宅小区停电', '这个小区太吵', '居民小区')],
  ['a beginning, not a name', said('pa1', '位于学校', '对学校不满', '和学校说了', '在学校门口')],
  ['a text that was sent again', said('pa1', '请修青松路，谢谢', '请修青松路，谢谢', '请修青松路，谢谢')],
  ['a line of buses', said('pa1', '坐22路', '22路晚点', '等22路')],
  ['lamps', said('pa1', '青松路灯坏了', '修青松路灯', '青松路灯')],
  ['the end of two names', said('pa1', '星河苑家园停水', '住星河苑家园', '望河苑家园停水', '住望河苑家园')],
])('%s is no name', (_, matters) => {
  expect(namesOf(matters)).toEqual([])
})

test('an address that runs on is cut where a region ends', () => {
  const words = ['河畔街道友谊巷3号', '河畔街道友谊巷5号', '长松街道友谊巷']
  expect(namesOf(said('pa1', ...words))).toEqual([['友谊巷', 'pa1']])
})

test('a short name is not kept where it is said elsewhere too', () => {
  const matters = [
    ...said('pa1', '住云杉庭院小区', '云杉庭院小区停水', '修云杉庭院小区'),
    ...said('pb1', '云杉庭院饭店太吵'),
  ]
  expect(grown(matters).map(({ aliases }) => aliases)).toEqual([[]])
})

test('the longest piece that nearly all name is the name', () => {
  const words = ['第三实验小学门口堵', '去第三实验小学', '第三实验小学收费', '说第三实验小学的事', '实验小学好']
  expect(namesOf(said('pa1', ...words))).toEqual([['第三实验小学', 'pa1']])
})

test('others may have their turn after every matter, each time it is looked through', () => {
  const matters = said('pa1', '住在云杉庭院小区', '云杉庭院小区停水', '修云杉庭院小区')
  const steps = growGazetteer(matters, regions, shared)
  let count = 0
  while (!steps.next().done) count += 1
  expect(count).toBeGreaterThan(2 * matters.length)
})

test('its point is the middle of its matters, whatever one of them says', () => {
  const at = (lat: number): ConfirmedMatter => ({ regionCode: 'pa1', point: { lat, lon: 118 }, words: `${lat}青松路` })
  const words = ['修', '的', '在'].map((left, n) => ({ ...at([42, 42.1, 10][n] ?? 0), words: `${left}青松路` }))
  expect(grown(words)[0]?.point).toEqual({ lat: 42, lon: 118 })
})
