import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigrams } from '../text/bigrams.ts'
import { LIKE_ENOUGH, likeness, type Told } from './consolidate.ts'

const village = '150402001001'
function told(text: string, change: Partial<Omit<Told, 'address'>> & Readonly<{ at?: string }> = {}): Told {
  const { at = '', ...rest } = change
  return {
    words: bigrams(text),
    address: bigrams(at),
    regionCode: village,
    point: null,
    receivedAt: new Date('2026-01-10T02:00:00Z'),
    categoryCode: 'heating',
    ...rest,
  }
}

/** A cold week: everybody speaks of heating. */
const week = [
  told('家里暖气不热，只有十四度', { at: '松涛小区3号楼' }),
  told('松涛小区3号楼二单元整个楼暖气都不热，打了物业电话没人管', { at: '松涛小区3号楼2单元' }),
  told('暖气不热，老人受不了', { at: '永安小区8号楼', regionCode: '150402001002' }),
  told('学校门口路灯坏了两盏，晚上很黑', { categoryCode: 'lighting' }),
  told('请问医保卡丢了去哪里补办', { categoryCode: 'insurance', regionCode: null }),
]
const best = (one: Told, others = week) => {
  const found = likeness(one, others)
  return found.map(({ score }, n) => ({ n, score })).toSorted((a, b) => b.score - a.score)
}

test.each([
  ['the same house in other words', told('我们松涛小区3号楼没暖气，冷得很', { at: '松涛小区3号楼' }), [0, 1]],
  ['the same lamps', told('第一小学门口路灯坏了，孩子晚上看不见', { categoryCode: 'lighting' }), [3]],
  ['a question', told('医保卡丢了怎么补办', { categoryCode: null, regionCode: null }), [4]],
] as const)('%s: the same problem comes first', (_name, one, expected) => {
  const found = best(one)
  expect(
    found
      .slice(0, expected.length)
      .map(({ n }) => n)

      .toSorted((a, b) => a - b),
  ).toEqual(expected)
  expect(found[0]!.score).toBeGreaterThan(LIKE_ENOUGH)
})

test('one category in one village is not the same problem', () => {
  const other = told('楼道暖气管漏水把墙泡了', { at: '安居里5号楼' })
  expect(Math.max(...likeness(other, week.slice(0, 2)).map(({ score }) => score))).toBeLessThan(0.5)
  const noise = told('邻居家的狗总叫，睡不着', { categoryCode: 'noise' })
  expect(best(noise)[0]!.score).toBeLessThan(LIKE_ENOUGH)
})

test('it says why', () => {
  const [, second] = likeness(told('松涛小区3号楼暖气不热', { at: '松涛小区3号楼' }), week)
  expect(second?.why).toEqual(expect.arrayContaining(['words', 'address', 'village', 'category', 'days']))
})

test('points a stone’s throw apart are near, a kilometre is not', () => {
  const at = (lat: number) => told('路面塌陷', { point: { lat, lon: 118.9 } })
  expect(likeness(at(42.26), [at(42.261)])[0]?.why).toContain('near')
  expect(likeness(at(42.26), [at(42.27)])[0]?.why).not.toContain('near')
})

test('whatever is said the score lies between nought and one, is the same both ways round, and most for the same again', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 5 }), (a, b, rest) => {
      const [one, other] = [told(a), told(b)]
      const others = rest.map((words) => told(words))
      const [there] = likeness(one, [other, ...others])
      const [same] = likeness(one, [one, ...others])
      expect(there!.score).toBeGreaterThanOrEqual(0)
      expect(there!.score).toBeLessThanOrEqual(1)
      expect(same!.score).toBeGreaterThanOrEqual(likeness(one, [other])[0]!.score - 1e-9)
    }),
  )
})
