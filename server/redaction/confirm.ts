import type { z } from 'zod'
import type { confirmRedaction, readRedaction } from '../../contract/redaction.ts'
import { redact, spansOf } from '../../domain/access/redact.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { seenMatter } from '../access/see.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { voiceIn } from '../relay/voice.ts'
import { type Confirmed, confirmedCopies, insertCopy } from './store.ts'

type Place = z.output<typeof readRedaction.params>
type Said = Readonly<{ title: string; text: string }>
type Redaction = z.input<typeof readRedaction.output>

/** Who looks, and with which catalogues. */
export type Looking = Readonly<{ tenantId: number; viewer: Viewer; catalogue: Catalogue }>

/** What a confirmed copy never holds; names and places are for the person to judge. */
const never = new Set(['phone', 'idNumber', 'card'])

/**
 * The words of a submission, what the machine finds in them, and the copy that others read.
 *
 * @throws AppError `matter-not-found`, `submission-not-found`, `not-allowed` for who may not read the words as they were said
 */
export async function redactionOf(tx: Tx, looking: Looking, place: Place): Promise<Redaction> {
  const said = await wordsOf(tx, looking, place)
  const copy = (await confirmedCopies(tx, looking.tenantId, [place.submissionId])).get(place.submissionId) ?? null
  return told(said, copy, looking.catalogue)
}

/**
 * Makes a copy the one that others read. Sent twice, it is confirmed once.
 *
 * @throws AppError as `redactionOf`; `not-redacted` with what still stands in it; `changed-meanwhile`
 */
export async function confirm(
  tx: Tx,
  looking: Looking,
  place: Place,
  { title, text, basedOnVersion }: z.output<typeof confirmRedaction.body>,
  at: Date,
): Promise<Readonly<{ redaction: Redaction; version: number; added: boolean }>> {
  const { tenantId, viewer, catalogue } = looking
  const { submissionId } = place
  const said = await wordsOf(tx, looking, place)
  const left = [...spansOf(title), ...spansOf(text)].map(({ what }) => what).filter((what) => never.has(what))
  if (left.length > 0) throw new AppError('not-redacted', { params: { found: [...new Set(left)] } })
  const last = (await confirmedCopies(tx, tenantId, [submissionId])).get(submissionId) ?? null
  const copy = { submissionId, version: basedOnVersion + 1, title, text, byPerson: viewer.id, at }
  if (last && isSame(last, copy)) return { redaction: told(said, last, catalogue), version: last.version, added: false }
  if ((last?.version ?? 0) !== basedOnVersion || !(await insertCopy(tx, tenantId, copy)))
    throw new AppError('changed-meanwhile')
  return { redaction: told(said, copy, catalogue), version: copy.version, added: true }
}

function isSame(a: Confirmed, b: Confirmed): boolean {
  return a.version === b.version && a.title === b.title && a.text === b.text && a.byPerson === b.byPerson
}

async function wordsOf(
  tx: Tx,
  { tenantId, viewer, catalogue }: Looking,
  { matterId, submissionId }: Place,
): Promise<Said> {
  const { held, treat } = await seenMatter(tx, tenantId, viewer, catalogue, matterId)
  if (treat('words', voiceIn(held.folder, submissionId)) !== 'plain') throw new AppError('not-allowed')
  return tx
    .selectFrom('submission')
    .select(['title', 'text'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', submissionId)
    .executeTakeFirstOrThrow()
}

function told({ title, text }: Said, copy: Confirmed | null, { people }: Catalogue): Redaction {
  return {
    original: { title, text },
    found: { title: [...spansOf(title)], text: [...spansOf(text)] },
    copy: { title: copy?.title ?? redact(title), text: copy?.text ?? redact(text) },
    version: copy?.version ?? 0,
    confirmed: copy && { by: people.get(copy.byPerson)?.name ?? null, at: copy.at.toISOString() },
  }
}
