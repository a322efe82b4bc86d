import { describe, expect, test } from 'vitest'
import { limitFor } from '../../domain/deadline/limit-for.ts'
import { kinds, tracks, urgencies } from '../../domain/ledger/words.ts'
import { defaultTimeLimits } from './default-limits.ts'

const told = (amount: number, unit: string, clock: string) => `${amount} ${unit} ${clock}`

/** domain.md section 4, row by row: accept, first contact, first feedback, result, plan, review. */
describe('what a matter is promised', () => {
  for (const [kind, urgency, track, expected] of [
    [
      'help',
      'critical',
      'ledger',
      ['15 minute continuous', '30 minute continuous', '2 hour continuous', '24 hour continuous', '5 day work', null],
    ],
    [
      'help',
      'urgent',
      'ledger',
      ['30 minute continuous', '2 hour continuous', null, '24 hour continuous', '5 day work', null],
    ],
    ['inquiry', 'normal', 'ledger', ['4 hour work', null, null, '1 day work', '5 day work', null]],
    ['complaint', 'normal', 'ledger', ['1 day work', '24 hour continuous', null, '5 day work', '5 day work', null]],
    ['report', 'complex', 'ledger', ['1 day work', '24 hour continuous', null, '15 day work', '5 day work', null]],
    ['praise', 'normal', 'ledger', [null, null, null, '3 day work', '5 day work', null]],
    [
      'suggestion',
      'normal',
      'watched',
      ['3 day work', '5 day work', null, '1 quarter calendar', null, '1 quarter calendar'],
    ],
    ['help', 'normal', 'joint', ['1 day work', '24 hour continuous', null, '15 day work', null, null]],
    ['help', 'urgent', 'joint', ['30 minute continuous', '2 hour continuous', null, '24 hour continuous', null, null]],
    [
      'help',
      'normal',
      'immediate',
      ['30 minute continuous', '24 hour continuous', null, '24 hour continuous', null, null],
    ],
    [
      'help',
      'critical',
      'immediate',
      ['15 minute continuous', '30 minute continuous', '2 hour continuous', '24 hour continuous', null, null],
    ],
  ] as const) {
    test(`${kind}, ${urgency}, ${track}`, () => {
      const stages = (['accept', 'contact', 'feedback', 'result', 'plan', 'review'] as const).map((stage) => {
        const row = limitFor(defaultTimeLimits, { kind, urgency, track }, stage)
        return row && told(row.limit.amount, row.limit.unit, row.limit.clock)
      })
      expect(stages).toEqual(expected)
    })
  }
})

test('every matter that can be dispatched is promised a result, with its basis', () => {
  const described = Object.keys(kinds).flatMap((kind) =>
    Object.keys(urgencies).flatMap((urgency) => Object.keys(tracks).map((track) => ({ kind, urgency, track }))),
  )
  for (const one of described) {
    const row = limitFor(defaultTimeLimits, one as Parameters<typeof limitFor>[1], 'result')
    expect(row?.basis, JSON.stringify(one)).toMatch(/\S/)
  }
})

test('no code comes twice', () => {
  const codes = defaultTimeLimits.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
})
