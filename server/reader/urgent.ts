import type { Urgency } from '../../domain/ledger/words.ts'
import { insertMany } from '../db/bulk.ts'
import type { Tx } from '../db/database.ts'
import type { Message } from '../text/grams.ts'
import { inUseFor } from './in-use.ts'

/** What cannot wait until its turn in the queue. */
const pressing = ['critical', 'urgent'] as const
export type Pressing = (typeof pressing)[number] & Urgency

/** A matter as it comes in. */
export type Incoming = Readonly<{ matterId: string; message: Message; receivedAt: Date; at: Date }>

/** What was said longer ago when it comes in is history: a file of it is taken in without the cost of reading it. */
const FRESH_MS = 30 * 86_400_000

/**
 * Reads whether messages are urgent. Where a prefecture has no reader, or its reader is not sure, nothing is said.
 *
 * @returns keeps what was found; to be called once the matters stand
 */
export async function readUrgent(
  tx: Tx,
  tenantId: number,
  incoming: readonly Incoming[],
): Promise<() => Promise<void>> {
  const fresh = incoming.filter(({ receivedAt, at }) => at.getTime() - receivedAt.getTime() <= FRESH_MS)
  const inUse = fresh.length > 0 ? await inUseFor(tx, tenantId) : null
  const urgency = inUse?.models.get('urgency')
  if (!inUse || !urgency) return async () => {}
  const { trainingId } = inUse.choice
  const rows = fresh.flatMap(({ matterId, message, at }) => {
    // Without the words that made it, which cost as much again: they are told to whoever may read them.
    const [first] = urgency.model.guesses(message, 1)
    if (!first || first.probability < urgency.threshold || !isPressing(first.label)) return []
    return [{ tenantId, matterId, urgency: first.label, probability: first.probability, trainingId, at }]
  })
  return () => insertMany(tx, 'urgent_reading', rows)
}

function isPressing(label: string): label is Pressing {
  return pressing.some((one) => one === label)
}
