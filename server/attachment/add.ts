import type { Tx } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { acceptAttachment, MOST_BYTES } from './accept.ts'
import { type Attachment, countAttachments, findSame, insertAttachment, lockAttachments } from './store.ts'

/** Most attachments of a submission. */
const MOST = 10

type Edge = Pick<Deps, 'db' | 'storage' | 'scanner' | 'now' | 'newId'>

/**
 * Adds a file to a submission, at most 10. The content is stored before the row that names it, so there is never a row
 * without its content; a crash between the two leaves a file that nothing names. Sent again, as after an answer that was lost, the
 * same content is the same attachment.
 *
 * @throws AppError `submission-not-found`, `too-many-attachments`, `unsupported-media`, `attachment-unreadable`, `attachment-active`,
 *   `attachment-infected`, `scanner-unavailable`, `too-large`
 */
export async function addAttachment(
  { db, storage, scanner, now, newId }: Edge,
  tenantId: number,
  submissionId: string,
  content: Buffer,
  saidName: string,
): Promise<Attachment> {
  if (content.length > MOST_BYTES) throw new AppError('too-large')
  // Looked through as it came, before anything opens it.
  await scanner?.(content)
  const { bytes: kept, sha256, mediaType, name } = await acceptAttachment(content, saidName)
  // Asked before the file is stored, and again under the lock.
  const before = await readTenant(db, tenantId, (tx) => already(tx, tenantId, submissionId, sha256))
  if (before) return before
  const attachment = { id: newId(), name, mediaType, bytes: kept.length }
  await storage.put(tenantId, attachment.id, kept)

  let inserted = false
  let meanwhile: Attachment | null
  try {
    meanwhile = await inTenant(db, tenantId, async (tx) => {
      await lockAttachments(tx, tenantId, submissionId)
      const same = await already(tx, tenantId, submissionId, sha256)
      if (same) return same
      await insertAttachment(tx, { ...attachment, tenantId, submissionId, sha256, storedAt: now() })
      inserted = true
      return null
    })
  } catch (error) {
    // Once the row is in, nobody knows whether a failed commit was one: then the file stays.
    if (!inserted) await storage.remove(tenantId, attachment.id)
    throw error
  }
  if (!meanwhile) return attachment
  await storage.remove(tenantId, attachment.id)
  return meanwhile
}

/** The attachment of the submission with this content; null where there is none and room for one more. */
async function already(tx: Tx, tenantId: number, submissionId: string, sha256: Buffer): Promise<Attachment | null> {
  const same = await findSame(tx, tenantId, submissionId, sha256)
  if (same) return same
  const count = await countAttachments(tx, tenantId, submissionId)
  if (count === null) throw new AppError('submission-not-found')
  if (count >= MOST) throw new AppError('too-many-attachments')
  return null
}
