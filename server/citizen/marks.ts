import type { Keys } from '../identity/key-file.ts'
import { hmac } from '../identity/suite.ts'

/** What is counted, and the code of a telephone, each under a keyed hash of its own kind. */
export function markOf(keys: Keys, tenantId: number, what: Mark, value: string): Buffer {
  return hmac(keys.hash, keys.phone, `phone code ${what}\n${tenantId}\n${value}`)
}

type Mark = 'phone' | 'address' | 'prefecture' | 'wrong' | 'code'
