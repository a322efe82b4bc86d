import { sql } from 'kysely'
import { ANSWER_WORKDAYS, requestKinds, type RequestKind, whyNotErased } from '../../domain/access/retention.ts'
import { dayInChina, parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { addWorkdays, type WorkCalendar } from '../../domain/deadline/work-calendar.ts'
import type { Status } from '../../domain/ledger/actions.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { Keys } from '../identity/key-text.ts'
import { openWith, sealWith } from '../identity/seal.ts'
import { type Identity, phoneHash, sealIdentity } from '../identity/vault.ts'
import { erase } from './erase.ts'
import { heldAmong } from './hold.ts'

type Asked = Readonly<{ id: string; kind: RequestKind; words: string; identity?: Identity | undefined }>

const columns = ['id', 'kind', 'words', 'askedAt', 'dueOn', 'extendedWhy', 'decidedAt', 'granted', 'reason'] as const

/**
 * Takes a request; sent twice it is one. The same kind is not asked again while one is open.
 *
 * @throws AppError `identity-missing`, `request-open`, `id-used-twice`
 */
export async function ask(
  tx: Tx,
  { tenantId, keys, calendar }: Readonly<{ tenantId: number; keys: Keys; calendar: WorkCalendar }>,
  submissionId: string,
  { id, kind, words, identity }: Asked,
  now: Date,
) {
  const earlier = await requestsOf(tx, tenantId, submissionId)
  const twice = earlier.find((one) => one.id === id)
  if (twice) {
    if (twice.kind === kind && twice.words === words) return twice
    throw new AppError('id-used-twice')
  }
  if (kind === 'correct' && !(identity && Object.values(identity).some(Boolean))) throw new AppError('identity-missing')
  if (earlier.some((one) => one.kind === kind && one.decidedAt === null)) throw new AppError('request-open')
  const sealed =
    identity && kind === 'correct'
      ? sealWith(keys, requestContext(tenantId, id), Buffer.from(JSON.stringify(identity)))
      : null
  const dueOn = addWorkdays(dayInChina(now), ANSWER_WORKDAYS, calendar)
  const made = await tx
    .insertInto('identityRequest')
    .values({ tenantId, id, submissionId, kind, words, sealed, askedAt: now, dueOn })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new AppError('id-used-twice')
  const mine = (await requestsOf(tx, tenantId, submissionId)).find((one) => one.id === id)
  if (!mine) throw new Error('a request that was just made is not there')
  return mine
}

/** The requests of one submission, oldest first. */
export async function requestsOf(tx: Tx, tenantId: number, submissionId: string) {
  const rows = await tx
    .selectFrom('identityRequest')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .orderBy('askedAt')
    .execute()
  return rows.map(shown)
}

/** For those who decide: with the matter's state and what stands against a deletion. */
export async function requestList(tx: Tx, tenantId: number, open: boolean, id?: string) {
  let rows = tx
    .selectFrom('identityRequest')
    .innerJoin('submission', 'submission.id', 'identityRequest.submissionId')
    .innerJoin('voice', 'voice.submissionId', 'identityRequest.submissionId')
    .innerJoin('matter', 'matter.id', 'voice.matterId')
    .select(columns.map((name) => `identityRequest.${name}` as const))
    .select([
      'identityRequest.submissionId',
      'submission.number',
      'matter.status',
      'matter.id as matterId',
      'voice.origin',
    ])
    .where('identityRequest.tenantId', '=', tenantId)
    .where('submission.tenantId', '=', tenantId)
    .where('voice.tenantId', '=', tenantId)
    .where('matter.tenantId', '=', tenantId)
  if (id !== undefined) rows = rows.where('identityRequest.id', '=', id)
  else if (open) rows = rows.where('identityRequest.decidedAt', 'is', null).orderBy('identityRequest.dueOn')
  else rows = rows.where('identityRequest.decidedAt', 'is not', null).orderBy('identityRequest.decidedAt', 'desc')
  const found = await rows.limit(200).execute()
  const held = await heldAmong(
    tx,
    tenantId,
    found.flatMap(({ matterId, origin }) => [matterId, origin]),
  )
  return found.map((row) => ({
    ...shown(row),
    submissionId: row.submissionId,
    number: row.number,
    status: row.status,
    hindrance: hindranceOf(
      row.kind as RequestKind,
      row.status as Status,
      held.has(row.matterId) || held.has(row.origin),
    ),
  }))
}

/** A deletion waits for the end of the matter; under a hold nothing is overwritten either. */
function hindranceOf(kind: RequestKind, status: Status, held: boolean) {
  if (kind === 'delete') return whyNotErased({ status }, held)
  return kind === 'correct' && held ? 'on-hold' : null
}

const hindrances = {
  'in-hand': '事项还在办理，答复需要联系方式 / the matter is in hand and its answer needs the way to reach them',
  'on-hold': '依法须留存（诉讼、审计等） / it has to be kept by law',
} as const

/**
 * Decides an open request, once. A granted correction seals the new identity in the place of the old; a granted deletion
 * erases it.
 *
 * @throws AppError `request-not-found`, `request-decided`, `erasure-hindered`
 */
export async function decideRequest(
  tx: Tx,
  { tenantId, keys }: Readonly<{ tenantId: number; keys: Keys }>,
  id: string,
  { granted, reason, by }: Readonly<{ granted: boolean; reason: string; by: string }>,
  now: Date,
): Promise<void> {
  const request = await tx
    .selectFrom('identityRequest')
    .select(['kind', 'submissionId', 'decidedAt', 'sealed'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!request) throw new AppError('request-not-found')
  if (request.decidedAt !== null) throw new AppError('request-decided')
  const { submissionId, kind, sealed } = request
  if (granted && (kind === 'delete' || kind === 'correct')) {
    // The matter is held, so that no legal hold comes between the look and the erasure.
    await sql`select m.id from voice v join matter m on m.tenant_id = ${tenantId} and m.id = v.matter_id
      where v.tenant_id = ${tenantId} and v.submission_id = ${submissionId} for update of m`.execute(tx)
    const [listed] = await requestList(tx, tenantId, true, id)
    if (listed?.hindrance) throw new AppError('erasure-hindered', { params: { reason: hindrances[listed.hindrance] } })
    if (kind === 'delete') await erase(tx, tenantId, [submissionId], 'request', now)
  }
  if (granted && kind === 'correct' && sealed) await correct(tx, { tenantId, keys }, submissionId, id, sealed, now)
  await tx
    .updateTable('identityRequest')
    .set({ decidedAt: now, decidedBy: by, granted, reason, sealed: null })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Takes as many working days more, once. @throws AppError `request-not-found`, `request-decided`, `extension-used` */
export async function extendRequest(
  tx: Tx,
  { tenantId, calendar }: Readonly<{ tenantId: number; calendar: WorkCalendar }>,
  id: string,
  why: string,
): Promise<void> {
  const request = await tx
    .selectFrom('identityRequest')
    .select(['dueOn', 'extendedWhy', 'decidedAt'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!request) throw new AppError('request-not-found')
  if (request.decidedAt !== null) throw new AppError('request-decided')
  if (request.extendedWhy !== null) throw new AppError('extension-used')
  const dueOn = addWorkdays(parsePlainDate(request.dueOn), ANSWER_WORKDAYS, calendar)
  await tx
    .updateTable('identityRequest')
    .set({ dueOn, extendedWhy: why })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

async function correct(
  tx: Tx,
  { tenantId, keys }: Readonly<{ tenantId: number; keys: Keys }>,
  submissionId: string,
  requestId: string,
  sealed: Uint8Array,
  now: Date,
): Promise<void> {
  const identity = JSON.parse(openWith(keys, requestContext(tenantId, requestId), sealed).toString()) as Identity
  const hash = identity.phone ? phoneHash(keys, tenantId, identity.phone) : null
  const values = { sealed: Buffer.from(sealIdentity(keys, tenantId, submissionId, identity)), phoneHash: hash }
  const [changed] = await tx
    .updateTable('identityVault')
    .set({ ...values, erasedAt: null, erasedWhy: null })
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .execute()
  if (changed?.numUpdatedRows === 0n)
    await tx
      .insertInto('identityVault')
      .values({ tenantId, submissionId, ...values, storedAt: now })
      .execute()
}

type Row = Readonly<{
  id: string
  kind: string
  words: string
  askedAt: Date
  dueOn: string
  extendedWhy: string | null
  decidedAt: Date | null
  granted: boolean | null
  reason: string | null
}>

function shown({ id, kind, words, askedAt, dueOn, extendedWhy, decidedAt, granted, reason }: Row) {
  return {
    id,
    kind: kind as RequestKind,
    ...requestKinds[kind as RequestKind],
    words,
    askedAt: askedAt.toISOString(),
    dueOn,
    extendedWhy,
    decidedAt: decidedAt?.toISOString() ?? null,
    granted,
    reason,
  }
}

/** What ties the sealed identity to its request. */
export function requestContext(tenantId: number, requestId: string): string {
  return `identity request\n${tenantId}\n${requestId}`
}
