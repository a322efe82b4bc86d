import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceFrom } from './learn.ts'
import { calibrate, probabilitiesOf } from './calibrate.ts'

test('answers that are right so often get that probability', () => {
  const chance = chanceFrom(3)
  const held = Array.from({ length: 4000 }, () => {
    const lead = chance() * 2
    const own = chance() * 2 - 1
    return { lead, own, right: chance() < 1 / (1 + Math.exp(-(3 * lead + own - 1))) }
  })
  const { lead, own, offset } = calibrate(held)
  expect(lead).toBeCloseTo(3, 0)
  expect(own).toBeCloseTo(1, 0)
  expect(offset).toBeCloseTo(-1, 0)
})

test('a sample without a fault is not called certain', () => {
  const held = Array.from({ length: 20 }, () => ({ lead: 1, own: 0.5, right: true }))
  const p = Math.max(...probabilitiesOf(Float64Array.of(0.5, -0.5), calibrate(held)))
  expect(p).toBeGreaterThan(0.9)
  expect(p).toBeLessThan(0.9999)
})

test('probabilities add up to 1 and keep the order of the margins', () => {
  const margins = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 12 })
  const calibration = fc.record({
    lead: fc.double({ min: 0, max: 9, noNaN: true }),
    own: fc.double({ min: 0, max: 3, noNaN: true }),
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
