import { sql } from 'kysely'
import type { z } from 'zod'
import type { listAccessLog } from '../../contract/access-log.ts'
import { type Happened, happenings } from '../../domain/access/happening.ts'
import { roles } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'

type Query = z.output<typeof listAccessLog.query>

/** One page of the log, newest first, with names for ids. */
export async function logPage(
  tx: Tx,
  tenantId: number,
  { what, person, unit, object, from, to, ok, cursor, limit }: Query,
  { people, units }: Pick<Catalogue, 'people' | 'units'>,
) {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw new AppError('bad-cursor')
  let page = tx.selectFrom('accessLog').selectAll().where('tenantId', '=', tenantId)
  if (what) page = page.where('what', '=', what)
  if (person) page = page.where('personId', '=', person)
  if (unit) page = page.where('unitId', '=', unit)
  if (object) page = page.where('object', '=', object)
  if (ok) page = page.where('ok', '=', ok === 'true')
  if (from) page = page.where('at', '>=', sql<Date>`${`${from}T00:00:00+08:00`}::timestamptz`)
  if (to) page = page.where('at', '<', sql<Date>`${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'`)
  if (cursor) page = page.where('seq', '<', cursor)
  const rows = await page
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const here = rows.slice(0, limit)
  return {
    rows: here.map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      what: row.what as Happened,
      ...happenings[row.what as Happened],
      person: row.personId === null ? null : { id: row.personId, name: people.get(row.personId)?.name ?? null },
      role: row.role === null ? null : (roles[row.role as keyof typeof roles]?.zh ?? row.role),
      unit: row.unitId === null ? null : (units.get(row.unitId)?.name ?? row.unitId),
      object: row.object,
      ok: row.ok,
      reason: row.reason,
      address: row.address,
      trace: row.trace,
      details: row.details as Record<string, unknown>,
      hash: row.hash.toString('hex'),
    })),
    next: rows.length > limit ? (here.at(-1)?.seq ?? null) : null,
  }
}
