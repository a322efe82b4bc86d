import { sql } from 'kysely'
import type { Treatment } from '../../domain/access/treatment.ts'
import type { Attachment } from '../attachment/store.ts'
import type { Tx } from '../db/database.ts'
import { erasedAmong } from '../retention/erase.ts'
import type { SeenMatter } from './see.ts'
import { redactedCopies } from './words.ts'

/** What one submission says, as far as it is for its reader. */
export type SaidWords = Readonly<{
  number: string
  title: string
  text: string
  channel: string
  receivedAt: Date
  attachments: readonly Attachment[]
}>

/** The words and attachments of a matter's submissions as one viewer may have them, by submission. */
export async function saidWords(
  tx: Tx,
  tenantId: number,
  { held, treat }: Pick<SeenMatter, 'held' | 'treat'>,
): Promise<ReadonlyMap<string, SaidWords>> {
  const { voices } = held.folder
  const ids = voices.map((voice) => voice.submissionId)
  const rows = await tx
    .selectFrom('submission')
    .select(['id', 'number', 'title', 'text', 'channel', 'receivedAt'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const files = Map.groupBy(await attachmentsOf(tx, tenantId, ids), (file) => file.submissionId)
  // Of whom nobody knows any more who they are, the words shall not tell either.
  const erased = await erasedAmong(tx, tenantId, ids)
  const treated = new Map(
    voices.map(({ submissionId, ...voice }) => {
      const words = treat('words', { submissionId, ...voice })
      return [submissionId, words === 'plain' && erased.has(submissionId) ? 'redacted' : words] as const
    }),
  )
  const hidden = rows.filter(({ id }) => treated.get(id) === 'redacted')
  const copies = hidden.length > 0 ? await redactedCopies(tx, tenantId, hidden) : new Map<string, never>()
  const attachments = new Map(voices.map((voice) => [voice.submissionId, treat('attachments', voice)] as const))
  return new Map(
    rows.map((row) => {
      const { title, text } = treated.get(row.id) === 'none' ? { title: '', text: '' } : (copies.get(row.id) ?? row)
      const treatedFiles = attachments.get(row.id) ?? 'none'
      const seen = shownFiles(files.get(row.id) ?? [], erased.has(row.id) ? withoutPeople(treatedFiles) : treatedFiles)
      return [row.id, { ...row, title, text, attachments: seen }] as const
    }),
  )
}

/**
 * The attachments a viewer gets: all; or the images alone, under names that say nothing, because a voice is a person and
 * a document holds names; or none.
 */
export function shownFiles(files: readonly Attachment[], treated: Treatment): readonly Attachment[] {
  if (treated === 'plain') return files.map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes }))
  if (treated === 'none') return []
  return files
    .filter(({ mediaType }) => mediaType.startsWith('image/'))
    .map(({ id, mediaType, bytes }, n) => ({ id, name: namelessly(mediaType, n + 1), mediaType, bytes }))
}

/** A voice and a document say who spoke, after who spoke is erased. */
export function withoutPeople(treated: Treatment): Treatment {
  return treated === 'plain' ? 'redacted' : treated
}

function namelessly(mediaType: string, n: number): string {
  return `图片${n}.${mediaType.slice('image/'.length).replace('jpeg', 'jpg')}`
}

function attachmentsOf(tx: Tx, tenantId: number, submissionIds: readonly string[]) {
  return tx
    .selectFrom('attachment')
    .select(['id', 'name', 'mediaType', 'bytes', 'submissionId'])
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', sql<string>`any(${submissionIds}::uuid[])`)
    .orderBy('id')
    .execute()
}
