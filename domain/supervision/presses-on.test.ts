import { expect, test } from 'vitest'
import { pressesOn } from './presses-on.ts'

const asked = {
  status: 'dispatched',
  led: null,
  suspension: null,
  dueAt: null,
  receivedAt: new Date('2026-03-01T17:00:00Z'),
} as const
const led = (nextReviewOn: string, ...milestones: readonly (readonly [string, string?])[]) => ({
  leaderId: 'leader',
  plan: '换管道',
  milestones: milestones.map(([on, doneAt]) => ({ text: '施工', on, ...(doneAt && { doneAt }) })),
  nextReviewOn,
})
const suspension = { leaderId: 'leader', plan: '等资金', nextReviewOn: '2026-04-01' }
const dueAt = new Date('2026-03-09T09:30:00Z')

test.each([
  ['nothing set: the day it came in, as it is in China', {}, '2026-03-02'],
  ['the promised result', { dueAt }, '2026-03-09'],
  [
    'late in the evening of China it is the next day in no other',
    { dueAt: new Date('2026-03-09T16:30:00Z') },
    '2026-03-10',
  ],
  ['the review', { led: led('2026-03-16') }, '2026-03-16'],
  ['the promised result before the review', { led: led('2026-03-16'), dueAt }, '2026-03-09'],
  ['a milestone before both', { led: led('2026-03-16', ['2026-03-20'], ['2026-03-05']), dueAt }, '2026-03-05'],
  ['one that is done no longer', { led: led('2026-03-16', ['2026-03-05', '2026-03-04T01:00:00Z']) }, '2026-03-16'],
  ['the review of what is suspended', { status: 'suspended', suspension, led: led('2026-03-16') }, '2026-04-01'],
  ['cleared', { status: 'cleared', dueAt }, null],
  ['not opened yet', { status: 'submitted' }, null],
] as const)('%s', (_, given, expected) => {
  expect(pressesOn({ ...asked, ...given })).toBe(expected)
})
