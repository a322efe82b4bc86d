import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldSpelling } from './spelling.ts'

test.each([
  ['巴音塔拉', '巴彦塔拉'],
  ['白音他拉', '巴彦塔拉'],
  ['查干木伦', '查干沐沦'],
  ['赛音胡都格', '赛音呼都嘎'],
  ['新宝力格', '新宝拉格'],
  ['锡林和特', '锡林浩特'],
  ['白云鄂博', '白云敖包'],
  ['高力罕', '高日罕'],
  ['Ａ７县', 'a7县'],
])('%s is read as %s', (one, another) => {
  expect(foldSpelling(one)).toBe(foldSpelling(another))
})

test.each([
  ['红星', '红旗'],
  ['东双山', '西双山'],
  ['大庙', '大苗'],
])('%s is not %s', (one, another) => {
  expect(foldSpelling(one)).not.toBe(foldSpelling(another))
})

test('a folded text is as long as the text, and folding it again changes nothing', () => {
  const letters = fc.constantFrom(...Array.from('巴音白彦他拉塔和特鄂博宝力格希勒沙如Ａ7县😀，'))
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 30 }), (text) => {
      const folded = foldSpelling(text)
      expect(folded).toHaveLength(text.length)
      expect(foldSpelling(folded)).toBe(folded)
    }),
  )
})
