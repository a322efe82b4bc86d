import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsFrom, dueAt, halfway, type Limit, type Pause, shiftDue, workMinutesBetween } from './clock.ts'
import { testCalendar } from './test-calendar.ts'
import { walkBetween, walkDays, walkOn } from './test-walk.ts'

/** Whole minutes in the fortnight before 春节 and 国庆 and the days after, of every year with a notice. */
const aroundFestivals = fc
  .record({
    festival: fc.constantFrom('2024-02-10', '2025-01-29', '2026-02-17', '2024-10-01', '2025-10-01', '2026-10-01'),
    minutes: fc.integer({ min: -14 * 1440, max: 11 * 1440 }),
  })
  .map(({ festival, minutes }) => new Date(new Date(`${festival}T00:00:00+08:00`).getTime() + minutes * 60_000))

describe('over 春节 and 国庆 of 2024, 2025 and 2026, against a walk minute by minute', () => {
  test('office hours', () => {
    fc.assert(
      fc.property(aroundFestivals, fc.integer({ min: 1, max: 10_000 }), (from, amount) => {
        const due = dueAt({ amount, unit: 'minute', clock: 'work' }, from, testCalendar)
        expect(due).toEqual(walkOn(from, amount))
        expect(workMinutesBetween(from, due, testCalendar)).toBe(walkBetween(from, due))
      }),
      { numRuns: 500 },
    )
  })

  test('working days', () => {
    fc.assert(
      fc.property(aroundFestivals, fc.integer({ min: 1, max: 20 }), (from, amount) => {
        expect(dueAt({ amount, unit: 'day', clock: 'work' }, from, testCalendar)).toEqual(walkDays(from, amount))
      }),
      { numRuns: 500 },
    )
  })

  test('measuring between any two instants', () => {
    fc.assert(
      fc.property(aroundFestivals, fc.integer({ min: 0, max: 30 * 1440 }), (from, length) => {
        const to = new Date(from.getTime() + length * 60_000)
        expect(workMinutesBetween(from, to, testCalendar)).toBe(walkBetween(from, to))
      }),
      { numRuns: 500 },
    )
  })

  test('pauses in any order, and half of what runs', () => {
    const pauses = fc.array(fc.record({ gap: fc.nat({ max: 2000 }), length: fc.nat({ max: 4000 }) }), { maxLength: 4 })
    fc.assert(
      fc.property(
        aroundFestivals,
        fc.constantFrom(5, 10, 15),
        pauses,
        fc.boolean(),
        (received, amount, gaps, reversed) => {
          const limit: Limit = { amount, unit: 'day', clock: 'work' }
          const from = countsFrom(limit, received)
          const due = dueAt(limit, received, testCalendar)
          const apart = inside(from, due, gaps)
          const inOrder = reversed ? apart.toReversed() : apart
          const shifted = inOrder.reduce((by, pause) => shiftDue(by, pause, 'work', testCalendar, 30), due)
          expect(shifted).toEqual(walkOn(from, walkBetween(from, due), apart))
          const half = Math.round(walkBetween(from, due) / 2)
          expect(halfway(shifted, from, 'work', testCalendar, apart)).toEqual(walkOn(from, half, apart))
        },
      ),
      { numRuns: 500 },
    )
  })
})

/** Pauses one after another from `from` on, all of them begun before `due`. */
function inside(from: Date, due: Date, gaps: readonly Readonly<{ gap: number; length: number }>[]): readonly Pause[] {
  const pauses: Pause[] = []
  let last = from.getTime()
  for (const { gap, length } of gaps) {
    const begun = last + gap * 60_000
    last = begun + length * 60_000
    if (last < due.getTime()) pauses.push({ from: new Date(begun), to: new Date(last) })
  }
  return pauses
}
