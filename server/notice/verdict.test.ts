import { expect, test } from 'vitest'
import { MailFailure } from '../mail/mail.ts'
import { SmsFailure } from '../sms/sms.ts'
import { verdictOn } from './verdict.ts'

const withCode = (code: string) => Object.assign(new Error(code), { code })
const caused = (cause: unknown) => new TypeError('fetch failed', { cause })

test.each([
  ['the provider of messages could not be reached', new SmsFailure('unreachable', '503'), 'sms', 'failed unreachable'],
  ['the mail server could not be reached', new MailFailure('unreachable', 'greylisted'), 'email', 'failed unreachable'],
  [
    'a message that is refused, which may be for want of money',
    new SmsFailure('refused', '402'),
    'sms',
    'failed refused',
  ],
  ['a letter that is refused', new MailFailure('refused', '550'), 'email', 'dead refused'],
  ['a message without an answer', new SmsFailure('inDoubt', 'no answer'), 'sms', 'inDoubt no-answer'],
  ['a letter without an answer', new MailFailure('inDoubt', 'no answer'), 'email', 'inDoubt no-answer'],
  ['a name that is not known', withCode('ENOTFOUND'), 'sms', 'failed unreachable'],
  ['a name that is not known for now', caused(withCode('EAI_AGAIN')), 'sms', 'failed unreachable'],
  ['nobody at the address', withCode('ECONNREFUSED'), 'email', 'failed unreachable'],
  ['nobody at the address, told by fetch', caused(withCode('ECONNREFUSED')), 'sms', 'failed unreachable'],
  ['no road', caused(withCode('EHOSTUNREACH')), 'sms', 'failed unreachable'],
  ['no road out of here', withCode('ENETUNREACH'), 'email', 'failed unreachable'],
  ['a connection cut', caused(withCode('ECONNRESET')), 'sms', 'inDoubt internal'],
  ['a broken pipe', withCode('EPIPE'), 'email', 'inDoubt internal'],
  ['too late', withCode('ETIMEDOUT'), 'sms', 'inDoubt internal'],
  ['a wait that was ended', new DOMException('timeout', 'TimeoutError'), 'sms', 'inDoubt internal'],
  ['a slip in reading the answer', new TypeError('undefined is not a function'), 'sms', 'inDoubt internal'],
  ['an answer that is no JSON', new SyntaxError('JSON'), 'email', 'inDoubt internal'],
  ['a failure that only speaks of a refused connection', new Error('ECONNREFUSED'), 'sms', 'inDoubt internal'],
  ['nothing that is an error', 'ECONNREFUSED', 'sms', 'inDoubt internal'],
  ['nothing', undefined, 'email', 'inDoubt internal'],
] as const)('%s', (_, error, channel, verdict) => {
  const settled = verdictOn(error, channel)
  expect(`${settled.to} ${'why' in settled ? settled.why : ''}`).toBe(verdict)
})

test('a failure whose causes go round in a circle is in doubt', () => {
  const error = new Error('round')
  error.cause = error
  expect(verdictOn(error, 'sms').to).toBe('inDoubt')
})
