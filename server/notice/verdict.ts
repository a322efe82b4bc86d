import type { Outside } from '../../domain/notice/kinds.ts'
import { MailFailure } from '../mail/mail.ts'
import { SmsFailure } from '../sms/sms.ts'
import type { Settled } from './outbox.ts'

/** There was no connection to send anything over: the name is not known, nobody is at the address, no road leads there. */
const NEVER_LEFT: readonly string[] = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']

/**
 * What may be done with a notice after its provider was called and threw. It is tried again by itself only where it was
 * surely not taken: there was no connection, or the provider said so. Whatever else is thrown may have come after the words
 * were handed over, so the notice is in doubt, and a person decides. Nothing of the error's words goes on.
 */
export function verdictOn(error: unknown, channel: Outside): Settled {
  if (!(error instanceof SmsFailure || error instanceof MailFailure))
    return neverLeft(error) ? { to: 'failed', why: 'unreachable' } : { to: 'inDoubt', why: 'internal' }
  const { code } = error
  if (code === 'inDoubt') return { to: 'inDoubt', why: 'no-answer' }
  // A mail server that does not want a letter never will; a provider of messages may again, once it is paid.
  return { to: channel === 'email' && code === 'refused' ? 'dead' : 'failed', why: code }
}

function neverLeft(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 4; one = one.cause, depth += 1)
    if ('code' in one && NEVER_LEFT.includes(String(one.code))) return true
  return false
}
