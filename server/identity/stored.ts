import type { Tx } from '../db/database.ts'
import type { Keys } from './key-text.ts'
import { type Identity, openIdentity } from './vault.ts'

/**
 * Who made a submission, opened; null where nobody said, or it was erased. The caller has decided who may see it and
 * logs that they did, in the same transaction.
 */
export async function readIdentity(
  tx: Tx,
  keys: Keys,
  tenantId: number,
  submissionId: string,
): Promise<Identity | null> {
  const row = await tx
    .selectFrom('identityVault')
    .select('sealed')
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()
  return row ? openIdentity(keys, tenantId, submissionId, row.sealed) : null
}
