import { expect, test } from 'vitest'
import { checkSecret, readMissedCallsSecret } from './secret.ts'

const secret = 'a'.repeat(24)

test.each([
  ['none', {}, null],
  ['one that is long enough', { LIANXIN_MISSED_CALLS_SECRET: secret }, secret],
] as const)('%s', (_, env, read) => {
  expect(readMissedCallsSecret(env)).toBe(read)
})

test('one that is too short keeps the server from starting, and is not repeated', () => {
  const short = 'short-and-secret'
  const read = () => readMissedCallsSecret({ LIANXIN_MISSED_CALLS_SECRET: short })
  expect(read).toThrow(expect.objectContaining({ code: 'bad-setting' }))
  expect(read).not.toThrow(short)
})

test.each([
  ['the secret', secret, `Bearer ${secret}`, null],
  ['as another would write it', secret, `bearer  ${secret} `, null],
  ['another one', secret, `Bearer ${'b'.repeat(24)}`, 'wrong-secret'],
  ['none', secret, undefined, 'wrong-secret'],
  ['any where none is set', null, `Bearer ${secret}`, 'missed-calls-unavailable'],
] as const)('%s', (_, set, shown, code) => {
  const check = () => checkSecret(set, shown)
  if (code === null) expect(check).not.toThrow()
  else expect(check).toThrow(expect.objectContaining({ code }))
})
