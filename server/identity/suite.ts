import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { CipherName } from './cipher.ts'
import { openssl, opensslHasSm } from './suite-openssl.ts'

/** The hashes that keys, persons and codes may be derived with; both give 32 bytes. */
export const hashes = ['sha256', 'sm3'] as const
export type HashName = (typeof hashes)[number]

/** 密码套件: what a new key file is made with. The hash stays for the life of a database; the cipher is each key's own. */
export const suites = {
  international: { hash: 'sha256', cipher: 'aes-256-gcm' },
  sm: { hash: 'sm3', cipher: 'sm4' },
} as const satisfies Readonly<Record<string, Readonly<{ hash: HashName; cipher: CipherName }>>>
export type SuiteName = keyof typeof suites

/** SM3 and SM4: OpenSSL's, which is several times as fast, else the library's; a test holds both against each other. */
export const sm = opensslHasSm() ? openssl : (await import('./suite-sm-crypto.ts')).smCrypto

/** A keyed hash, 32 bytes: HMAC (RFC 2104) with SHA-256 or SM3. */
export function hmac(hash: HashName, key: KeyObject, text: string | Uint8Array): Buffer {
  if (hash === 'sha256') return createHmac('sha256', key).update(text).digest()
  return sm.hmac(key, typeof text === 'string' ? Buffer.from(text) : text)
}

/** HKDF (RFC 5869) without salt, at most 32 bytes; the label keeps the uses of one secret apart. */
export function derive(hash: HashName, secret: Uint8Array, label: string, length: number): Buffer {
  if (hash === 'sha256') return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), label, length))
  if (length > 32) throw new RangeError('one block of HKDF has 32 bytes')
  const extracted = sm.hmac(createSecretKey(Buffer.alloc(32)), secret)
  return sm.hmac(createSecretKey(extracted), Buffer.concat([Buffer.from(label), Buffer.of(1)])).subarray(0, length)
}
