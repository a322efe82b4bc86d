import { hash, randomFillSync } from 'node:crypto'
import { canonical } from '../../domain/ledger/canonical.ts'
import { lineHead } from '../../domain/ledger/line-head.ts'
import type { LedgerEntry } from '../../domain/ledger/matter.ts'

/** A line with its place in the chain. All hashes are SHA-256, 32 bytes. */
export type Chained = Readonly<{
  entry: LedgerEntry
  salt: Buffer
  contentHash: Buffer
  prevHash: Buffer
  hash: Buffer
}>

/** What the first line of a matter follows. */
export const genesis: Buffer = Buffer.alloc(32)

/**
 * Hash over salt, writer and details. The salt keeps short details from being guessed by someone who is shown the chain
 * without the words.
 */
export function contentHashOf(entry: LedgerEntry, salt: Uint8Array): Buffer {
  const content = canonical({ writer: entry.writer, details: entry.details })
  return sha256(Buffer.concat([salt, Buffer.from(content, 'utf8')]))
}

/** Hash of a line: what it follows, its head, and the hash of its content. */
export function lineHashOf(
  tenantId: number,
  entry: LedgerEntry,
  contentHash: Uint8Array,
  prevHash: Uint8Array,
): Buffer {
  const { id, matterId, seq, action, at } = entry
  const content = Buffer.from(contentHash).toString('hex')
  const head = lineHead({ tenantId, matterId, seq, id, action, at, content })
  return sha256(Buffer.concat([prevHash, Buffer.from(head, 'utf8')]))
}

/** Puts a line at the end of its matter's chain. */
export function chain(tenantId: number, entry: LedgerEntry, prevHash: Buffer, salt: Buffer): Chained {
  const contentHash = contentHashOf(entry, salt)
  return { entry, salt, contentHash, prevHash, hash: lineHashOf(tenantId, entry, contentHash, prevHash) }
}

const pool = Buffer.allocUnsafeSlow(4096)
let unused = 0

/** 16 random bytes for one line, drawn from the system by the page. */
export function newSalt(): Buffer {
  if (unused < 16) {
    randomFillSync(pool)
    unused = pool.length
  }
  unused -= 16
  return Buffer.from(pool.subarray(unused, unused + 16))
}

export function sha256(bytes: Uint8Array): Buffer {
  return hash('sha256', bytes, 'buffer')
}
