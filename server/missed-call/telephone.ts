import { AppError } from '../errors.ts'
import type { Keys } from '../identity/key-text.ts'
import { openWith, sealWith } from '../identity/seal.ts'
import { phoneHash } from '../identity/vault.ts'

/** Filled up to so many bytes: a length does not tell a mobile from a landline. */
const LENGTH = 32

/** What ties the sealed telephone to its row. */
export function missedCallContext(tenantId: number, id: string): string {
  return `missed call\n${tenantId}\n${id.toLowerCase()}`
}

/** The telephone of a missed call, encrypted for its row. */
export function sealTelephone(keys: Keys, tenantId: number, id: string, phone: string): Buffer {
  return sealWith(keys, missedCallContext(tenantId, id), Buffer.from(phone.trim().padEnd(LENGTH)))
}

/** What `sealTelephone` was given. The caller has decided who may see it and logs that they did. */
export function openTelephone(keys: Keys, tenantId: number, id: string, sealed: Uint8Array): string {
  return openWith(keys, missedCallContext(tenantId, id), sealed).toString('utf8').trim()
}

/**
 * By what one telephone is known from another.
 *
 * @throws AppError `bad-input` for what cannot be rung back
 */
export function hashOf(keys: Keys, tenantId: number, phone: string): Buffer {
  const hash = phoneHash(keys, tenantId, phone)
  if (hash) return hash
  const message = '请输入完整的电话号码 / enter a whole telephone number'
  throw new AppError('bad-input', { fields: [{ path: 'phone', message }] })
}
