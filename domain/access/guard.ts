import type { Kind, Secrecy } from '../ledger/words.ts'

/**
 * How well a submitter is guarded, from what they spoke about and what they wished. `agreed`: a complaint whose submitter
 * lets the unit be told. What is not classified yet may be a report and is guarded as one.
 */
export type Guard = 'ordinary' | 'hidden' | 'agreed' | 'complaint' | 'report'

export function guardOf(kind: Kind | null, secrecy: Secrecy): Guard {
  if (kind === null || kind === 'report' || secrecy === 'secret') return 'report'
  if (kind === 'complaint') return secrecy === 'open' ? 'agreed' : 'complaint'
  return secrecy === 'open' ? 'ordinary' : 'hidden'
}
