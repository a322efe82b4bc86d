import { redact } from '../../domain/access/redact.ts'
import type { Tx } from '../db/database.ts'

/** What a submission says. */
export type Words = Readonly<{ id: string; title: string; text: string }>

/** The words of submissions without what names people, by id. */
export async function redactedCopies(
  _tx: Tx,
  _tenantId: number,
  submissions: readonly Words[],
): Promise<ReadonlyMap<string, Words>> {
  return new Map(
    submissions.map(({ id, title, text }) => [id, { id, title: redact(title), text: redact(text) }] as const),
  )
}
