import { expect, test } from 'vitest'
import { codeAt, stepOfCode } from './totp.ts'

/** RFC 6238, appendix B: the key of SHA-1 in base 32; the last six of its eight digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => new Date(seconds * 1000)

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %i the code is %s', (seconds, code) => {
  expect(codeAt(secret, at(seconds))).toBe(code)
  expect(stepOfCode(secret, code, at(seconds), null)).toBe(Math.floor(seconds / 30))
})

test.each([
  ['a step late', 30, null, true],
  ['a step early', -30, null, true],
  ['two steps late', 61, null, false],
  ['two steps early', -60, null, false],
  ['whose step was taken', 0, 0, false],
  ['before one that was taken', 30, 1, false],
  ['after the one that was taken', 0, -1, true],
] as const)('a code %s', (_, drift, taken, good) => {
  const begin = 1_234_567_890
  const step = Math.floor(begin / 30)
  const found = stepOfCode(secret, codeAt(secret, at(begin)), at(begin + drift), taken === null ? null : step + taken)
  expect(found).toBe(good ? step : null)
})

test.each(['', '12345', '1234567', 'abcdef', '28708x', '-87082'])('%j is no code', (said) => {
  expect(stepOfCode(secret, said, at(59), null)).toBeNull()
})

test('spaces and wide digits are read', () => {
  expect(stepOfCode(secret, ' 287 082', at(59), null)).toBe(1)
  expect(stepOfCode(secret, '２８７０８２', at(59), null)).toBe(1)
})
