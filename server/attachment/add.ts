import { inTenant, readTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { acceptAttachment } from './accept.ts'
import { type Attachment, countAttachments, insertAttachment, lockAttachments } from './store.ts'

/** Most attachments of a submission. */
const MOST = 10

type Edge = Pick<Deps, 'db' | 'storage' | 'now' | 'newId'>

/**
 * Adds a file to a submission, at most 10. The content is stored before the row that names it, so there is never a row
 * without its content; a crash between the two leaves a file that nothing names.
 *
 * @throws AppError `submission-not-found`, `too-many-attachments`, `unsupported-media`, `attachment-unreadable`, `too-large`
 */
export async function addAttachment(
  { db, storage, now, newId }: Edge,
  tenantId: number,
  submissionId: string,
  content: Buffer,
  saidName: string,
): Promise<Attachment> {
  // Asked before the work of reading the file, and again under the lock.
  checkRoom(await readTenant(db, tenantId, (tx) => countAttachments(tx, tenantId, submissionId)))

  const { bytes: kept, sha256, mediaType, name } = await acceptAttachment(content, saidName)
  const attachment = { id: newId(), name, mediaType, bytes: kept.length }
  await storage.put(tenantId, attachment.id, kept)

  let inserted = false
  try {
    await inTenant(db, tenantId, async (tx) => {
      await lockAttachments(tx, tenantId, submissionId)
      checkRoom(await countAttachments(tx, tenantId, submissionId))
      await insertAttachment(tx, { ...attachment, tenantId, submissionId, sha256, storedAt: now() })
      inserted = true
    })
  } catch (error) {
    // Once the row is in, nobody knows whether a failed commit was one: then the file stays.
    if (!inserted) await storage.remove(tenantId, attachment.id)
    throw error
  }
  return attachment
}

function checkRoom(count: number | null): void {
  if (count === null) throw new AppError('submission-not-found')
  if (count >= MOST) throw new AppError('too-many-attachments')
}
