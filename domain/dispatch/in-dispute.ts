import type { Catalogue } from '../catalogue/catalogue.ts'

/** From how many upheld returns on a matter stands in the consultation room: when the ladder presses it, and in any case when the ledger asks for a consultation. */
export function hopsInDispute({
  supervisionRules,
  procedure,
}: Pick<Catalogue, 'supervisionRules' | 'procedure'>): number {
  const pressed = supervisionRules.flatMap(({ trigger, amount }) =>
    trigger === 'returns' && amount !== null ? [amount] : [],
  )
  return Math.min(procedure.hopsToConsultation, ...pressed)
}
