import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'

/**
 * How bytes are sealed. Another cipher takes this one's place by a row in `ciphers`; the key file names the cipher of each
 * key, so blobs of both can be read side by side.
 */
export type Cipher = Readonly<{
  /** Length of its keys. */
  keyBytes: number
  /** Encrypts and authenticates `plain` together with `context`, which is not stored and has to be the same to open. */
  seal(key: KeyObject, plain: Uint8Array, context: Uint8Array): Buffer
  /** @throws Error when key, context or a single bit differ */
  open(key: KeyObject, sealed: Uint8Array, context: Uint8Array): Buffer
}>

const NONCE = 12
const TAG = 16

const nonces = Buffer.alloc(NONCE * 256)
let spent = nonces.length

/** 96 fresh bits of chance; drawn many at a time, because each draw costs as much as the encryption. */
function nonce(): Buffer {
  if (spent === nonces.length) {
    randomFillSync(nonces)
    spent = 0
  }
  return nonces.subarray(spent, (spent += NONCE))
}

/** AES-256-GCM (NIST SP 800-38D): nonce, ciphertext, tag. */
const aes256Gcm: Cipher = {
  keyBytes: 32,
  seal(key, plain, context) {
    const sealed = Buffer.allocUnsafeSlow(NONCE + plain.length + TAG)
    const fresh = nonce()
    const cipher = createCipheriv('aes-256-gcm', key, fresh, { authTagLength: TAG }).setAAD(context)
    sealed.set(fresh, 0)
    sealed.set(cipher.update(plain), NONCE)
    cipher.final()
    sealed.set(cipher.getAuthTag(), NONCE + plain.length)
    return sealed
  },
  open(key, sealed, context) {
    if (sealed.length < NONCE + TAG) throw new Error('sealed bytes are cut short')
    const end = sealed.length - TAG
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAAD(context).setAuthTag(sealed.subarray(end))
    const plain = decipher.update(sealed.subarray(NONCE, end))
    decipher.final()
    return plain
  },
}

/** The ciphers a key may be for, by the name that stands in the key file. */
export const ciphers = { 'aes-256-gcm': aes256Gcm } as const satisfies Record<string, Cipher>
export type CipherName = keyof typeof ciphers
