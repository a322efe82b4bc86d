import sm, { type SM4Mode_ArrayOutput } from 'sm-crypto'
import type { SmSource } from './suite-source.ts'

/** SM3 and SM4 of the library `sm-crypto`, written in JavaScript. */
export const smCrypto: SmSource = {
  sm3: (bytes) => Buffer.from(sm.sm3(bytes), 'hex'),
  hmac: (key, bytes) => Buffer.from(sm.sm3(bytes, { key: key.export() }), 'hex'),
  encrypt: (key, iv, plain) => Buffer.from(sm.sm4.encrypt([...plain], [...key.export()], cbc(iv))),
  decrypt: (key, iv, encrypted) => Buffer.from(sm.sm4.decrypt([...encrypted], [...key.export()], cbc(iv))),
}

function cbc(iv: Uint8Array): SM4Mode_ArrayOutput {
  return { mode: 'cbc', iv: [...iv], padding: 'pkcs#7', output: 'array' }
}
