import type { KeyObject } from 'node:crypto'

/** Where SM3 and SM4 come from: OpenSSL, or a library where this Node's OpenSSL was built without them. */
export type SmSource = Readonly<{
  /** SM3 (GB/T 32905-2016), 32 bytes. */
  sm3(bytes: Uint8Array): Buffer
  /** HMAC (GB/T 15852.2) with SM3, 32 bytes. */
  hmac(key: KeyObject, bytes: Uint8Array): Buffer
  /** SM4 (GB/T 32907-2016) in CBC, filled up to whole blocks (PKCS #7). Key and `iv` have 16 bytes. */
  encrypt(key: KeyObject, iv: Uint8Array, plain: Uint8Array): Buffer
  /** @throws Error when what was filled up is not as it should be: authenticate first */
  decrypt(key: KeyObject, iv: Uint8Array, encrypted: Uint8Array): Buffer
}>
