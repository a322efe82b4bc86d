import { type Selectable, type SelectQueryBuilder, sql } from 'kysely'
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
import { foundByWords, thoseHolding } from './search.ts'
import type { WorkOrder } from '../../domain/ledger/matter.ts'

type Query = z.output<typeof listMatters.query>
type Matters<O> = SelectQueryBuilder<DB, 'matter', O>
type Row = Pick<Selectable<DB['matter']>, (typeof columns)[number]>

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
  const { limit, cursor, words } = query
  const byDue = query.light !== undefined
  const keyOf = ({ id, dueAt }: Readonly<{ id: string; dueAt: Date | null }>) =>
    byDue ? [dueAt?.toISOString() ?? '', id] : [id]
  const begin = cursor ? decodeCursor(cursor, byDue ? ['instant', 'uuid'] : ['uuid']) : undefined
  const select = (key: readonly string[] | undefined, count: number) => {
    let page = filtered(
      tx.selectFrom('matter').select(columns).where('tenantId', '=', tenantId),
      tenantId,
      query,
      catalogue,
    )
    if (words) page = page.where('id', 'in', foundByWords(tx, tenantId, words))
    if (query.light) page = withLight(page, query.light, catalogue, now)
    if (key) page = after(page, key)
    page = byDue ? page.orderBy('dueAt').orderBy('id') : page.orderBy('id', 'desc')
    return page.limit(count).execute()
  }
  const rows = words
    ? await thoseHolding<Row>(tx, tenantId, words, limit + 1, (row, count) => select(row ? keyOf(row) : begin, count))
    : await select(begin, limit + 1)
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
    next: last ? encodeCursor(keyOf(last)) : null,
  }
}

function filtered<O>(
  page: Matters<O>,
  tenantId: number,
  { status, unit, region, category, track, kind, number }: Query,
  catalogue: Catalogue,
): Matters<O> {
  let rows = page
  if (status) rows = rows.where('status', '=', status)
  if (unit) rows = rows.where('leadUnitId', '=', unit)
  if (track) rows = rows.where('track', '=', track)
  if (kind) rows = rows.where('kind', '=', kind)
  if (number) rows = rows.where('number', '=', number.trim().toUpperCase())
  if (region) rows = inRegion(rows, region, tenantId)
  if (category) rows = inCategory(rows, category, catalogue)
  return rows
}

/** Each level has a column of its own; the whole prefecture is no filter, and in another there is nothing. */
function inRegion<O>(rows: Matters<O>, region: string, tenantId: number): Matters<O> {
  const start = isRegionCode(region) ? shortCode(region) : region
  if (start.length === 6) return rows.where('countyCode', '=', start)
  if (start.length === 9) return rows.where('townshipCode', '=', start)
  if (start.length === 12) return rows.where('villageCode', '=', start)
  if (start.length > 12) return rows.where('villageCode', '=', start.slice(0, 12)).where('regionCode', '=', start)
  return String(tenantId).startsWith(start) ? rows.where('regionCode', 'is not', null) : rows.where(sql<boolean>`false`)
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

/** What stands behind a key: an id where the newest come first, a due instant and an id where the first due do. */
function after<O>(rows: Matters<O>, [first, second]: readonly string[]): Matters<O> {
  return second === undefined
    ? rows.where('id', '<', first as string)
    : rows.where(sql<boolean>`(due_at, id) > (${first}::timestamptz, ${second}::uuid)`)
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
    rows: shown.map(({ tenantId: _t, number, title, matterId, ...order }) => ({
      ...orderAnswer(order as unknown as WorkOrder),
      matterId,
      number,
      title,
    })),
    next: last ? encodeCursor([last.answerBy.toISOString(), last.id]) : null,
  }
}
