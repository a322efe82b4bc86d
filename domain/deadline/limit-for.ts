import type { TimeLimit } from '../catalogue/rows.ts'
import type { Stage } from './stages.ts'
import type { Kind, Track, Urgency } from '../ledger/words.ts'

/** What a limit depends on. */
export type Described = Readonly<{ kind: Kind | null; urgency: Urgency; track: Track }>

/**
 * The row that fits most closely: one that names the track before one that does not, then the urgency, then the kind;
 * of equals the first by code. Null where the table promises nothing for this stage.
 */
export function limitFor(timeLimits: readonly TimeLimit[], described: Described, stage: Stage): TimeLimit | null {
  let closest: TimeLimit | null = null
  for (const row of timeLimits) {
    if (row.stage !== stage || !fits(row, described)) continue
    if (
      !closest ||
      closeness(row) > closeness(closest) ||
      (closeness(row) === closeness(closest) && row.code < closest.code)
    ) {
      closest = row
    }
  }
  return closest
}

function fits(row: TimeLimit, { kind, urgency, track }: Described): boolean {
  return (row.kind ?? kind) === kind && (row.urgency ?? urgency) === urgency && (row.track ?? track) === track
}

function closeness({ track, urgency, kind }: TimeLimit): number {
  return (track ? 4 : 0) + (urgency ? 2 : 0) + (kind ? 1 : 0)
}
