import { type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { matterLine } from '../../contract/folder.ts'
import type { listMatters } from '../../contract/ledger.ts'
import type { listWorkOrders } from '../../contract/work-orders.ts'
import { orderTreatment } from '../../domain/access/policy.ts'
import { standingsOf } from '../../domain/access/relation.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { type Light, lightsAt, yellowUntil } from '../../domain/deadline/work-calendar.ts'
import type { Kind, Track } from '../../domain/ledger/words.ts'
import type { Channel, Urgency } from '../../domain/ledger/words.ts'
import { type OrderStatus, orderStatuses, type Status } from '../../domain/ledger/actions.ts'
import { isRegionCode, shortCode } from '../../domain/region/code.ts'
import { type Matters, maySee, withinSight } from '../access/scope.ts'
import { readerOf } from '../access/read.ts'
import type { Tx } from '../db/database.ts'
import type { DB } from '../db/schema.ts'
import { orderAnswer } from './answers.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { urgencyTold } from '../reader/urgent-told.ts'
import { foundByWords, thoseHolding } from './search.ts'
import type { Matter, WorkOrder } from '../../domain/ledger/matter.ts'

type Query = z.output<typeof listMatters.query>
export type Row = Pick<Selectable<DB['matter']>, (typeof columns)[number]>

const shown = [
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
/** What decides how much of a row its reader gets. */
const deciding = ['round', 'aboutUnitIds', 'recusedIds', 'secret'] as const
export const columns = [...shown, ...deciding] as const

/**
 * One page of matters: newest or oldest first, or first due first where a light is asked for. Every filter alone, and the common
 * pairs, are served in order by an index, so a page costs the same at ten thousand matters and at a million.
 */
export async function matterPage(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  query: Query,
  catalogue: Catalogue,
  now: Date,
) {
  const { limit, cursor, words } = query
  const byDue = query.light !== undefined
  const oldest = query.order === 'oldest'
  const keyOf = ({ id, dueAt }: Readonly<{ id: string; dueAt: Date | null }>) =>
    byDue ? [dueAt?.toISOString() ?? '', id] : [id]
  const begin = cursor ? decodeCursor(cursor, byDue ? ['instant', 'uuid'] : ['uuid']) : undefined
  const reader = readerOf(tx, tenantId, viewer, catalogue)
  const select = (key: readonly string[] | undefined, count: number) => {
    const page = <O>(rows: Matters<O>): Matters<O> => {
      let asked = filtered(rows, tenantId, query, catalogue)
      if (words) asked = asked.where('matter.id', 'in', foundByWords(tx, tenantId, words))
      if (query.light) asked = withLight(asked, query.light, catalogue, now)
      if (key) asked = after(asked, key, oldest)
      asked = byDue
        ? asked.orderBy('matter.dueAt').orderBy('matter.id')
        : asked.orderBy('matter.id', oldest ? 'asc' : 'desc')
      return asked.limit(count)
    }
    const rows = tx
      .selectFrom('matter')
      .select(columns.map((name) => `matter.${name}` as const))
      .where('matter.tenantId', '=', tenantId)
    return withinSight(tx, tenantId, viewer, catalogue, rows, page).execute() as Promise<Row[]>
  }
  const rows = words
    ? await thoseHolding<Row>(reader, words, limit + 1, (row, count) => select(row ? keyOf(row) : begin, count))
    : await select(begin, limit + 1)
  const here = rows.slice(0, limit)
  const last = rows.length > limit ? here.at(-1) : undefined
  const titleOf = await reader.titles(here)
  const lightOf = lightsAt(now, catalogue.calendar)
  const urgentOf = query.mayBeUrgent ? await urgencyTold(tx, tenantId, reader, here) : () => null
  return {
    rows: here.map((row) => ({ ...lineOf(row, titleOf(row.id), lightOf), mayBeUrgent: urgentOf(row.id) })),
    next: last ? encodeCursor(keyOf(last)) : null,
  }
}

/** A row as the list tells it. */
export function lineOf(row: Row, title: string, lightOf: (dueAt: Date) => Light): z.input<typeof matterLine> {
  return {
    id: row.id,
    number: row.number,
    status: row.status as Status,
    title,
    channel: row.channel as Channel,
    kind: row.kind as Kind | null,
    categoryCode: row.categoryCode,
    urgency: row.urgency as Urgency,
    track: row.track as Track | null,
    regionCode: row.regionCode,
    leadUnitId: row.leadUnitId,
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    light: row.dueAt ? lightOf(row.dueAt) : null,
    callers: row.callers,
    people: row.people,
    redos: row.redos,
    supervisionLevel: row.supervisionLevel,
    lastAt: row.lastAt.toISOString(),
  }
}

function filtered<O>(
  page: Matters<O>,
  tenantId: number,
  { status, unit, region, category, track, kind, number, mayBeUrgent }: Query,
  catalogue: Catalogue,
): Matters<O> {
  let rows = page
  // Once people have judged it, what the machine thought is of no matter.
  // In the words of its index; values would not match it.
  if (mayBeUrgent) rows = rows.where(sql<boolean>`(matter.may_be_urgent and matter.status = 'submitted')`)
  if (status) rows = rows.where('matter.status', '=', status)
  if (unit) rows = rows.where('matter.leadUnitId', '=', unit)
  if (track) rows = rows.where('matter.track', '=', track)
  if (kind) rows = rows.where('matter.kind', '=', kind)
  if (number) rows = rows.where('matter.number', '=', number.trim().toUpperCase())
  if (region) rows = inRegion(rows, region, tenantId)
  if (category) rows = inCategory(rows, category, catalogue)
  return rows
}

/** Each level has a column of its own; the whole prefecture is no filter, and in another there is nothing. */
export function inRegion<O>(rows: Matters<O>, region: string, tenantId: number): Matters<O> {
  const start = isRegionCode(region) ? shortCode(region) : region
  if (start.length === 6) return rows.where('matter.countyCode', '=', start)
  if (start.length === 9) return rows.where('matter.townshipCode', '=', start)
  if (start.length === 12) return rows.where('matter.villageCode', '=', start)
  if (start.length > 12)
    return rows.where('matter.villageCode', '=', start.slice(0, 12)).where('matter.regionCode', '=', start)
  return String(tenantId).startsWith(start)
    ? rows.where('matter.regionCode', 'is not', null)
    : rows.where(sql<boolean>`false`)
}

/** The category or one below it. */
export function inCategory<O>(rows: Matters<O>, category: string, { categories }: Catalogue): Matters<O> {
  const level = categories.get(category)?.level
  if (level === 1) return rows.where('matter.categoryTop', '=', category)
  return level === 2
    ? rows.where('matter.categoryMid', '=', category)
    : rows.where('matter.categoryCode', '=', category)
}

/** Lights are ranges of the due instant, the same as the rule gives for each (`yellowUntil`). */
function withLight<O>(
  rows: Matters<O>,
  colour: 'red' | 'yellow' | 'green',
  { calendar }: Catalogue,
  now: Date,
): Matters<O> {
  const due = rows.where('matter.dueAt', 'is not', null)
  if (colour === 'red') return due.where('matter.dueAt', '<', now)
  const edge = yellowUntil(now, calendar)
  return colour === 'yellow'
    ? due.where('matter.dueAt', '>=', now).where('matter.dueAt', '<=', edge)
    : due.where('matter.dueAt', '>', edge)
}

/** What stands behind a key: an id where the newest come first, a due instant and an id where the first due do. */
function after<O>(rows: Matters<O>, [first, second]: readonly string[], oldest: boolean): Matters<O> {
  return second === undefined
    ? rows.where('matter.id', oldest ? '>' : '<', first as string)
    : rows.where(sql<boolean>`(matter.due_at, matter.id) > (${first}::timestamptz, ${second}::uuid)`)
}

/**
 * Work orders of a unit whose matters the viewer may see, first due first. Those of each status stand in order in an index,
 * so the first of them cost the same however many there are.
 */
export async function orderPage(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  { unit, status, out, limit, cursor }: z.output<typeof listWorkOrders.query>,
  catalogue: Catalogue,
) {
  const begin = cursor ? decodeCursor(cursor, ['instant', 'uuid']) : undefined
  const firstOf = (one: OrderStatus) => {
    let page = tx
      .selectFrom('workOrder')
      .innerJoin('matter', (join) =>
        join.onRef('matter.id', '=', 'workOrder.matterId').on('matter.tenantId', '=', tenantId),
      )
      .selectAll('workOrder')
      .where('workOrder.tenantId', '=', tenantId)
      .where('workOrder.unitId', '=', unit)
      .where('workOrder.status', '=', one)
      .where(maySee(tenantId, viewer, catalogue))
    if (begin) {
      const [answerBy, id] = begin
      page = page.where(sql<boolean>`(work_order.answer_by, work_order.id) > (${answerBy}::timestamptz, ${id}::uuid)`)
    }
    return page
      .orderBy('workOrder.answerBy')
      .orderBy('workOrder.id')
      .limit(limit + 1)
      .execute()
  }
  const every = Object.keys(orderStatuses) as OrderStatus[]
  const asked = every.filter((one) => (!status || one === status) && (!out || one === 'sent' || one === 'claimed'))
  const found: Awaited<ReturnType<typeof firstOf>> = []
  for (const one of asked) found.push(...(await firstOf(one)))
  const rows = found.toSorted((a, b) => a.answerBy.getTime() - b.answerBy.getTime() || (a.id < b.id ? -1 : 1))
  const here = rows.slice(0, limit)
  const last = rows.length > limit ? here.at(-1) : undefined
  const matters = await mattersById(
    tx,
    tenantId,
    here.map(({ matterId }) => matterId),
  )
  const titleOf = await readerOf(tx, tenantId, viewer, catalogue).titles([...matters.values()])
  const assisting = await assistingOf(tx, tenantId, here)
  return {
    rows: here.map(({ tenantId: _t, matterId, ...row }) => {
      const order = row as unknown as WorkOrder
      const matter = matters.get(matterId) as unknown as Matter
      const standings = standingsOf(viewer, { matter, orders: [order], recorded: false }, catalogue)
      const treated = orderTreatment(viewer, standings, order, matter)
      const { number, urgency, track, regionCode, callers } = matter
      return {
        ...orderAnswer(order, treated),
        matterId,
        number,
        title: titleOf(matterId),
        urgency,
        track,
        regionCode,
        callers,
        documents: matter.documents
          .filter(({ orderId, liftedAt }) => liftedAt === null && (orderId === null || orderId === order.id))
          .map(({ number: document, level, limitOn, repliedAt }) => ({ number: document, level, limitOn, repliedAt })),
        assisting: order.lead ? (assisting.get(`${matterId} ${order.round}`) ?? []) : [],
      }
    }),
    next: last ? encodeCursor([last.answerBy.toISOString(), last.id]) : null,
  }
}

/** Of those who lead, the units that assist them, by matter and round. */
async function assistingOf(tx: Tx, tenantId: number, orders: readonly Readonly<{ matterId: string; lead: boolean }>[]) {
  const ids = orders.filter(({ lead }) => lead).map(({ matterId }) => matterId)
  if (ids.length === 0) return new Map<string, never[]>()
  const rows = await tx
    .selectFrom('workOrder')
    .select(['matterId', 'round', 'unitId', 'status', 'answerBy', 'pausedAt'])
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('lead', '=', false)
    .where('status', 'not in', ['returned', 'withdrawn'])
    .orderBy('answerBy')
    .execute()
  const told = rows.map(({ matterId, round, unitId, status, answerBy, pausedAt }) => ({
    key: `${matterId} ${round}`,
    order: {
      unitId,
      status: status as OrderStatus,
      answerBy: answerBy.toISOString(),
      pausedAt: pausedAt?.toISOString() ?? null,
    },
  }))
  return new Map(
    [...Map.groupBy(told, ({ key }) => key)].map(([key, list]) => [key, list.map(({ order }) => order)] as const),
  )
}

async function mattersById(tx: Tx, tenantId: number, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const rows = await tx
    .selectFrom('matter')
    .select([...columns, 'documents'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
