import type { Status } from '../ledger/actions.ts'
import type { Kind } from '../ledger/words.ts'

type Face = Readonly<{ kind: Kind | null; secret: boolean; status: Status }>

/** Not judged yet, or counted where it went. */
export const neverPublic = ['submitted', 'merged'] as const satisfies readonly Status[]

/**
 * 可公开: whether a matter stands in the public book at all, without words. Nobody learns there that something was reported,
 * nor of what may yet turn out to be a report; where one submitter wishes to stay secret, it is guarded as a report
 * (domain.md 9).
 */
export function isPublic({ kind, secret, status }: Face): boolean {
  return kind !== null && kind !== 'report' && !secret && !neverPublic.some((one) => one === status)
}
