import { sql } from 'kysely'
import { type Ground, groundOf } from '../../domain/access/ground.ts'
import { looksADay } from '../../domain/access/reveal.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina, startOfDay } from '../../domain/deadline/plain-date.ts'
import type { Voice } from '../../domain/ledger/matter.ts'
import { logAccess } from '../access-log/log.ts'
import { recordedBy, seenMatter } from '../access/see.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { voiceIn } from '../relay/voice.ts'

/** Who looks, and from where. */
export type Looking = Readonly<{
  tenantId: number
  viewer: Viewer
  catalogue: Catalogue
  at: Date
  address: string
  trace: string
}>

/** One submitter before somebody who may see the matter, with the ground on which they get what they get. */
export type Looked = Readonly<{
  voice: Voice
  ground: Ground
  submission: Readonly<{ number: string; title: string; text: string }>
}>

type Look = keyof typeof looksADay

/** @throws AppError `matter-not-found`, `submission-not-found` for what is not in the matter */
export async function lookAt(
  tx: Tx,
  { tenantId, viewer, catalogue }: Looking,
  { matterId, submissionId }: Readonly<{ matterId: string; submissionId: string }>,
): Promise<Looked> {
  const { held } = await seenMatter(tx, tenantId, viewer, catalogue, matterId)
  const { matter, orders, voices } = held.folder
  const voice = voiceIn({ voices }, submissionId)
  const recorded = await recordedBy(tx, tenantId, viewer, { voices })
  const ground = groundOf(viewer, { matter, orders, recorded: recorded.size > 0 }, catalogue, 'identity', {
    kind: matter.kind,
    secrecy: voice.secrecy,
    own: recorded.has(submissionId),
  })
  if (!ground) throw new AppError('matter-not-found')
  const submission = await tx
    .selectFrom('submission')
    .select(['number', 'title', 'text'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', submissionId)
    .executeTakeFirstOrThrow()
  return { voice, ground, submission }
}

type Line = Readonly<{
  what: Look
  ok: boolean
  object: string | null
  reason: string | null
  details: Readonly<Record<string, unknown>>
}>

/**
 * Writes the line of a look and counts those of the same kind that the person has left today, this one among them. The
 * log is held until the transaction ends, so the count is exact.
 *
 * @throws AppError `too-many-looks`
 */
export async function logLook(
  tx: Tx,
  { tenantId, viewer, at, address, trace }: Looking,
  grant: Ground['grant'] | null,
  line: Line,
): Promise<number> {
  const by = {
    personId: viewer.id,
    role: grant?.role ?? viewer.grants[0]?.role ?? null,
    unitId: grant?.unitId ?? viewer.unitId,
  }
  await logAccess(tx, tenantId, { ...line, ...by, address, trace }, at)
  const count = await looksOn(tx, tenantId, viewer.id, line.what, at)
  const most = looksADay[line.what]
  if (count > most) throw new AppError('too-many-looks', { params: { most } })
  return count
}

/** Lines of one kind that a person has left on the day of `at` in China. */
async function looksOn(tx: Tx, tenantId: number, personId: string, what: Look, at: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('accessLog')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    // As it stands in the condition of the index.
    .where('what', '=', sql.lit(what))
    .where('at', '>=', startOfDay(dayInChina(at)))
    .executeTakeFirstOrThrow()
  return Number(count)
}
