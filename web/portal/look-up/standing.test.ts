import { expect, test } from 'vitest'
import { promised } from './standing.ts'

const now = Date.parse('2026-04-17T10:00:00+08:00')

test.each([
  ['dispatched', '2026-04-17T10:00:01+08:00', 'due'],
  ['dispatched', '2026-04-17T09:59:59+08:00', 'overdue'],
  ['submitted', null, 'none'],
  ['opened', null, 'none'],
  ['dispatched', null, 'paused'],
  ['suspended', null, 'paused'],
  ['resolved', null, 'done'],
  ['cleared', null, 'done'],
  ['declined', null, 'done'],
] as const)('%s, promised by %s: %s', (status, dueAt, verdict) => {
  expect(promised({ status, dueAt }, now)).toBe(verdict)
})
