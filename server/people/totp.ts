import { generateSecret, generateSync, generateURI, verifySync } from 'otplib'
import { openWith, sealWith } from '../identity/seal.ts'
import type { Keys } from '../identity/key-text.ts'
import type { Person } from './session.ts'

/** Seconds a code counts (RFC 6238); one step of drift on either side is taken. */
const PERIOD = 30

/** A new secret, in base 32, and the address an authenticator reads as a QR code. */
export function newTotp(prefecture: string, username: string): Readonly<{ secret: string; uri: string }> {
  const secret = generateSecret({ length: 20 })
  return { secret, uri: generateURI({ issuer: `连心 ${prefecture}`, label: username, secret }) }
}

/**
 * The time step a code belongs to; null where it is wrong, or was taken before.
 *
 * @param after the step of the last code that was taken
 */
export function stepOfCode(secret: string, code: string, now: Date, after: number | null): number | null {
  const token = code.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({
    secret,
    token,
    epoch,
    epochTolerance: PERIOD,
    ...(after !== null && { afterTimeStep: after }),
  })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

/** The code an authenticator shows at a moment. */
export function codeAt(secret: string, now: Date): string {
  return generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) })
}

/** Sealed with the keys outside the database, for this person alone. */
export function sealTotp(keys: Keys, person: Person, secret: string): Buffer {
  return sealWith(keys, totpContext(person.tenantId, person.personId), Buffer.from(secret))
}

export function openTotp(keys: Keys, person: Person, sealed: Uint8Array): string {
  return openWith(keys, totpContext(person.tenantId, person.personId), sealed).toString()
}

/** What ties the sealed secret to its account. */
export function totpContext(tenantId: number, personId: string): string {
  return `totp\n${tenantId}\n${personId}`
}
