import type { z } from 'zod'
import type { readMasked } from '../../contract/identity.ts'
import { maskAccount, maskAddress, maskEmail, maskName, maskPhone } from '../../domain/access/mask.ts'
import { dayInChina, startOfDay } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import type { Keys } from './key-text.ts'
import { type Looking, logLook, lookAt } from './look.ts'
import { readIdentity } from './stored.ts'
import type { Identity } from './vault.ts'

type Masked = z.input<typeof readMasked.output>

const masks: Readonly<Record<Exclude<keyof Identity, 'notices'>, (text: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  email: maskEmail,
  address: maskAddress,
  account: maskAccount,
}

/**
 * Who made one submission, masked; `none` and nothing else where the viewer may not know that either. One line in the
 * access log for each person, submission and day.
 *
 * @throws AppError `matter-not-found`, `submission-not-found`, `too-many-looks`
 */
export async function maskedIdentity(
  tx: Tx,
  keys: Keys,
  looking: Looking,
  { matterId, submissionId }: z.output<typeof readMasked.params>,
): Promise<Masked> {
  const { ground, submission } = await lookAt(tx, looking, { matterId, submissionId })
  const { grant, relation, treatment } = ground
  if (treatment !== 'plain' && treatment !== 'masked') return { treatment: 'none' }
  const { number } = submission
  if (!(await sawToday(tx, looking, number))) {
    const details = { submissionId, matterId, relation }
    await logLook(tx, looking, grant, { what: 'masked', ok: true, object: number, reason: null, details })
  }
  return { treatment, ...mask((await readIdentity(tx, keys, looking.tenantId, submissionId)) ?? {}) }
}

/** Each field that was given, masked. */
export function mask(identity: Identity): Identity {
  const fields = Object.keys(masks) as (keyof typeof masks)[]
  return Object.fromEntries(
    fields.flatMap((field) => (identity[field] ? [[field, masks[field](identity[field])]] : [])),
  )
}

async function sawToday(tx: Tx, { tenantId, viewer, at }: Looking, number: string): Promise<boolean> {
  const line = await tx
    .selectFrom('accessLog')
    .select('seq')
    .where('tenantId', '=', tenantId)
    .where('object', '=', number)
    .where('what', '=', 'masked')
    .where('personId', '=', viewer.id)
    .where('at', '>=', startOfDay(dayInChina(at)))
    .limit(1)
    .executeTakeFirst()
  return line !== undefined
}
