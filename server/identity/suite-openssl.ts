import { createCipheriv, createDecipheriv, createHash, createHmac, getCiphers, getHashes } from 'node:crypto'
import type { SmSource } from './suite-source.ts'

/** Whether the OpenSSL of this Node brings both; a distribution may have left them out. */
export function opensslHasSm(): boolean {
  return getCiphers().includes('sm4-cbc') && getHashes().includes('sm3')
}

/** SM3 and SM4 of OpenSSL. */
export const openssl: SmSource = {
  sm3: (bytes) => createHash('sm3').update(bytes).digest(),
  hmac: (key, bytes) => createHmac('sm3', key).update(bytes).digest(),
  encrypt(key, iv, plain) {
    const cipher = createCipheriv('sm4-cbc', key, iv)
    return Buffer.concat([cipher.update(plain), cipher.final()])
  },
  decrypt(key, iv, encrypted) {
    const decipher = createDecipheriv('sm4-cbc', key, iv)
    return Buffer.concat([decipher.update(encrypted), decipher.final()])
  },
}
