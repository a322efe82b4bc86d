import type { Matter } from '../ledger/matter.ts'

/** From this level on a matter is raised to a leader (`levels.ts`). */
const RAISED = 4

type Asked = Pick<Matter, 'status' | 'track' | 'urgency' | 'led' | 'supervisionLevel'>

/**
 * 待领办: whether a matter waits for a leader to claim it. What is followed through (盼) does, and on the ledger what is hard (难):
 * complex, or raised to a leader. A plain matter goes on the ledger too, without a leader's claim (domain.md 1 and 3). One that
 * is suspended stands under the name of a leader already. `server/leading/list.ts` and the index matter_needs_leader say
 * the same in SQL.
 */
export function needsLeader({ status, track, urgency, led, supervisionLevel }: Asked): boolean {
  if (led !== null || (status !== 'opened' && status !== 'dispatched')) return false
  if (track === 'watched') return true
  return track === 'ledger' && (urgency === 'complex' || supervisionLevel >= RAISED)
}
