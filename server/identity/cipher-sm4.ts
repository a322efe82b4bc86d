import { createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Cipher } from './cipher.ts'
import { nonce } from './cipher-nonce.ts'
import { derive, sm } from './suite.ts'

const IV = 16
const BLOCK = 16
const TAG = 32

/**
 * SM4-CBC, then HMAC-SM3 over what is authenticated, the IV and the ciphertext: IV, ciphertext, tag. Encryption and
 * authentication each have a key of their own, derived from the secret. Nothing is decrypted before the tag is right, so
 * what was filled up tells nothing.
 */
export const sm4: Cipher = {
  keyBytes: 32,
  hash: 'sm3',
  ready(secret) {
    const encryption = createSecretKey(derive('sm3', secret, 'lianxin sm4 encryption 1', 16))
    const authentication = createSecretKey(derive('sm3', secret, 'lianxin sm4 authentication 1', 32))
    const tagOf = (body: Uint8Array, context: Uint8Array) => {
      // The length first: no end of a context is ever taken for a beginning of the IV.
      const length = Buffer.alloc(4)
      length.writeUInt32BE(context.length)
      return sm.hmac(authentication, Buffer.concat([length, context, body]))
    }
    return {
      seal(plain, context) {
        const iv = nonce(IV)
        const body = Buffer.concat([iv, sm.encrypt(encryption, iv, plain)])
        return Buffer.concat([body, tagOf(body, context)])
      },
      open(sealed, context) {
        if (sealed.length < IV + BLOCK + TAG) throw new Error('sealed bytes are cut short')
        const body = sealed.subarray(0, -TAG)
        if (!timingSafeEqual(tagOf(body, context), sealed.subarray(-TAG))) {
          throw new Error('sealed bytes were changed, or are not what they are opened as')
        }
        return sm.decrypt(encryption, body.subarray(0, IV), body.subarray(IV))
      },
    }
  },
}
