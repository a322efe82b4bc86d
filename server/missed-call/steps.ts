import type { z } from 'zod'
import type { endMissedCall } from '../../contract/missed-call.ts'
import { afterStep, isOpen, type MissedStep, whyNotStep } from '../../domain/missed-call/steps.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { Keys } from '../identity/key-text.ts'
import { type Looking, logLook } from '../identity/look.ts'
import { ringMissedCalls } from '../live/ring.ts'
import { lockMissedCall, saveMissedCall, type StoredMissedCall } from './store.ts'
import { openTelephone } from './telephone.ts'

type Outcome = z.output<typeof endMissedCall.body>

/**
 * Takes a missed call for somebody who rings back, and shows them the telephone; the line in the log belongs to the same
 * transaction.
 *
 * @throws AppError `missed-call-not-found`, `missed-call-closed`, `missed-call-taken` with who has it, `too-many-looks`
 */
export async function takeCall(tx: Tx, keys: Keys, looking: Looking, id: string) {
  const { tenantId, viewer, at } = looking
  const call = await held(tx, tenantId, id)
  check(call, 'take', looking)
  const next = afterStep(call, 'take', { id, by: viewer.id, at })
  await saveMissedCall(tx, tenantId, id, next, null)
  await ringMissedCalls(tx, tenantId)
  const phone = openTelephone(keys, tenantId, id, call.sealed)
  const grant = viewer.grants.find(({ role }) => role === 'operator') ?? null
  const details = { rings: call.rings, tries: call.tries.length }
  await logLook(tx, looking, grant, { what: 'missedCall', ok: true, object: id, reason: null, details })
  return { phone, rings: call.rings, firstAt: call.firstAt, until: next.taken?.until ?? at }
}

/**
 * Writes what came of ringing back. The same once more is answered the same.
 *
 * @throws AppError `missed-call-not-found`, `missed-call-closed`, `missed-call-taken`, `missed-call-not-taken`,
 *   `submission-not-found` for one that whoever rang back did not write down
 */
export async function endCall(tx: Tx, looking: Looking, id: string, outcome: Outcome) {
  const { tenantId, viewer, at } = looking
  const call = await held(tx, tenantId, id)
  if (wasWritten(call, outcome)) return call
  check(call, outcome.what, looking)
  if (outcome.what === 'calledBack') await recordedBy(tx, tenantId, outcome.submissionId, viewer.id)
  const next = afterStep(call, outcome.what, { id: outcome.what === 'nobody' ? outcome.id : '', by: viewer.id, at })
  const because =
    outcome.what === 'calledBack'
      ? { submissionId: outcome.submissionId }
      : outcome.what === 'noNeed'
        ? { reason: outcome.reason }
        : {}
  await saveMissedCall(tx, tenantId, id, next, isOpen(next) ? null : { ...because, closedAt: at, closedBy: viewer.id })
  await ringMissedCalls(tx, tenantId)
  return next
}

async function held(tx: Tx, tenantId: number, id: string): Promise<StoredMissedCall> {
  const call = await lockMissedCall(tx, tenantId, id)
  if (!call) throw new AppError('missed-call-not-found')
  return call
}

function check(call: StoredMissedCall, step: MissedStep, { viewer, catalogue, at }: Looking): void {
  const refusal = whyNotStep(call, step, viewer.id, at)
  if (refusal === null) return
  const name = catalogue.people.get(call.taken?.by ?? '')?.name ?? '同事 / a colleague'
  throw new AppError(refusal, refusal === 'missed-call-taken' ? { params: { name } } : {})
}

function wasWritten(call: StoredMissedCall, outcome: Outcome): boolean {
  if (outcome.what === 'nobody') return call.tries.some(({ id }) => id === outcome.id)
  if (outcome.what === 'calledBack') return call.submissionId === outcome.submissionId
  return outcome.what === 'noNeed' && call.state === 'noNeed' && call.reason === outcome.reason
}

/** @throws AppError `submission-not-found` */
async function recordedBy(tx: Tx, tenantId: number, submissionId: string, personId: string): Promise<void> {
  const found = await tx
    .selectFrom('submission')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', submissionId)
    .where('recordedBy', '=', personId)
    .executeTakeFirst()
  if (!found) throw new AppError('submission-not-found')
}
