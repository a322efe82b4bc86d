import { describe, expect, test } from 'vitest'
import { testCalendar } from '../../../domain/deadline/test-calendar.ts'
import { begunWith, quickFor } from './quick.ts'
import type { Row } from './SupervisionPage.tsx'
import { shownOf } from './tabs.ts'

const document = (number: string, repliedAt: string | null = null) => ({ number, repliedAt })
const row = (is: object) => ({ status: 'dispatched', supervisionLevel: 0, documents: [], ...is }) as unknown as Row

describe('what is done about a row', () => {
  test.each([
    ['a supervisor presses what is out', {}, ['supervisor'], ['remind', 'supervise', 'escalate']],
    [
      'and lifts what is pressed',
      { documents: [document('督1')] },
      ['supervisor'],
      ['remind', 'supervise', 'escalate', 'liftSupervision'],
    ],
    ['nothing stands above level 7', { supervisionLevel: 7 }, ['supervisor'], ['remind', 'supervise']],
    ['a leader reads', { documents: [document('督1')] }, ['leader'], []],
    ['what is at rest is left alone', { status: 'cleared' }, ['supervisor'], []],
  ] as const)('%s', (_, is, roles, verdict) => {
    expect(quickFor(row(is), roles)).toEqual(verdict)
  })
})

describe('what a form begins with', () => {
  const rule = {
    code: 'l2',
    level: 2,
    name: '督办单',
    trigger: null,
    amount: null,
    stages: null,
    addressee: 'unit',
    basis: '督办办法',
    replyWorkdays: 2,
  } as const
  const known = {
    rules: [rule],
    unitName: '住建局',
    text: '请抓紧',
    now: new Date('2026-04-16T02:00:00Z'),
    calendar: testCalendar,
  }

  test.each([
    ['a reminder', 'remind', {}, { addressee: '住建局', text: '请抓紧' }],
    [
      'a notice: the basis and days of its rule',
      'supervise',
      {},
      { level: 2, addressee: '住建局', basis: '督办办法', limitOn: '2026-04-20' },
    ],
    [
      'an escalation: to a leader, without a rule three days',
      'escalate',
      {},
      { level: 4, addressee: '住建局', limitOn: '2026-04-21' },
    ],
    [
      'an escalation goes one higher',
      'escalate',
      { supervisionLevel: 5 },
      { level: 6, addressee: '住建局', limitOn: '2026-04-21' },
    ],
    [
      'lifting: what is replied to',
      'liftSupervision',
      { documents: [document('督1'), document('督2', 'x')] },
      { document: '督2' },
    ],
  ] as const)('%s', (_, action, is, verdict) => {
    expect(begunWith(action, row(is), known)).toEqual(verdict)
  })
})

test.each([
  [undefined, undefined, { tab: 'late', board: 'late' }],
  ['documents', undefined, { tab: 'documents', board: 'unreplied' }],
  ['documents', 'unlifted', { tab: 'documents', board: 'unlifted' }],
  ['documents', 'late', { tab: 'documents', board: 'unreplied' }],
  ['watched', undefined, { tab: 'watched', board: null }],
  ['toString', 'x', { tab: 'late', board: 'late' }],
])('the address %s %s shows %o', (tab, board, verdict) => {
  expect(shownOf(tab, board)).toEqual(verdict)
})
