import { expect, test } from 'vitest'
import { refusalOf } from './recorder.ts'

test.each([
  ['NotAllowedError', 'notAllowed'],
  ['SecurityError', 'notAllowed'],
  ['NotFoundError', 'noMicrophone'],
  ['OverconstrainedError', 'noMicrophone'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'unsupported'],
] as const)('%s is %s', (name, refusal) => {
  expect(refusalOf(new DOMException('refused', name))).toBe(refusal)
})
