import { expect, test } from 'vitest'
import type { Order } from './BenchPage.tsx'
import { quickFor } from './quick.ts'

const order = { status: 'sent', contactedAt: null, pausedAt: null, requests: {}, track: 'ledger', documents: [] }
const waiting = { number: 'T-督1', level: 2, limitOn: null, repliedAt: null }
const replied = { ...waiting, repliedAt: '2026-03-03T01:00:00.000Z' }

test.each([
  ['an order is claimed before it is answered', {}, ['claim', 'requestReturn']],
  ['即知即办 is answered at once', { track: 'immediate' }, ['claim', 'answer', 'requestReturn']],
  [
    'a document that waits is replied to',
    { status: 'claimed', contactedAt: '2026-03-02T01:00:00.000Z', documents: [replied, waiting] },
    ['answer', 'requestInformation', 'requestExtension', 'requestReturn', 'replySupervision'],
  ],
  ['one that is replied to is not', { documents: [replied] }, ['claim', 'requestReturn']],
  [
    'a reply does not wait for the clock',
    { pausedAt: '2026-03-03T01:00:00.000Z', documents: [waiting] },
    ['replySupervision'],
  ],
] as const)('%s', (_, is, verdict) => {
  expect(quickFor({ ...order, ...is } as unknown as Order, ['unitHandler'])).toEqual(verdict)
})
