import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'
import { nonce } from './cipher-nonce.ts'
import { sm4 } from './cipher-sm4.ts'
import type { HashName } from './suite.ts'

/**
 * How bytes are sealed. Another cipher takes this one's place by a row in `ciphers`; the key file names the cipher of each
 * key, so blobs of both can be read side by side.
 */
export type Cipher = Readonly<{
  /** Length of its secrets. */
  keyBytes: number
  /** The hash of its own suite, which names its keys. */
  hash: HashName
  ready(secret: Uint8Array): Sealer
}>

/** A cipher with its key. */
export type Sealer = Readonly<{
  /** Encrypts and authenticates `plain` together with `context`, which is not stored and has to be the same to open. */
  seal(plain: Uint8Array, context: Uint8Array): Buffer
  /** @throws Error when key, context or a single bit differ */
  open(sealed: Uint8Array, context: Uint8Array): Buffer
}>

const NONCE = 12
const TAG = 16

/** AES-256-GCM (NIST SP 800-38D): nonce, ciphertext, tag. */
const aes256Gcm: Cipher = {
  keyBytes: 32,
  hash: 'sha256',
  ready(secret) {
    const key = createSecretKey(secret)
    return {
      seal(plain, context) {
        const sealed = Buffer.allocUnsafeSlow(NONCE + plain.length + TAG)
        const fresh = nonce(NONCE)
        const cipher = createCipheriv('aes-256-gcm', key, fresh, { authTagLength: TAG }).setAAD(context)
        sealed.set(fresh, 0)
        sealed.set(cipher.update(plain), NONCE)
        cipher.final()
        sealed.set(cipher.getAuthTag(), NONCE + plain.length)
        return sealed
      },
      open(sealed, context) {
        if (sealed.length < NONCE + TAG) throw new Error('sealed bytes are cut short')
        const end = sealed.length - TAG
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
        decipher.setAAD(context).setAuthTag(sealed.subarray(end))
        const plain = decipher.update(sealed.subarray(NONCE, end))
        decipher.final()
        return plain
      },
    }
  },
}

/** The ciphers a key may be for, by the name that stands in the key file. */
export const ciphers = { 'aes-256-gcm': aes256Gcm, sm4 } as const satisfies Record<string, Cipher>
export type CipherName = keyof typeof ciphers
export const cipherNames = ['aes-256-gcm', 'sm4'] as const satisfies readonly CipherName[]
