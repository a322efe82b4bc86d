import { sql } from 'kysely'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dangerIn } from '../../domain/danger/find-danger.ts'
import { pressing } from '../../domain/ledger/words.ts'
import { insertMany } from '../db/bulk.ts'
import type { Tx } from '../db/database.ts'
import { unanswered } from '../db/dialect.ts'
import type { Message } from '../text/grams.ts'
import { inUseFor } from './in-use.ts'
import type { InUse } from './reader.ts'

/** A matter as it comes in. */
export type Incoming = Readonly<{ matterId: string; message: Message; receivedAt: Date; at: Date }>

/** What was said longer ago when it comes in is history: a file of it is taken in without the cost of reading it. */
const FRESH_MS = 30 * 86_400_000

/** Reads what comes in. `read` answers with what keeps it; to be called once the matters stand. */
export type UrgentReader = Readonly<{ read: (incoming: readonly Incoming[]) => () => Promise<void> }>

/**
 * What reads whether messages are urgent: by the words of danger of the prefecture and by its reader, asked for before anything
 * is written, so that nobody waits for what was. The more urgent of the two counts. Where neither says so, where the reader is
 * not sure, and where all is history, it says nothing.
 *
 * @param said when each was said, and when it comes in
 */
export async function urgentReader(
  tx: Tx,
  tenantId: number,
  { dangerWords }: Pick<Catalogue, 'dangerWords'>,
  said: readonly Pick<Incoming, 'receivedAt' | 'at'>[],
): Promise<UrgentReader> {
  const inUse = said.some(isFresh) ? await inUseFor(tx, tenantId) : null
  const urgency = inUse?.models.get('urgency')
  return {
    read: (incoming) => {
      const rows = incoming.filter(isFresh).flatMap(({ matterId, message, at }) => {
        const danger = dangerIn(message, dangerWords)
        const surely = urgency ? surelyRead(urgency, message) : null
        const most = pressing.find((one) => one === danger?.urgency || one === surely?.urgency)
        if (!most) return []
        const bySurely = surely?.urgency === most ? surely : null
        return [
          {
            tenantId,
            matterId,
            urgency: most,
            probability: bySurely?.probability ?? null,
            trainingId: bySurely && inUse ? inUse.choice.trainingId : null,
            words: danger?.urgency === most ? danger.words : null,
            at,
          },
        ]
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

/** What the reader is sure of; without the words that made it, which cost as much again: they are told to whoever may read them. */
function surelyRead({ model, threshold }: InUse, message: Message) {
  const [first] = model.guesses(message, 1)
  const urgency = pressing.find((one) => one === first?.label)
  return first && urgency && first.probability >= threshold ? { urgency, probability: first.probability } : null
}

function isFresh({ receivedAt, at }: Pick<Incoming, 'receivedAt' | 'at'>): boolean {
  return at.getTime() - receivedAt.getTime() <= FRESH_MS
}
