import { expect, test } from 'vitest'
import { fitted } from './photo.ts'

test.each([
  [4000, 3000, 1920, 1440],
  [3000, 4000, 1440, 1920],
  [1920, 1080, 1920, 1080],
  [40, 30, 40, 30],
  [20_000, 2, 1920, 1],
])('%i × %i becomes %i × %i', (width, height, wide, high) => {
  expect(fitted(width, height)).toEqual({ width: wide, height: high })
})
