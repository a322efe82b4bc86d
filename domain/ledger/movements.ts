import { onTheBook, type Status } from './actions.ts'
import type { Folder } from './matter.ts'

/** Why a matter enters or leaves an account of the book. */
export type MovementReason = 'opened' | 'reopened' | 'cleared' | 'writtenOff' | 'movedIn' | 'movedOut'

/** One step of the book for one unit and region: what the balance adds up. */
export type Movement = Readonly<{
  reason: MovementReason
  /** +1 into, −1 out of. */
  delta: 1 | -1
  unitId: string | null
  regionCode: string | null
}>

type Position = Readonly<{ status: Status; leadUnitId: string | null; regionCode: string | null }>

/**
 * What one line moves in the book: opening + opened − cleared − written off = closing, for the whole and, with what
 * moved in and out, for each unit and region.
 */
export function movements(before: Folder | null, after: Folder): readonly Movement[] {
  const was = before?.matter ?? null
  const is = after.matter
  const wasOn = was !== null && onTheBook.includes(was.status)
  const isOn = onTheBook.includes(is.status)
  if (!wasOn && !isOn) return []
  if (!wasOn) return [moved(was?.openedAt ? 'reopened' : 'opened', 1, is)]
  if (!isOn) return [moved(is.status === 'cleared' ? 'cleared' : 'writtenOff', -1, was)]
  if (was.leadUnitId === is.leadUnitId && was.regionCode === is.regionCode) return []
  return [moved('movedOut', -1, was), moved('movedIn', 1, is)]
}

function moved(reason: MovementReason, delta: 1 | -1, { leadUnitId, regionCode }: Position): Movement {
  return { reason, delta, unitId: leadUnitId, regionCode }
}
