import { sql } from 'kysely'
import type { z } from 'zod'
import type { listReveals } from '../../contract/identity.ts'
import { redact } from '../../domain/access/redact.ts'
import { type RevealPurpose, revealPurposes, USUAL_REVEALS } from '../../domain/access/reveal.ts'
import { type Role, roles, type Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'

type Row = Readonly<{
  seq: string
  at: Date
  personId: string | null
  role: string | null
  unitId: string | null
  ok: boolean
  reason: string | null
  purpose: RevealPurpose | null
  number: string | null
}>

/**
 * One page of the reveals, newest first: all of them for the security administrator; for a leader of units those made in
 * the name of these units, save of matters from which the leader is kept away.
 */
export async function revealPage(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  { cursor, limit }: z.output<typeof listReveals.query>,
  { people, units }: Pick<Catalogue, 'people' | 'units'>,
): Promise<z.input<typeof listReveals.output>> {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw new AppError('bad-cursor')
  const before = cursor === undefined ? sql`true` : sql`l.seq < ${cursor}::bigint`
  const { rows } = await sql<Row>`
    select l.seq, l.at, l.person_id, l.role, l.unit_id, l.ok, l.reason, l.details ->> 'purpose' as purpose, m.number
    from access_log l
    left join matter m on m.tenant_id = ${tenantId} and m.id = (l.details ->> 'matterId')::uuid
    where l.tenant_id = ${tenantId} and l.what = 'reveal' and ${before} and ${reachOf(viewer)}
    order by l.seq desc limit ${limit + 1}`.execute(tx)
  const here = rows.slice(0, limit)
  const unusual = await unusualDays(tx, tenantId, here)
  return {
    rows: here.map(({ seq, at, personId, role, unitId, ok, reason, purpose, number }) => ({
      seq,
      at: at.toISOString(),
      person: personId === null ? null : { id: personId, name: people.get(personId)?.name ?? null },
      unit: unitId === null ? null : (units.get(unitId)?.name ?? unitId),
      role: role === null ? null : (roles[role as Role] ?? null),
      number,
      purpose: purpose === null ? null : (revealPurposes[purpose] ?? null),
      reason: reason === null ? null : redact(reason),
      ok,
      unusual: unusual.has(dayOf(personId, at)),
    })),
    next: rows.length > limit ? (here.at(-1)?.seq ?? null) : null,
  }
}

function reachOf({ id, grants }: Viewer) {
  if (grants.some(({ role }) => role === 'securityAdministrator')) return sql`true`
  const own = grants.flatMap(({ role, unitId }) => (role === 'unitLeader' && unitId !== null ? [unitId] : []))
  const [only = ''] = own
  // Of one unit they are found in their order, without sorting.
  const theirs = own.length === 1 ? sql`l.unit_id = ${only}` : sql`l.unit_id = any(${own}::text[])`
  return sql`(${theirs} and not coalesce(m.recused_ids, '[]'::jsonb) ?| ${[id]}::text[]
    and not coalesce(m.about_unit_ids, '[]'::jsonb) ?| ${own}::text[])`
}

/** The people and days of these rows with more reveals than is usual. */
async function unusualDays(tx: Tx, tenantId: number, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const people = [...new Set(rows.flatMap(({ personId }) => (personId === null ? [] : [personId])))]
  const newest = rows[0]?.at
  const oldest = rows.at(-1)?.at
  if (!newest || !oldest || people.length === 0) return new Set()
  const { rows: found } = await sql<{ personId: string; day: string }>`
    select person_id, day::text from (
      select person_id, (at at time zone 'Asia/Shanghai')::date as day from access_log
      where tenant_id = ${tenantId} and person_id = any(${people}::uuid[]) and what = 'reveal'
        and at >= ${oldest}::timestamptz - interval '1 day' and at <= ${newest}::timestamptz + interval '1 day') looks
    group by person_id, day having count(*) > ${USUAL_REVEALS}`.execute(tx)
  return new Set(found.map(({ personId, day }) => `${personId} ${day}`))
}

function dayOf(personId: string | null, at: Date): string {
  return `${personId} ${dayInChina(at)}`
}
