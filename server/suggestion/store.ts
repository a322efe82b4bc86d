import type { Matter } from '../../domain/ledger/matter.ts'
import { chosenIn, type Suggested } from '../../domain/suggestion/suggestion.ts'
import type { Tx } from '../db/database.ts'

/** The line with which people decided, and the matter as it stands after it. */
export type Decided = Readonly<{ lineId: string; matter: Matter; at: Date }>

/**
 * Keeps what was suggested beside what was chosen, in the transaction of the line. A line that is sent twice keeps what it
 * kept the first time.
 */
export async function keepSuggestions(
  tx: Tx,
  tenantId: number,
  { lineId, matter, at }: Decided,
  suggestions: readonly Suggested[],
): Promise<void> {
  if (suggestions.length === 0) return
  const once = new Map(suggestions.map((one) => [one.what, one]))
  await tx
    .insertInto('suggestion')
    .values(
      [...once.values()].map((one) => ({
        tenantId,
        lineId,
        matterId: matter.id,
        ...one,
        chosen: chosenIn(matter, one.what),
        at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenantId', 'lineId', 'what']).doNothing())
    .execute()
}
