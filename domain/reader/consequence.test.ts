import { expect, test } from 'vitest'
import { type Answers, consequenceOf } from './consequence.ts'

const answers: Answers = [
  [0.99, true],
  [0.97, true],
  [0.95, false],
  [0.9, true],
  [0.9, true],
  [0.8, true],
  [0.6, false],
  [0.5, true],
  [0.4, false],
  [0.3, false],
]

test.each([
  // wanted, answered of 100, wrong of 100, from
  [1, 20, 0, 0.97],
  [0.84, 20, 0, 0.97],
  [0.8, 60, 10, 0.8],
  [0.75, 80, 20, 0.5],
  [0.5, 100, 40, 0.3],
])('asked for %s: %s of 100 are answered, %s wrongly, from %s on', (precision, answered, wrong, threshold) => {
  expect(consequenceOf(answers, precision)).toEqual({ answered, wrong, threshold })
})

test('the order in which answers are told changes nothing; those of one probability go together', () => {
  expect(consequenceOf(answers.toReversed(), 0.8)).toEqual(consequenceOf(answers, 0.8))
  const together: Answers = [
    [0.9, true],
    [0.9, false],
  ]
  expect(consequenceOf(together, 0.9)).toEqual({ answered: 0, wrong: 0, threshold: null })
})

test('nothing was held back, nothing is answered', () => {
  expect(consequenceOf([], 0.5)).toEqual({ answered: 0, wrong: 0, threshold: null })
})

test('what is not all is never told as a hundred of a hundred, and what is some never as none', () => {
  const many: Answers = Array.from({ length: 5000 }, (_, n) => [n === 4999 ? 0.4 : 0.9, n !== 0 && n !== 4999])
  expect(consequenceOf(many, 0.9997)).toMatchObject({ answered: 99.9, wrong: 0.1 })
})
