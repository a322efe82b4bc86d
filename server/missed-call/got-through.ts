import type { MissedReason } from '../../domain/missed-call/words.ts'
import { afterStep } from '../../domain/missed-call/steps.ts'
import type { Tx } from '../db/database.ts'
import { ringMissedCalls } from '../live/ring.ts'
import { lockOpenOfAll, saveMissedCall } from './store.ts'

/** A call that somebody of the hotline took and wrote down. */
export type TakenCall = Readonly<{
  submissionId: string
  phoneHash: Buffer
  receivedAt: Date
  recordedBy: string
  at: Date
}>

/**
 * Settles what is still open of the telephones that were spoken to: by whoever took the row last it is the call back, by anybody
 * else the caller got through meanwhile; either way with what was written down. A ring after that call stays open.
 */
export async function settleSpokenTo(tx: Tx, tenantId: number, calls: readonly TakenCall[]): Promise<void> {
  if (calls.length === 0) return
  const open = await lockOpenOfAll(
    tx,
    tenantId,
    calls.map(({ phoneHash }) => phoneHash),
  )
  let settled = 0
  for (const row of open) {
    const taken = calls.find(
      ({ phoneHash, receivedAt }) => row.phoneHash?.equals(phoneHash) && receivedAt >= row.lastAt,
    )
    if (!taken) continue
    const { submissionId, recordedBy, at } = taken
    // Also where the call outlasted the time for which they had it.
    const back = row.taken?.by === recordedBy
    const reason: MissedReason = 'gotThrough'
    const next = afterStep(row, back ? 'calledBack' : 'gotThrough', { id: '', by: recordedBy, at })
    const because = { submissionId, ...(!back && { reason }), closedAt: at, closedBy: recordedBy }
    await saveMissedCall(tx, tenantId, row.id, next, because)
    settled += 1
  }
  if (settled > 0) await ringMissedCalls(tx, tenantId)
}
