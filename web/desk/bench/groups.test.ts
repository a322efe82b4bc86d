import { expect, test } from 'vitest'
import { testCalendar } from '../../../domain/deadline/test-calendar.ts'
import { groupOf } from './groups.ts'

/** A Thursday morning in China. */
const now = new Date('2026-04-16T02:00:00Z')

test.each([
  ['2026-04-16T01:59:00Z', null, 'over'],
  ['2026-04-16T09:30:00Z', null, 'today'],
  ['2026-04-16T15:59:00Z', null, 'today'],
  ['2026-04-16T16:30:00Z', null, 'later'],
  ['2026-04-17T09:30:00Z', null, 'later'],
  ['2026-04-16T09:30:00Z', '2026-04-15T01:00:00Z', 'paused'],
] as const)('due %s, paused %s: %s', (answerBy, pausedAt, group) => {
  expect(groupOf({ answerBy, pausedAt, track: 'ledger' }, now, testCalendar)).toBe(group)
})

test('over a weekend what is due on it is due soon', () => {
  const friday = new Date('2026-04-17T02:00:00Z')
  expect(groupOf({ answerBy: '2026-04-19T02:00:00Z', pausedAt: null, track: 'joint' }, friday, testCalendar)).toBe(
    'soon',
  )
})

test('what is to be settled at once stands above all, late or not', () => {
  for (const answerBy of ['2026-04-16T01:59:00Z', '2026-04-17T01:00:00Z'])
    expect(groupOf({ answerBy, pausedAt: null, track: 'immediate' }, now, testCalendar)).toBe('now')
})
