import { expect, test } from 'vitest'
import { isMobile } from './mobile.ts'

test.each([
  ['13800001234', true],
  [' 138 0000 1234 ', true],
  ['138-0000-1234', true],
  ['１３８００００１２３４', true],
  ['+86 138 0000 1234', true],
  ['0086 13800001234', true],
  ['8613800001234', true],
  ['013800001234', true],
  ['1380000123', false],
  ['138000012345', false],
  ['12800001234', false],
  ['0479-1234567', false],
  ['+852 6123 4567', false],
  ['打给我', false],
  ['', false],
])('%s: %s', (said, verdict) => {
  expect(isMobile(said)).toBe(verdict)
})
