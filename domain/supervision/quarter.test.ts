import { expect, test } from 'vitest'
import { parsePlainDate } from '../deadline/plain-date.ts'
import { endOfQuarter } from './quarter.ts'

test.each([
  ['2026-01-01', '2026-03-31T16:00:00.000Z'],
  ['2026-03-31', '2026-03-31T16:00:00.000Z'],
  ['2026-04-01', '2026-06-30T16:00:00.000Z'],
  ['2026-08-17', '2026-09-30T16:00:00.000Z'],
  ['2026-12-31', '2026-12-31T16:00:00.000Z'],
])('the quarter of %s ends at %s', (day, end) => {
  expect(endOfQuarter(parsePlainDate(day)).toISOString()).toBe(end)
})
