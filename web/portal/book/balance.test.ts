import { expect, test } from 'vitest'
import { imbalanceOf, termsOf } from './balance.ts'

const month = { opening: 40, opened: 12, reopened: 2, movedIn: 0, movedOut: 0, cleared: 9, writtenOff: 1, closing: 44 }

test('the terms read as an equation and add up to the closing balance', () => {
  expect(termsOf(month).map(({ sign, count }) => [sign, count])).toEqual([
    [null, 40],
    ['plus', 12],
    ['plus', 2],
    ['minus', 9],
    ['minus', 1],
    ['equals', 44],
  ])
  expect(imbalanceOf(month)).toBe(0)
})

test('what moved is a term of its own', () => {
  const moved = { ...month, movedIn: 3, closing: 47 }
  expect(termsOf(moved).map(({ name }) => name)).toContain('movedIn')
  expect(imbalanceOf(moved)).toBe(0)
})

test('a book that does not balance says by how much', () => {
  expect(imbalanceOf({ ...month, closing: 43 })).toBe(1)
})
