import { redact } from '../../domain/access/redact.ts'
import type { Tx } from '../db/database.ts'
import { confirmedCopies } from '../redaction/store.ts'

/** What a submission says. */
export type Words = Readonly<{ id: string; title: string; text: string }>

/**
 * The words of submissions without what says who somebody is, by id: as a person confirmed them, else as the machine
 * finds it. One query however many.
 */
export async function redactedCopies(
  tx: Tx,
  tenantId: number,
  submissions: readonly Words[],
): Promise<ReadonlyMap<string, Words>> {
  const ids = submissions.map(({ id }) => id)
  const confirmed = await confirmedCopies(tx, tenantId, ids)
  return new Map(
    submissions.map(({ id, title, text }) => {
      const copy = confirmed.get(id)
      return [id, { id, title: copy?.title ?? redact(title), text: copy?.text ?? redact(text) }] as const
    }),
  )
}
