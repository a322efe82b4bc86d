import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaMinute } from '../deadline/china-minute.ts'
import { afterQuiet } from './quiet.ts'

const china = (text: string) => new Date(`${text.replace(' ', 'T')}:00+08:00`)
const night = { from: 21 * 60, to: 8 * 60 }

test.each([
  ['2026-03-02 20:59', '2026-03-02 20:59', night],
  ['2026-03-02 21:00', '2026-03-03 08:00', night],
  ['2026-03-02 23:59', '2026-03-03 08:00', night],
  ['2026-03-03 00:00', '2026-03-03 08:00', night],
  ['2026-03-03 07:59', '2026-03-03 08:00', night],
  ['2026-03-03 08:00', '2026-03-03 08:00', night],
  ['2026-12-31 22:00', '2027-01-01 08:00', night],
  ['2028-02-28 22:00', '2028-02-29 08:00', night],
  ['2026-03-02 12:30', '2026-03-02 14:00', { from: 12 * 60, to: 14 * 60 }],
  ['2026-03-02 14:00', '2026-03-02 14:00', { from: 12 * 60, to: 14 * 60 }],
  ['2026-03-02 23:00', '2026-03-02 23:00', undefined],
] as const)('%s: sent at %s', (at, sent, hours) => {
  expect(chinaMinute(afterQuiet(china(at), hours))).toBe(sent)
})

test('never earlier, never more than a day later, and outside', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  fc.assert(
    fc.property(
      fc.date({ min: china('2024-01-01 00:00'), max: china('2030-01-01 00:00'), noInvalidDate: true }),
      minute,
      minute,
      (at, from, to) => {
        const sent = afterQuiet(at, { from, to })
        expect(sent.getTime()).toBeGreaterThanOrEqual(at.getTime())
        expect(sent.getTime() - at.getTime()).toBeLessThanOrEqual(24 * 3_600_000)
        expect(afterQuiet(sent, { from, to })).toEqual(sent)
      },
    ),
  )
})
