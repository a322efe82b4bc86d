import type { z } from 'zod'
import type { revealIdentity } from '../../contract/identity.ts'
import { USUAL_REVEALS } from '../../domain/access/reveal.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { tellOf, tellSecurity } from '../notice/write.ts'
import type { Keys } from './key-text.ts'
import { type Looking, logLook, lookAt } from './look.ts'
import { readIdentity } from './stored.ts'

type Asked = z.output<typeof revealIdentity.body> & z.output<typeof revealIdentity.params>
type Revealed = z.input<typeof revealIdentity.output>

/** Refused is an answer, not a failure: its line in the log stays. */
export type Reveal =
  | Readonly<{ shown: Revealed }>
  | Readonly<{ shown: null; refusal: 'identity-hidden' | 'identity-absent' }>

/**
 * Who made one submission, in plain. The identity, the line in the access log and the notice to the submitter belong to
 * one transaction: there is none without the others. A refusal leaves its line and no notice.
 *
 * @throws AppError `matter-not-found`, `submission-not-found`, `too-many-looks`
 */
export async function reveal(
  tx: Tx,
  keys: Keys,
  newId: () => string,
  looking: Looking,
  { matterId, submissionId, reason, purpose }: Asked,
): Promise<Reveal> {
  const { tenantId, viewer, at } = looking
  const { ground, submission } = await lookAt(tx, looking, { matterId, submissionId })
  const { grant, relation } = ground
  const allowed = ground.treatment === 'plain'
  const identity = allowed ? await readIdentity(tx, keys, tenantId, submissionId) : null
  const { number, title, text } = submission
  if (identity) {
    const params = { unitId: grant.unitId ?? viewer.unitId, day: dayInChina(at) }
    const told = { id: newId(), kind: 'identitySeen', to: { submissionId }, params, outside: true } as const
    await tellOf(tx, tenantId, [told], at)
  }
  const { standsInFor } = grant
  const details = { submissionId, matterId, purpose, relation, ...(standsInFor !== null && { standsInFor }) }
  const line = { what: 'reveal', ok: identity !== null, object: number, reason, details } as const
  const count = await logLook(tx, looking, grant, line)
  if (count === USUAL_REVEALS + 1) await tellSecurity(tx, looking, newId)
  if (identity) return { shown: { ...identity, title, text } }
  return { shown: null, refusal: allowed ? 'identity-absent' : 'identity-hidden' }
}
