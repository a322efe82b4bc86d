import { isPublic } from '../../domain/access/public.ts'
import { redact } from '../../domain/access/redact.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import type { Confirmed } from '../redaction/store.ts'
import { chanceFrom } from './chance.ts'
import type { DemoSubmission } from './submission.ts'

/** So many of the matters that may be public have a copy that a dispatcher read and confirmed; the others wait for it. */
const READ_ALREADY = 0.6
/** How long after it came in, in milliseconds. */
const LATER = 3_600_000

/**
 * The redacted copies that the dispatchers of the demo prefecture confirmed: of the submission a public matter began with,
 * in the machine's words.
 */
export function demoRedactions(
  submissions: readonly DemoSubmission[],
  folderOf: (submissionId: string) => Folder | undefined,
  { seed, now, catalogue }: Readonly<{ seed: string; now: Date; catalogue: Pick<Catalogue, 'people'> }>,
): readonly Confirmed[] {
  const chance = chanceFrom(`${seed}/redactions`)
  const readers = [...catalogue.people.values()].filter(({ roles }) => roles.includes('dispatcher'))
  return submissions.flatMap(({ id, title, text, receivedAt }) => {
    const folder = folderOf(id)
    const began = folder && isPublic(folder.matter) && folder.voices[0]?.submissionId === id
    if (!began || !title || !chance.happens(READ_ALREADY)) return []
    const at = new Date(Math.min(receivedAt.getTime() + LATER, now.getTime()))
    const copy = { title: redact(title), text: redact(text), byPerson: chance.pick(readers).code, at }
    return [{ submissionId: id, version: 1, ...copy }]
  })
}
