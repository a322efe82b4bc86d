import { AppError } from '../errors.ts'
import type { Keys } from '../identity/key-file.ts'
import { normalPhone } from '../identity/phone.ts'
import { phoneHash } from '../identity/vault.ts'

/** A telephone as the vault knows it: the number itself goes no further than the message. */
export type Phone = Readonly<{ number: string; hash: Buffer }>

/**
 * A mobile number of the mainland, as somebody writes it. No other gets a code: landlines take no message, and messages
 * abroad are what those earn by who have codes sent in masses.
 *
 * @throws AppError `no-mobile-number`
 */
export function mobileOf(keys: Keys, tenantId: number, said: string): Phone {
  const number = normalPhone(said)
  const hash = number && /^1[3-9]\d{9}$/.test(number) ? phoneHash(keys, tenantId, number) : null
  if (!number || !hash) throw new AppError('no-mobile-number')
  return { number, hash }
}
