import type { Folder, Voice } from '../../domain/ledger/matter.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { loadFolders } from '../ledger/store.ts'

/** @throws AppError `submission-not-found` for one that the matter does not carry */
export function voiceIn({ voices }: Pick<Folder, 'voices'>, submissionId: string): Voice {
  const voice = voices.find((one) => one.submissionId === submissionId)
  if (!voice) throw new AppError('submission-not-found')
  return voice
}

/** The matter that carries a submission now, with its voice in it; `lock` holds it until the transaction ends. */
export async function carrierOf(
  tx: Tx,
  tenantId: number,
  submissionId: string,
  lock: 'lock' | 'read',
): Promise<Readonly<{ folder: Folder; voice: Voice }>> {
  const { matterId } = await tx
    .selectFrom('voice')
    .select('matterId')
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .executeTakeFirstOrThrow()
  const folder = (await loadFolders(tx, tenantId, [matterId], lock)).get(matterId)?.folder
  if (!folder) throw new AppError('matter-not-found')
  const voice = folder.voices.find((one) => one.submissionId === submissionId)
  // Merged or taken out between the two reads: it is carried elsewhere now.
  return voice ? { folder, voice } : carrierOf(tx, tenantId, submissionId, lock)
}
