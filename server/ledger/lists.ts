import { type SelectQueryBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { listMatters, listWorkOrders } from '../../contract/ledger.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { light, yellowUntil } from '../../domain/deadline/work-calendar.ts'
import type { Kind, Track } from '../../domain/ledger/words.ts'
import type { Channel, Urgency } from '../../domain/ledger/words.ts'
import type { Status } from '../../domain/ledger/actions.ts'
import { isRegionCode, shortCode } from '../../domain/region/code.ts'
import type { Tx } from '../db/database.ts'
import type { DB } from '../db/schema.ts'
import { orderAnswer } from './answers.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { foundByWords } from './search.ts'
import type { WorkOrder } from '../../domain/ledger/matter.ts'

type Query = z.output<typeof listMatters.query>
type Matters<O> = SelectQueryBuilder<DB, 'matter', O>

const columns = [
  'id',
  'number',
  'status',
  'title',
  'channel',
  'kind',
  'categoryCode',
  'urgency',
  'track',
  'regionCode',
  'leadUnitId',
  'receivedAt',
  'dueAt',
  'callers',
  'people',
  'redos',
  'supervisionLevel',
  'lastAt',
] as const

/**
 * One page of matters: newest first, or first due first where a light is asked for. Every filter alone, and the common
 * pairs, are served in order by an index, so a page costs the same at ten thousand matters and at a million.
 */
export async function matterPage(tx: Tx, tenantId: number, query: Query, catalogue: Catalogue, now: Date) {
  const { limit, cursor } = query
  let page = filtered(tx.selectFrom('matter').select(columns).where('tenantId', '=', tenantId), query, catalogue)
  if (query.words) page = page.where('id', 'in', foundByWords(tx, tenantId, query.words))
  const byDue = query.light !== undefined
  if (query.light) page = withLight(page, query.light, catalogue, now)
  if (cursor) page = after(page, cursor, byDue)
  page = byDue ? page.orderBy('dueAt').orderBy('id') : page.orderBy('id', 'desc')
  const rows = await page.limit(limit + 1).execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    rows: shown.map((row) => ({
      ...row,
      status: row.status as Status,
      channel: row.channel as Channel,
      kind: row.kind as Kind | null,
      urgency: row.urgency as Urgency,
      track: row.track as Track | null,
      receivedAt: row.receivedAt.toISOString(),
      lastAt: row.lastAt.toISOString(),
      light: row.dueAt ? light(row.dueAt, now, catalogue.calendar) : null,
      dueAt: row.dueAt?.toISOString() ?? null,
    })),
    next: last ? encodeCursor(byDue ? [last.dueAt?.toISOString() ?? '', last.id] : [last.id]) : null,
  }
}

function filtered<O>(
  page: Matters<O>,
  { status, unit, region, category, track, kind, number }: Query,
  catalogue: Catalogue,
): Matters<O> {
  let rows = page
  if (status) rows = rows.where('status', '=', status)
  if (unit) rows = rows.where('leadUnitId', '=', unit)
  if (track) rows = rows.where('track', '=', track)
  if (kind) rows = rows.where('kind', '=', kind)
  if (number) rows = rows.where('number', '=', number.trim().toUpperCase())
  if (region) rows = inRegion(rows, region)
  if (category) rows = inCategory(rows, category, catalogue)
  return rows
}

/** Each level has a column of its own; the whole prefecture is no filter. */
function inRegion<O>(rows: Matters<O>, region: string): Matters<O> {
  const start = isRegionCode(region) ? shortCode(region) : region
  if (start.length <= 4) return rows.where('regionCode', 'is not', null)
  if (start.length === 6) return rows.where('countyCode', '=', start)
  return start.length === 9 ? rows.where('townshipCode', '=', start) : rows.where('regionCode', '=', region)
}

function inCategory<O>(rows: Matters<O>, category: string, { categories }: Catalogue): Matters<O> {
  const level = categories.get(category)?.level
  if (level === 1) return rows.where('categoryTop', '=', category)
  return level === 2 ? rows.where('categoryMid', '=', category) : rows.where('categoryCode', '=', category)
}

/** Lights are ranges of the due instant, the same as the rule gives for each (`yellowUntil`). */
function withLight<O>(
  rows: Matters<O>,
  colour: 'red' | 'yellow' | 'green',
  { calendar }: Catalogue,
  now: Date,
): Matters<O> {
  const due = rows.where('dueAt', 'is not', null)
  if (colour === 'red') return due.where('dueAt', '<', now)
  const edge = yellowUntil(now, calendar)
  return colour === 'yellow' ? due.where('dueAt', '>=', now).where('dueAt', '<=', edge) : due.where('dueAt', '>', edge)
}

function after<O>(rows: Matters<O>, cursor: string, byDue: boolean): Matters<O> {
  if (!byDue) return rows.where('id', '<', decodeCursor(cursor, ['uuid'])[0] as string)
  const [dueAt, id] = decodeCursor(cursor, ['instant', 'uuid'])
  return rows.where(sql<boolean>`(due_at, id) > (${dueAt}::timestamptz, ${id}::uuid)`)
}

/** Work orders of a unit, first due first. */
export async function orderPage(
  tx: Tx,
  tenantId: number,
  { unit, status, limit, cursor }: z.output<typeof listWorkOrders.query>,
) {
  let page = tx
    .selectFrom('workOrder')
    .innerJoin('matter', (join) =>
      join.onRef('matter.id', '=', 'workOrder.matterId').on('matter.tenantId', '=', tenantId),
    )
    .selectAll('workOrder')
    .select(['matter.number', 'matter.title'])
    .where('workOrder.tenantId', '=', tenantId)
    .where('workOrder.unitId', '=', unit)
  if (status) page = page.where('workOrder.status', '=', status)
  if (cursor) {
    const [answerBy, id] = decodeCursor(cursor, ['instant', 'uuid'])
    page = page.where(sql<boolean>`(work_order.answer_by, work_order.id) > (${answerBy}::timestamptz, ${id}::uuid)`)
  }
  const rows = await page
    .orderBy('workOrder.answerBy')
    .orderBy('workOrder.id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    rows: shown.map(({ tenantId: _, number, title, matterId, ...order }) => ({
      ...orderAnswer(order as unknown as WorkOrder),
      matterId,
      number,
      title,
    })),
    next: last ? encodeCursor([last.answerBy.toISOString(), last.id]) : null,
  }
}
