import { sql } from 'kysely'
import { type Disclosure, disclosedTo, type Given } from '../../domain/access/disclosed.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Folder, Voice } from '../../domain/ledger/matter.ts'
import type { Tx } from '../db/database.ts'
import type { Saw } from './who-saw.ts'

/** A unit that got something of a submission, and when first. */
export type Disclosed = Readonly<{ unit: string; at: Date; what: readonly Disclosure[] }>

type Sent = Readonly<{ unitId: string; lead: boolean; at: Date }>

/** Which units got what of a submission, first to last: with an order of their own, wherever it was carried. */
export async function disclosed(
  tx: Tx,
  tenantId: number,
  { folder, voice }: Readonly<{ folder: Folder; voice: Voice }>,
  seen: readonly Saw[],
  catalogue: Pick<Catalogue, 'units'>,
): Promise<readonly Disclosed[]> {
  const since = await carriedSince(tx, tenantId, voice, folder.matter.id)
  const there = folder.orders.map(({ unitId, lead, sentAt, status }) => ({
    unitId,
    lead,
    at: later(sentAt, since),
    // Before it joined, an order that was over gave nothing of it away.
    counts: sentAt >= since || !['returned', 'withdrawn'].includes(status),
  }))
  const sent = [...(await sentWith(tx, tenantId, voice, folder.matter.id)), ...there.filter(({ counts }) => counts)]
  const byUnit = Map.groupBy(sent.toSorted(byTime), ({ unitId }) => unitId)
  const given: Given = {
    kind: folder.matter.kind,
    secrecy: voice.secrecy,
    ...(await givenWith(tx, tenantId, voice.submissionId)),
  }
  return [...byUnit].flatMap(([unitId, orders]) => {
    const revealed = seen.some((one) => one.unitId === unitId)
    const what = new Set(orders.flatMap((order) => disclosedTo(order, given, revealed, catalogue)))
    const [first] = orders
    return first ? [{ unit: catalogue.units.get(unitId)?.name ?? unitId, at: first.at, what: [...what] }] : []
  })
}

/** When the submission came to be carried by the matter that has it now: at its beginning, or with the last merge. */
async function carriedSince(
  tx: Tx,
  tenantId: number,
  { submissionId, origin, joinedAt }: Pick<Voice, 'submissionId' | 'origin' | 'joinedAt'>,
  matterId: string,
): Promise<Date> {
  if (matterId === origin) return joinedAt
  const { rows } = await sql<{ at: Date | null }>`
    select max(at) as at from ledger_entry
    where tenant_id = ${tenantId} and matter_id = ${matterId} and action = 'absorb'
      and details -> 'voices' @> ${JSON.stringify([{ submissionId }])}::jsonb`.execute(tx)
  return rows[0]?.at ?? joinedAt
}

/**
 * The orders of every dispatch, designation and redo while the submission was carried there: in the matter it began, and
 * in those into which that was merged.
 */
async function sentWith(
  tx: Tx,
  tenantId: number,
  { submissionId, origin }: Pick<Voice, 'submissionId' | 'origin'>,
  matterId: string,
): Promise<readonly Sent[]> {
  const carried = JSON.stringify([{ submissionId }])
  const merged = await sql<{ targetId: string }>`
    select details ->> 'targetId' as target_id from ledger_entry
    where tenant_id = ${tenantId} and matter_id = ${origin} and action = 'merge'`.execute(tx)
  const matters = [origin, matterId, ...merged.rows.map(({ targetId }) => targetId)]
  const { rows } = await sql<Sent>`
    select o ->> 'unitId' as unit_id, (o ->> 'lead')::boolean as lead, e.at
    from ledger_entry e cross join jsonb_array_elements(e.details -> 'orders') o
    where e.tenant_id = ${tenantId} and e.action in ('dispatch', 'designate', 'reopen', 'judge')
      and e.matter_id = any(${matters}::uuid[])
      and (e.matter_id = ${origin} or exists (
        select from ledger_entry a
        where a.tenant_id = ${tenantId} and a.matter_id = e.matter_id and a.action = 'absorb' and a.seq < e.seq
          and a.details -> 'voices' @> ${carried}::jsonb
          and not exists (
            select from ledger_entry r
            where r.tenant_id = ${tenantId} and r.matter_id = e.matter_id and r.action = 'release'
              and r.seq > a.seq and r.seq < e.seq and r.details -> 'submissionIds' ? ${submissionId})))`.execute(tx)
  return rows
}

async function givenWith(tx: Tx, tenantId: number, submissionId: string): Promise<Pick<Given, 'named' | 'images'>> {
  const identity = await tx
    .selectFrom('identityVault')
    .select('submissionId')
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
  const image = await tx
    .selectFrom('attachment')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', submissionId)
    .where('mediaType', 'like', 'image/%')
    .limit(1)
    .executeTakeFirst()
  return { named: identity !== undefined, images: image !== undefined }
}

function byTime(a: Sent, b: Sent): number {
  return a.at.getTime() - b.at.getTime()
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b
}
