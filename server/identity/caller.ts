import type { z } from 'zod'
import type { findCaller } from '../../contract/identity.ts'
import { type Status, statuses } from '../../domain/ledger/actions.ts'
import { maySee } from '../access/scope.ts'
import { recordedBy, seenBy } from '../access/see.ts'
import { redactedCopies } from '../access/words.ts'
import type { Tx } from '../db/database.ts'
import { loadFolders } from '../ledger/store.ts'
import { type Looking, logLook } from './look.ts'

type Callers = z.input<typeof findCaller.output>

const MOST = 20
/** One telephone is looked no further back than this: what it may not be told of stands among them. */
const LOOKED_AT = 200

/**
 * What was said before from a telephone, newest first: submissions within sight of whoever asks, of which they may learn
 * who spoke, masked or plain; for to find a report by a telephone is to know who reported. The line in the log holds
 * neither the number nor its hash.
 *
 * @throws AppError `too-many-looks`
 */
export async function earlierFrom(tx: Tx, looking: Looking, phoneHash: Buffer): Promise<Callers> {
  const { tenantId, viewer, catalogue } = looking
  const found = await tx
    .selectFrom('identityVault')
    .innerJoin('submission', 'submission.id', 'identityVault.submissionId')
    .innerJoin('voice', 'voice.submissionId', 'submission.id')
    .innerJoin('matter', 'matter.id', 'voice.matterId')
    .select(['submission.id', 'submission.number', 'submission.title', 'submission.text', 'submission.receivedAt'])
    .select('voice.matterId')
    .where('identityVault.tenantId', '=', tenantId)
    .where('submission.tenantId', '=', tenantId)
    .where('voice.tenantId', '=', tenantId)
    .where('matter.tenantId', '=', tenantId)
    .where('identityVault.phoneHash', '=', phoneHash)
    .where(maySee(tenantId, viewer, catalogue))
    .orderBy('submission.receivedAt', 'desc')
    .orderBy('submission.id', 'desc')
    .limit(LOOKED_AT)
    .execute()
  const folders = await loadFolders(tx, tenantId, [...new Set(found.map(({ matterId }) => matterId))], 'read')
  const rows: Callers['rows'] = []
  for (const { matterId, ...said } of found) {
    const { id, number, receivedAt } = said
    const held = folders.get(matterId)
    const voice = held?.folder.voices.find(({ submissionId }) => submissionId === id)
    const seen = held && seenBy(viewer, held, await recordedBy(tx, tenantId, viewer, held.folder), catalogue)
    if (!held || !voice || !seen || seen.treat('identity', voice) === 'none') continue
    const status: Status = held.folder.matter.status
    const plain = seen.treat('words', voice) === 'plain'
    const title = plain ? said.title : ((await redactedCopies(tx, tenantId, [said])).get(id)?.title ?? '')
    const line = { number, status, statusText: statuses[status], receivedAt: receivedAt.toISOString(), title }
    rows.push({ matterId, ...line })
    if (rows.length === MOST) break
  }
  const grant = viewer.grants.find(({ role }) => asking.some((one) => one === role)) ?? null
  const details = { found: rows.length }
  await logLook(tx, looking, grant, { what: 'caller', ok: true, object: null, reason: null, details })
  return { rows }
}

const asking = ['operator', 'followUpAgent', 'reportAgent'] as const
