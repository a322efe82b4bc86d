import { expect, test } from 'vitest'
import { allowanceOf } from './learn.ts'

test.each([
  ['as many as the mean', 300, 0],
  ['half of it', 150, 0.069],
  ['twice as many', 600, -0.069],
  ['a hundredth: no more than a third', 3, 0.1],
  ['a hundred times as many: no less than three times', 30_000, -0.1],
])('a class of %s is given what balances it', (_, own, given) => {
  expect(allowanceOf(own, 300)).toBeCloseTo(given, 3)
})
