import { statuses } from '../../domain/ledger/actions.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'

/** So many are listed. */
const MOST = 100

/**
 * What a telephone opens by itself. Not what was said in full secrecy, and not reports of wrongdoing: a telephone lies about
 * at home, and numbers are given to new owners; for those the query code is asked for.
 */
function openedBy(tx: Tx, tenantId: number, phoneHash: Buffer) {
  return tx
    .selectFrom('identityVault')
    .innerJoin('submission', (join) =>
      join.onRef('submission.id', '=', 'identityVault.submissionId').on('submission.tenantId', '=', tenantId),
    )
    .innerJoin('voice', (join) =>
      join.onRef('voice.submissionId', '=', 'submission.id').on('voice.tenantId', '=', tenantId),
    )
    .innerJoin('matter', (join) => join.onRef('matter.id', '=', 'voice.matterId').on('matter.tenantId', '=', tenantId))
    .where('identityVault.tenantId', '=', tenantId)
    .where('identityVault.phoneHash', '=', phoneHash)
    .where('submission.secrecy', '<>', 'secret')
    .where('voice.secrecy', '<>', 'secret')
    .where((row) => row.or([row('submission.kind', 'is', null), row('submission.kind', '<>', 'report')]))
    .where((row) => row.or([row('matter.kind', 'is', null), row('matter.kind', '<>', 'report')]))
}

/** Whether there is anything that a code would open. */
export async function opensAnything(tx: Tx, tenantId: number, phoneHash: Buffer): Promise<boolean> {
  const one = await openedBy(tx, tenantId, phoneHash).select('submission.id').limit(1).executeTakeFirst()
  return one !== undefined
}

/** The newest of them, each with its state; `more` where there are others. */
export async function listOwn(tx: Tx, tenantId: number, phoneHash: Buffer) {
  const rows = await openedBy(tx, tenantId, phoneHash)
    .select(['submission.number', 'submission.title', 'submission.receivedAt', 'matter.status'])
    .orderBy('submission.receivedAt', 'desc')
    .orderBy('submission.id', 'desc')
    .limit(MOST + 1)
    .execute()
  return {
    rows: rows.slice(0, MOST).map(({ number, title, receivedAt, status }) => ({
      number,
      title,
      receivedAt: receivedAt.toISOString(),
      status: status as keyof typeof statuses,
      statusText: statuses[status as keyof typeof statuses],
    })),
    more: rows.length > MOST,
  }
}

/** @throws AppError `submission-not-found`, the same for another telephone's number and for one that does not exist */
export async function findOwn(tx: Tx, tenantId: number, phoneHash: Buffer, number: string) {
  const found = await openedBy(tx, tenantId, phoneHash)
    .select(['submission.id', 'submission.number', 'submission.title', 'submission.text', 'submission.receivedAt'])
    .where('submission.number', '=', number.trim().toUpperCase())
    .executeTakeFirst()
  if (!found) throw new AppError('submission-not-found')
  return found
}
