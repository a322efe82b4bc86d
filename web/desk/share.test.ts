import { expect, test } from 'vitest'
import { shareIn } from './share.ts'

test.each([
  [0, '0%'],
  [0.0004, '0.1%'],
  [0.004, '0.4%'],
  [0.126, '13%'],
  [0.994, '99%'],
  [0.998, '99.8%'],
  [0.99999, '99.9%'],
  [1, '100%'],
])('a share of %d is written %s', (part, written) => {
  expect(shareIn('zh')(part)).toBe(written)
})
