import type { Viewer } from '../../domain/access/role.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { type Attachment, findAttachment, listAttachments } from '../attachment/store.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { erasedAmong } from '../retention/erase.ts'
import { shownFiles, withoutPeople } from './said.ts'
import { seenMatter } from './see.ts'

/**
 * An attachment as one viewer may have it: under the name they are told.
 *
 * @throws AppError `attachment-not-found`, the same for what there is not and what is not for them
 */
export async function seenAttachment(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Attachment> {
  const found = await findAttachment(tx, tenantId, id)
  const voice = found && (await carrierOf(tx, tenantId, found.submissionId))
  if (!found || !voice) throw new AppError('attachment-not-found')
  const catalogue = await catalogueFor(tx, tenantId, dayInChina(now))
  const seen = await seenMatter(tx, tenantId, viewer, catalogue, voice.matterId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'matter-not-found' ? new AppError('attachment-not-found') : error
  })
  const own = seen.held.folder.voices.find(({ submissionId }) => submissionId === found.submissionId)
  const files = await listAttachments(tx, tenantId, found.submissionId)
  const treated = own ? seen.treat('attachments', own) : 'none'
  const erased = await erasedAmong(tx, tenantId, [found.submissionId])
  const shown = shownFiles(files, erased.size > 0 ? withoutPeople(treated) : treated).find((file) => file.id === id)
  if (!shown) throw new AppError('attachment-not-found')
  return shown
}

function carrierOf(tx: Tx, tenantId: number, submissionId: string) {
  return tx
    .selectFrom('voice')
    .select('matterId')
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
}
