import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceFrom } from './learn.ts'
import { calibrate, probabilitiesOf, surenessOf } from './calibrate.ts'

test('answers that are right so often get that probability', () => {
  const chance = chanceFrom(3)
  const held = Array.from({ length: 4000 }, () => {
    const sureness = chance() * 3 - 1
    return { sureness, right: chance() < 1 / (1 + Math.exp(-(3 * sureness - 1))) }
  })
  const { slope, offset } = calibrate(held)
  expect(slope).toBeCloseTo(3, 0)
  expect(offset).toBeCloseTo(-1, 0)
})

test('a sample without a fault is not called certain', () => {
  const held = Array.from({ length: 20 }, () => ({ sureness: 1, right: true }))
  const p = Math.max(...probabilitiesOf(Float64Array.of(1, -0.7), calibrate(held)))
  expect(p).toBeGreaterThan(0.9)
  expect(p).toBeLessThan(0.9999)
})

test('probabilities add up to 1 and keep the order of the margins', () => {
  const margins = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 12 })
  const calibration = fc.record({
    slope: fc.double({ min: 0, max: 9, noNaN: true }),
    offset: fc.double({ min: -3, max: 3, noNaN: true }),
  })
  fc.assert(
    fc.property(margins, calibration, (given, how) => {
      const all = Float64Array.from(given)
      const probabilities = probabilitiesOf(all, how)
      expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1)
      for (let a = 0; a < all.length; a++)
        for (let b = 0; b < all.length; b++)
          if ((all[a] as number) > (all[b] as number))
            expect(probabilities[a] as number).toBeGreaterThanOrEqual((probabilities[b] as number) - 1e-12)
    }),
  )
})

test.each([
  ['the first beyond its plane counts less than the next one behind its own', [0.4, -0.8], [0.8, -0.4]],
  ['of two that both fit neither is sure', [0, -0.9], [0.9, 0]],
  ['a first that does not reach its plane is less sure', [0, -0.6], [-0.3, -0.6]],
  ['with the next as far the first that lies further is surer', [0.9, -0.6], [0.3, -0.6]],
] as const)('%s', (_, surer, less) => {
  expect(surenessOf(surer[0], surer[1])).toBeGreaterThan(surenessOf(less[0], less[1]))
})
