import { expect, test } from 'vitest'
import { isPublic } from './public.ts'

test.each([
  ['on the ledger', 'help', false, 'opened', true],
  ['cleared', 'complaint', false, 'cleared', true],
  ['declined', 'inquiry', false, 'declined', true],
  ['not judged, though its kind is guessed', 'help', false, 'submitted', false],
  ['of no kind yet', null, false, 'opened', false],
  ['a report', 'report', false, 'cleared', false],
  ['of one who stays secret', 'help', true, 'opened', false],
  ['merged into another', 'help', false, 'merged', false],
] as const)('%s', (_, kind, secret, status, verdict) => expect(isPublic({ kind, secret, status })).toBe(verdict))
