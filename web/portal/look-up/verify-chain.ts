import type { readOwnChain } from '../../../contract/own.ts'
import { lineHead } from '../../../domain/ledger/line-head.ts'
import type { Answer } from '../../api.ts'

export type Chain = Answer<typeof readOwnChain>
/** Whole, with how many lines and the last fingerprint; or the number of the first line that does not fit. */
export type Verdict = Readonly<{ whole: true; lines: number; head: string }> | Readonly<{ whole: false; seq: number }>

const GENESIS = new Uint8Array(32)

/**
 * Recomputes the chain of a matter: each line's hash from the one before and what the line says of itself. A line that was
 * changed, left out, put in or moved does not fit, nor does anything after it.
 *
 * @param subtle of WebCrypto, which a browser has on https alone
 */
export async function verifyChain({ tenantId, matterId, lines }: Chain, subtle: SubtleCrypto): Promise<Verdict> {
  let before = GENESIS
  for (const [n, { id, seq, action, at, content, hash }] of lines.entries()) {
    if (seq !== n + 1) return { whole: false, seq: n + 1 }
    const head = lineHead({ tenantId, matterId, seq, id, action, at: new Date(at), content })
    const text = new TextEncoder().encode(head)
    const bytes = new Uint8Array(before.length + text.length)
    bytes.set(before)
    bytes.set(text, before.length)
    before = new Uint8Array(await subtle.digest('SHA-256', bytes))
    if (hex(before) !== hash) return { whole: false, seq }
  }
  return { whole: true, lines: lines.length, head: hex(before) }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
