import { expect, test } from 'vitest'
import { defaultTimeLimits } from '../../../server/catalogue/default-limits.ts'
import { limitCode, ruleCode, sameLimit } from './rule-code.ts'

const any = { stage: 'result', kind: null, urgency: null, track: null } as const

test.each([
  [any, [], 'result'],
  [{ ...any, track: 'joint', urgency: 'urgent' } as const, [], 'joint-urgent-result'],
  [{ ...any, kind: 'inquiry' } as const, ['inquiry-result', 'inquiry-result-2'], 'inquiry-result-3'],
])('a limit has a code of what it is for, its own', (row, taken, code) => {
  expect(limitCode(row, taken)).toBe(code)
})

test('a rule has a code of its level and occasion', () => {
  expect(ruleCode({ level: 2, trigger: 'overdue', amount: 3 }, [])).toBe('l2-overdue-3')
  expect(ruleCode({ level: 6, trigger: null, amount: null }, ['l6-ordered'])).toBe('l6-ordered-2')
})

test('a limit that is there already is found, whatever its code', () => {
  const row = { ...any, kind: 'inquiry', urgency: 'normal' } as const
  expect(sameLimit(row, defaultTimeLimits)?.code).toBe('inquiry-result')
  expect(sameLimit({ ...row, urgency: null }, defaultTimeLimits)).toBeUndefined()
})
