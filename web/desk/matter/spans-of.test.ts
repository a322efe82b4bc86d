import { expect, test } from 'vitest'
import { type Line, type Order, spansOf } from './spans-of.ts'

const order = {
  id: 'o1',
  round: 1,
  sentAt: '2026-04-17T01:00:00.000Z',
  acceptBy: '2026-04-20T01:00:00.000Z',
  contactBy: null,
  feedbackBy: null,
  planBy: null,
  answerBy: '2026-04-24T09:30:00.000Z',
  claimedAt: '2026-04-17T02:00:00.000Z',
  contactedAt: null,
  answeredAt: null,
  pausedAt: null,
} as unknown as Order
const line = (action: string, at: string, details: Record<string, unknown> = { orderId: 'o1' }) =>
  ({ action, at: `2026-04-${at}:00:00.000Z`, details }) as unknown as Line
const pauses = (lines: readonly Line[], change: Partial<Order> = {}) =>
  spansOf([{ ...order, ...change }], lines)[0]?.pauses

test('each promise that was made, with when it was kept', () => {
  expect(spansOf([order], [])[0]?.stages).toEqual([
    { stage: 'accept', dueAt: order.acceptBy, metAt: order.claimedAt },
    { stage: 'result', dueAt: order.answerBy, metAt: null },
  ])
})

test.each([
  ['a leader has claimed it', [line('claimByLeader', '18T01', {})], null, '2026-04-18T01:00:00.000Z'],
  ['an answer came first', [], '2026-04-19T01:00:00.000Z', '2026-04-19T01:00:00.000Z'],
  ['neither', [line('claimByLeader', '16T01', {})], null, null],
] as const)('a plan is there when %s', (_when, lines, answeredAt, metAt) => {
  const stages = spansOf([{ ...order, planBy: '2026-04-22T09:30:00.000Z', answeredAt }], lines)[0]?.stages
  expect(stages?.find(({ stage }) => stage === 'plan')?.metAt).toBe(metAt)
})

test('a question stops the clock until it is answered', () => {
  expect(pauses([line('requestInformation', '18T01'), line('giveInformation', '19T01')])).toEqual([
    { from: '2026-04-18T01:00:00.000Z', to: '2026-04-19T01:00:00.000Z', why: 'information' },
  ])
})

test('what another order asked, or what was before, is none of this one', () => {
  const others = [line('requestInformation', '18T01', { orderId: 'o2' }), line('requestReturn', '16T01')]
  expect(pauses(others, { pausedAt: '2026-04-18T01:00:00.000Z' })).toEqual([])
})

test('a suspension that was granted stops every order until it is resumed; one refused stops none', () => {
  const granted = [line('judgeSuspension', '18T01', { orderId: 'o2', granted: true }), line('resume', '20T01', {})]
  expect(pauses(granted)).toMatchObject([{ why: 'suspension', to: '2026-04-20T01:00:00.000Z' }])
  expect(pauses([line('judgeSuspension', '18T01', { granted: false })])).toEqual([])
})

test('a pause that stands is open, and is none where the clock runs', () => {
  const asked = [line('requestReturn', '18T01')]
  expect(pauses(asked, { pausedAt: '2026-04-18T01:00:00.000Z' })).toMatchObject([{ to: null, why: 'return' }])
  expect(pauses(asked)).toEqual([])
})

test('the newest round is on top', () => {
  const spans = spansOf([order, { ...order, id: 'o2', round: 2 }], [])
  expect(spans.map(({ order: { id } }) => id)).toEqual(['o2', 'o1'])
})
