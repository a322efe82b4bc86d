import { expect, test } from 'vitest'
import type { TimeLimit } from '../catalogue/rows.ts'
import type { Stage } from './stages.ts'
import { limitFor } from './limit-for.ts'

type Fits = Partial<Pick<TimeLimit, 'kind' | 'urgency' | 'track'>>

const row = (code: string, stage: Stage, fits: Fits = {}): TimeLimit => ({
  code,
  stage,
  kind: null,
  urgency: null,
  track: null,
  limit: { amount: 1, unit: 'day', clock: 'work' },
  basis: '',
  ...fits,
})

const rows = [
  row('any', 'result'),
  row('kind', 'result', { kind: 'inquiry' }),
  row('urgency', 'result', { urgency: 'critical' }),
  row('urgency-kind', 'result', { urgency: 'critical', kind: 'report' }),
  row('track', 'result', { track: 'joint' }),
  row('track-kind', 'result', { track: 'joint', kind: 'report' }),
  row('track-urgency', 'result', { track: 'joint', urgency: 'urgent' }),
  row('twin-b', 'accept'),
  row('twin-a', 'accept'),
  row('twin-c', 'accept'),
]

for (const [kind, urgency, track, stage, expected] of [
  ['help', 'normal', 'ledger', 'result', 'any'],
  ['inquiry', 'normal', 'ledger', 'result', 'kind'],
  ['inquiry', 'critical', 'ledger', 'result', 'urgency'],
  ['report', 'critical', 'ledger', 'result', 'urgency-kind'],
  ['help', 'critical', 'joint', 'result', 'track'],
  ['report', 'critical', 'joint', 'result', 'track-kind'],
  ['report', 'urgent', 'joint', 'result', 'track-urgency'],
  [null, 'normal', 'ledger', 'result', 'any'],
  ['help', 'normal', 'ledger', 'accept', 'twin-a'],
  ['help', 'normal', 'ledger', 'contact', undefined],
] as const) {
  test(`${kind} ${urgency} ${track}, ${stage}: ${expected ?? 'nothing promised'}`, () => {
    expect(limitFor(rows, { kind, urgency, track }, stage)?.code).toBe(expected)
    expect(limitFor(rows.toReversed(), { kind, urgency, track }, stage)?.code).toBe(expected)
  })
}
