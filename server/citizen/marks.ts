import { createHmac } from 'node:crypto'
import type { Keys } from '../identity/key-file.ts'

/** What is counted, and the code of a telephone, each under a keyed hash of its own kind. */
export function markOf(keys: Keys, tenantId: number, what: Mark, value: string): Buffer {
  return createHmac('sha256', keys.phone).update(`phone code ${what}\n${tenantId}\n${value}`).digest()
}

type Mark = 'phone' | 'address' | 'prefecture' | 'wrong' | 'code'
