import { sha256 } from '../ledger/chain.ts'

/**
 * The id of the line that is written for an occasion of a matter: the same each time and on every server, so that two of
 * them can't write it twice. A UUID of version 8 (RFC 9562), of the SHA-256 of what it stands for.
 */
export function lineIdOf(tenantId: number, matterId: string, key: string): string {
  const bytes = sha256(Buffer.from(`${tenantId} ${matterId} ${key}`, 'utf8')).subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
