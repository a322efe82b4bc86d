import { sql } from 'kysely'
import type { z } from 'zod'
import type { listMatters } from '../../contract/ledger.ts'
import type { Pressing } from '../../domain/ledger/words.ts'
import type { Listed, Reader as WordsReader } from '../access/read.ts'
import { messageOf } from './message.ts'
import type { Tx } from '../db/database.ts'
import { readerFor } from './in-use.ts'

type Told = z.input<typeof listMatters.output>['rows'][number]['mayBeUrgent']

/**
 * What was kept of these matters, with the words that made it, as far as the viewer may read them: words of danger as they
 * were kept, those of the reader read once more. A model that was put to use since may see none.
 */
export async function urgencyTold(
  tx: Tx,
  tenantId: number,
  words: Pick<WordsReader, 'texts'>,
  matters: readonly Listed[],
): Promise<(matterId: string) => Told> {
  if (matters.length === 0) return () => null
  const kept = await tx
    .selectFrom('urgentReading')
    .select(['matterId', 'urgency', 'probability', 'words'])
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', sql<string>`any(${matters.map(({ id }) => id)}::uuid[])`)
    .execute()
  const reader = await readerFor(tx, tenantId)
  const said = Map.groupBy(await words.texts(matters), ({ matterId }) => matterId)
  const told = kept.map(({ matterId, urgency, probability, words: byDanger }) => {
    const texts = (said.get(matterId) ?? []).map(({ text }) => text)
    const [first] = probability === null ? [] : (reader?.read('urgency', messageOf(texts), 1) ?? [])
    const reasons = first?.label === urgency ? first.reasons.map((reason) => reason.words) : []
    const danger = (byDanger ?? []).filter((word) => texts.some((text) => text.includes(word)))
    return [
      matterId,
      {
        urgency: urgency as Pressing,
        probability: probability === null ? null : Math.round(probability * 1000) / 1000,
        words: [...new Set([...danger, ...reasons])],
      },
    ] as [string, Told]
  })
  const byMatter = new Map(told)
  return (matterId) => byMatter.get(matterId) ?? null
}
