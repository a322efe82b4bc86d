import { expect, test } from 'vitest'
import { chanceFrom } from './chance.ts'
import { uuidAt, uuidOf } from './ids.ts'

test('a seed always gives the same sequence', () => {
  const chance = chanceFrom('赛音')
  const drawn = Array.from({ length: 4 }, () => chance.integer(0, 999_999))
  expect(drawn).toEqual([769_584, 392_233, 999_052, 597_537])
})

test('another seed gives another sequence', () => {
  expect(chanceFrom('1').next()).not.toBe(chanceFrom('2').next())
})

test('whole numbers reach both ends and no further', () => {
  const chance = chanceFrom('ends')
  const drawn = new Set(Array.from({ length: 500 }, () => chance.integer(3, 6)))
  expect([...drawn].toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6])
})

test('weights are kept', () => {
  const chance = chanceFrom('weights')
  const drawn = Array.from({ length: 4000 }, () => chance.weighted({ often: 3, seldom: 1, never: 0 }))
  const often = drawn.filter((key) => key === 'often').length
  expect(drawn).not.toContain('never')
  expect(often / 4000).toBeGreaterThan(0.72)
  expect(often / 4000).toBeLessThan(0.78)
})

test('some of a list keeps its order and repeats nothing', () => {
  const list = Array.from({ length: 20 }, (_, n) => n)
  const some = chanceFrom('some').some(list, 7)
  expect(some).toHaveLength(7)
  expect(some).toEqual([...new Set(some)].toSorted((a, b) => a - b))
})

test('around lies about its mean, never far off', () => {
  const chance = chanceFrom('bell')
  const drawn = Array.from({ length: 2000 }, () => chance.around(10, 2))
  expect(drawn.reduce((sum, one) => sum + one, 0) / 2000).toBeCloseTo(10, 0)
  expect(drawn.every((one) => one >= 4 && one <= 16)).toBe(true)
})

test('ids have the shape of their version and sort by time', () => {
  const chance = chanceFrom('ids')
  const [early, late] = [
    uuidAt(new Date('2026-09-01T00:00:00Z'), chance),
    uuidAt(new Date('2026-09-01T00:00:01Z'), chance),
  ]
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(early < late).toBe(true)
  expect(uuidOf('1', 'leader')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(uuidOf('1', 'leader')).toBe(uuidOf('1', 'leader'))
  expect(uuidOf('1', 'leader')).not.toBe(uuidOf('2', 'leader'))
})
