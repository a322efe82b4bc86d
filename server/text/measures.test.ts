import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accuracyOf, confusionOf, coverageAt, figuresByClass, macroF1 } from './measures.ts'

const judged = [
  ['水', '水', 0.9],
  ['水', '路', 0.8],
  ['路', '路', 0.7],
  ['路', '路', 0.6],
  ['电', '路', 0.5],
].map(([label, said, confidence]) => ({ label, said, confidence })) as {
  label: string
  said: string
  confidence: number
}[]

test('figures by class, written out by hand', () => {
  expect(accuracyOf(judged)).toBe(3 / 5)
  const figures = figuresByClass(judged)
  expect(Object.fromEntries(figures)).toEqual({
    水: { n: 2, precision: 1, recall: 1 / 2, f1: 2 / 3 },
    路: { n: 2, precision: 2 / 4, recall: 1, f1: 4 / 6 },
    电: { n: 1, precision: 0, recall: 0, f1: 0 },
  })
  expect(macroF1(figures)).toBeCloseTo((2 / 3 + 4 / 6 + 0) / 3)
  expect(confusionOf(judged)[0]).toEqual({ label: '路', said: '路', n: 2 })
})

test.each([
  [1, { share: 1 / 5, threshold: 0.9 }],
  [0.75, { share: 4 / 5, threshold: 0.6 }],
  [0.6, { share: 1, threshold: 0.5 }],
])('at a precision of %d the surest are answered', (precision, covered) => {
  expect(coverageAt(judged, precision)).toEqual({ precision, ...covered })
})

test('where no answer is sure enough none is given', () => {
  const wrong = judged.map((one) => ({ ...one, said: '别的' }))
  expect(coverageAt(wrong, 0.5)).toEqual({ precision: 0.5, share: 0, threshold: Number.POSITIVE_INFINITY })
})

test('what is answered from the threshold on has the precision that was asked for', () => {
  const one = fc.record({
    label: fc.constantFrom('a', 'b'),
    said: fc.constantFrom('a', 'b'),
    confidence: fc.constantFrom(0.2, 0.4, 0.6, 0.8),
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1 }), fc.double({ min: 0.1, max: 1, noNaN: true }), (all, precision) => {
      const { share, threshold } = coverageAt(all, precision)
      const answered = all.filter(({ confidence }) => confidence >= threshold)
      expect(answered.length / all.length).toBe(share)
      if (answered.length > 0) expect(accuracyOf(answered)).toBeGreaterThanOrEqual(precision)
    }),
  )
})
