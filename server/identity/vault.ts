import { timingSafeEqual } from 'node:crypto'
import type { Keys } from './key-text.ts'
import { normalPhone } from './phone.ts'
import { openWith, sealWith } from './seal.ts'
import { hmac } from './suite.ts'

/** Who speaks, as far as they say. */
export type Identity = Readonly<{
  name?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  address?: string | undefined
  account?: string | undefined
  /** How they want to be told of what becomes of it. */
  notices?: 'sms' | 'email' | 'page' | undefined
}>

/** Plain text is filled up to a multiple of this, so that a length tells little about a name. */
const BLOCK = 64

/** Nobody mistakes one of these for another, read aloud or printed: no 0 O, no 1 I L. */
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CODE_LENGTH = 8

/**
 * Encrypts an identity for one row of the vault. The bytes begin with the id of the key and cannot be opened as another
 * row's, because tenant and submission are part of what is authenticated.
 */
export function sealIdentity(keys: Keys, tenantId: number, submissionId: string, identity: Identity): Uint8Array {
  const json = JSON.stringify(identity)
  const length = Buffer.byteLength(json)
  const plain = Buffer.alloc(Math.ceil(length / BLOCK) * BLOCK, ' ')
  plain.write(json)
  return sealWith(keys, identityContext(tenantId, submissionId), plain)
}

/**
 * What `sealIdentity` was given. The caller has decided who may see it and has logged that they did.
 *
 * @throws Error when the bytes were changed, belong to another row, or are sealed with a key that is not in the key file
 */
export function openIdentity(keys: Keys, tenantId: number, submissionId: string, sealed: Uint8Array): Identity {
  const plain = openWith(keys, identityContext(tenantId, submissionId), sealed)
  const identity: Identity = JSON.parse(plain.toString('utf8'))
  return identity
}

/** What ties the sealed bytes to their row. */
export function identityContext(tenantId: number, submissionId: string): string {
  return `identity\n${tenantId}\n${submissionId.toLowerCase()}`
}

/**
 * A keyed hash of a telephone number, 32 bytes, the same for every spelling of it (see `normalPhone`), for searching by a
 * whole number. Null for what is no number.
 */
export function phoneHash(keys: Keys, tenantId: number, phone: string): Buffer | null {
  const normal = normalPhone(phone)
  return normal === null ? null : hmac(keys.hash, keys.phone, `${tenantId}\n${normal}`)
}

type Speaker = Readonly<{
  phone?: string | undefined
  account?: string | undefined
  channel: string
  submissionId: string
}>

/**
 * The id under which one person's submissions are counted as one person's: by telephone number, else by their account on the
 * channel, else, for a name alone or nobody, each submission stands for a person of its own. UUID version 8 (RFC 9562); tells
 * nothing to whoever lacks the key.
 */
export function personIdOf(keys: Keys, tenantId: number, speaker: Speaker): string {
  const hash = hmac(keys.hash, keys.person, `${tenantId}\n${markOf(speaker)}`)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function markOf({ phone, account, channel, submissionId }: Speaker): string {
  const number = phone ? normalPhone(phone) : null
  if (number) return `phone\n${number}`
  const name = account?.normalize('NFC').trim()
  if (name) return `account\n${channel}\n${name}`
  return `alone\n${submissionId.toLowerCase()}`
}

/**
 * 查询码: with its number, the key to one's own submission; 8 of 31 characters, 8.5 × 10¹¹ possible ones. Derived from the
 * submission's id with a key, so it is stored nowhere and never changes.
 */
export function queryCode(keys: Keys, tenantId: number, submissionId: string): string {
  let code = ''
  for (let round = 0; ; round += 1) {
    const chance = hmac(keys.hash, keys.code, `${tenantId}\n${submissionId.toLowerCase()}\n${round}`)
    for (const byte of chance) {
      // Five even bits; the one value beyond the alphabet is passed over, so that every character is equally likely.
      const letter = CODE_LETTERS[byte & 31]
      if (letter === undefined) continue
      code += letter
      if (code.length === CODE_LENGTH) return code
    }
  }
}

/**
 * Whether this is the submission's code. Small letters, full-width ones, spaces and dashes do not matter; how near a guess
 * comes does not show in the time taken.
 */
export function queryCodeMatches(keys: Keys, tenantId: number, submissionId: string, said: string): boolean {
  const plain = said
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_]/gu, '')
  const right = Buffer.from(queryCode(keys, tenantId, submissionId))
  const given = Buffer.alloc(CODE_LENGTH)
  given.write(plain)
  return timingSafeEqual(given, right) && Buffer.byteLength(plain) === CODE_LENGTH
}
