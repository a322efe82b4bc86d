import { describe, expect, test } from 'vitest'
import { catalogue } from '../../test/make.ts'
import { chinaMinute } from '../deadline/china-minute.ts'
import { movedPause, movedReturn } from './moved-numbers.ts'

const at = (minute: string) => new Date(`2026-${minute.replace(' ', 'T')}:00+08:00`)
const numbers = (changed: Partial<typeof catalogue.procedure>) => ({
  ...catalogue,
  procedure: { ...catalogue.procedure, ...changed },
})

describe('the last day to ask for a return of an order sent on Monday 2 March, under 2 and so many working days', () => {
  const order = { unitId: 'housing', sentAt: at('03-02 09:00') }
  for (const [days, from, expected] of [
    [2, '03-02 12:00', null],
    [5, '03-02 12:00', '2026-03-04 → 2026-03-09'],
    [5, '03-09 12:00', '2026-03-04 → 2026-03-09'],
    [5, '03-10 00:00', null],
    [1, '03-04 12:00', '2026-03-04 → 2026-03-03'],
    [1, '03-05 12:00', null],
  ] as const)
    test(`${days}, from ${from} on: ${expected}`, () => {
      const moved = movedReturn(order, catalogue, numbers({ returnWorkdays: days }), at(from))
      expect(moved && `${moved.before} → ${moved.after}`).toBe(expected)
    })
})

describe('until when an order stands still since Monday 2 March, 9:00, under 5 and so many working days', () => {
  const still = {
    unitId: 'housing',
    pausedAt: at('03-02 09:00'),
    pauses: [{ why: 'information' as const, from: at('03-02 09:00').toISOString(), to: null }],
    remainingMinutes: null,
  }
  for (const [what, order, days, from, expected] of [
    ['the same number', still, 5, '03-02 12:00', null],
    ['more days', still, 7, '03-02 12:00', '2026-03-09 17:30 → 2026-03-11 17:30'],
    ['fewer days', still, 3, '03-02 12:00', '2026-03-09 17:30 → 2026-03-05 17:30'],
    ['fewer days, which are over: at once', still, 1, '03-06 10:00', '2026-03-09 17:30 → 2026-03-06 10:00'],
    ['from after its end on', still, 7, '03-10 00:00', null],
    ['one that runs', { ...still, pausedAt: null, pauses: [] }, 7, '03-02 12:00', null],
    ['one that a leader granted', { ...still, remainingMinutes: 60 }, 7, '03-02 12:00', null],
    [
      'one that stood still for two days before',
      {
        ...still,
        pauses: [
          { why: 'information' as const, from: at('02-24 09:00').toISOString(), to: at('02-26 09:00').toISOString() },
          ...still.pauses,
        ],
      },
      6,
      '03-02 12:00',
      '2026-03-05 17:30 → 2026-03-06 17:30',
    ],
  ] as const)
    test(`${what}: ${expected}`, () => {
      const moved = movedPause(order, catalogue, numbers({ pauseWorkdays: days }), at(from))
      expect(moved && `${chinaMinute(moved.before)} → ${chinaMinute(moved.after)}`).toBe(expected)
    })
})
