import type { Kind, Secrecy } from '../ledger/words.ts'

/**
 * How well a submitter is guarded, from what they spoke about and what they wished. `hidden`: asking or needing help, but
 * not to be told to the unit. `agreed`: a complaint whose submitter lets the unit be told. Who wishes to stay secret is
 * guarded as one who reports.
 */
export type Guard = 'ordinary' | 'hidden' | 'agreed' | 'complaint' | 'report'

export function guardOf(kind: Kind, secrecy: Secrecy): Guard {
  if (kind === 'report' || secrecy === 'secret') return 'report'
  if (kind === 'complaint') return secrecy === 'open' ? 'agreed' : 'complaint'
  return secrecy === 'open' ? 'ordinary' : 'hidden'
}
