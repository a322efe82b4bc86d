import { sql } from 'kysely'
import type { Urgency } from '../../domain/ledger/words.ts'
import { insertMany } from '../db/bulk.ts'
import type { Tx } from '../db/database.ts'
import { unanswered } from '../db/dialect.ts'
import type { Message } from '../text/grams.ts'
import { inUseFor } from './in-use.ts'

/** What cannot wait until its turn in the queue. */
const pressing = ['critical', 'urgent'] as const
export type Pressing = (typeof pressing)[number] & Urgency

/** A matter as it comes in. */
export type Incoming = Readonly<{ matterId: string; message: Message; receivedAt: Date; at: Date }>

/** What was said longer ago when it comes in is history: a file of it is taken in without the cost of reading it. */
const FRESH_MS = 30 * 86_400_000

/** Reads what comes in. `read` answers with what keeps it; to be called once the matters stand. */
export type UrgentReader = Readonly<{ read: (incoming: readonly Incoming[]) => () => Promise<void> }>

/**
 * What reads whether messages are urgent, asked for before anything is written, so that nobody waits for what was; where a
 * prefecture has no reader, or all is history, it says nothing. Nor does it where it is not sure.
 *
 * @param said when each was said, and when it comes in
 */
export async function urgentReader(
  tx: Tx,
  tenantId: number,
  said: readonly Pick<Incoming, 'receivedAt' | 'at'>[],
): Promise<UrgentReader> {
  const inUse = said.some(isFresh) ? await inUseFor(tx, tenantId) : null
  const urgency = inUse?.models.get('urgency')
  if (!inUse || !urgency) return { read: () => async () => {} }
  const { trainingId } = inUse.choice
  const { model, threshold } = urgency
  return {
    read: (incoming) => {
      const rows = incoming.filter(isFresh).flatMap(({ matterId, message, at }) => {
        // Without the words that made it, which cost as much again: they are told to whoever may read them.
        const [first] = model.guesses(message, 1)
        if (!first || first.probability < threshold || !isPressing(first.label)) return []
        return [{ tenantId, matterId, urgency: first.label, probability: first.probability, trainingId, at }]
      })
      return async () => {
        if (rows.length === 0) return
        await insertMany(tx, 'urgent_reading', rows)
        const ids = rows.map(({ matterId }) => matterId)
        const update = sql`update matter set may_be_urgent = true where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`
        await unanswered(() => update.execute(tx))
      }
    },
  }
}

function isFresh({ receivedAt, at }: Pick<Incoming, 'receivedAt' | 'at'>): boolean {
  return at.getTime() - receivedAt.getTime() <= FRESH_MS
}

function isPressing(label: string): label is Pressing {
  return pressing.some((one) => one === label)
}
