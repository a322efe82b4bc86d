import type { SupervisionRule } from '../catalogue/rows.ts'
import { HOPS_TO_CONSULTATION } from '../ledger/checks-standing.ts'

/** From how many upheld returns on a matter stands in the consultation room: when the ladder presses it, and in any case when the ledger asks for a consultation. */
export function hopsInDispute(rules: readonly SupervisionRule[]): number {
  const pressed = rules.flatMap(({ trigger, amount }) => (trigger === 'returns' && amount !== null ? [amount] : []))
  return Math.min(HOPS_TO_CONSULTATION, ...pressed)
}
