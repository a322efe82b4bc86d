import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import {
  type Board,
  boards,
  type countSupervision,
  type listSupervision,
  overseers,
} from '../../contract/supervision.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { lightsAt } from '../../domain/deadline/work-calendar.ts'
import type { Document } from '../../domain/ledger/matter.ts'
import { SILENT_WORKDAYS, silentBefore } from '../../domain/supervision/silent.ts'
import { readerOf } from '../access/read.ts'
import { type Matters, withinSight } from '../access/scope.ts'
import type { Tx } from '../db/database.ts'
import { decodeCursor, encodeCursor } from '../ledger/cursor.ts'
import { columns, lineOf, type Row } from '../ledger/lists.ts'

/** 48小时内到期 */
const NEAR_MS = 48 * 3_600_000
/** A board is counted so far. */
const MOST = 999

type Narrowed = z.output<typeof countSupervision.query>
type Query = z.output<typeof listSupervision.query>
type Found = Row & Readonly<{ hops: number; heardAt: Date | null; replyBy: string | null; documents: unknown }>

/** The shape of a key in a cursor, and its type in SQL. */
const types = { instant: 'timestamptz', integer: 'integer', day: 'date' } as const

/** How a board is found: what stands on it, and its order, both as its index has them. */
type Way = Readonly<{
  where: RawBuilder<boolean>
  /** The column it is ordered by, before the id. */
  by: RawBuilder<unknown>
  direction: 'asc' | 'desc'
  shape: keyof typeof types
  keyOf: (row: Found) => string
}>

const book = sql`matter.status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved')`

const byDue = {
  by: sql`matter.due_at`,
  direction: 'asc',
  shape: 'instant',
  keyOf: ({ dueAt }: Found) => dueAt?.toISOString() ?? '',
} as const
const byCount = { direction: 'desc', shape: 'integer' } as const
const byReply = {
  by: sql`matter.reply_by`,
  direction: 'asc',
  shape: 'day',
  keyOf: ({ replyBy }: Found) => replyBy ?? '',
} as const

type Asked = Readonly<{ least: number; calendar: Catalogue['calendar']; now: Date }>

const ways: { readonly [B in Board]: (asked: Asked) => Way } = {
  late: ({ now }) => ({ ...byDue, where: sql<boolean>`matter.due_at < ${now}` }),

  near: ({ now }) => {
    const until = new Date(now.getTime() + NEAR_MS)
    return { ...byDue, where: sql<boolean>`(matter.due_at >= ${now} and matter.due_at <= ${until})` }
  },

  silent: ({ now, calendar }) => ({
    by: sql`matter.heard_at`,
    direction: 'asc',
    shape: 'instant',
    where: sql<boolean>`matter.heard_at < ${silentBefore(now, SILENT_WORKDAYS, calendar)}`,
    keyOf: ({ heardAt }) => heardAt?.toISOString() ?? '',
  }),

  hops: ({ least }) => ({
    ...byCount,
    by: sql`matter.hops`,
    where: sql<boolean>`(matter.hops > 0 and matter.hops >= ${least} and ${book})`,
    keyOf: ({ hops }) => String(hops),
  }),

  repeats: ({ least }) => ({
    ...byCount,
    by: sql`matter.redos`,
    where: sql<boolean>`(matter.redos > 0 and matter.redos >= ${least} and ${book})`,
    keyOf: ({ redos }) => String(redos),
  }),

  unlifted: () => ({
    ...byCount,
    by: sql`matter.supervision_level`,
    where: sql<boolean>`(matter.supervision_level > 0 and ${book})`,
    keyOf: ({ supervisionLevel }) => String(supervisionLevel),
  }),

  unreplied: () => ({ ...byReply, where: sql<boolean>`(matter.reply_by is not null and ${book})` }),
  replyLate: ({ now }) => ({
    ...byReply,
    where: sql<boolean>`(matter.reply_by < ${dayInChina(now)}::date and ${book})`,
  }),
}

/** One page of a board, within the caller's sight as an overseer. */
export async function boardPage(
  tx: Tx,
  tenantId: number,
  caller: Viewer,
  query: Query,
  catalogue: Catalogue,
  now: Date,
) {
  const { board, limit, cursor } = query
  const viewer = asOverseer(caller)
  const way = ways[board]({ least: query.least, calendar: catalogue.calendar, now })
  const begin = cursor ? decodeCursor(cursor, [way.shape, 'uuid']) : null
  const page = <O>(rows: Matters<O>): Matters<O> => {
    let asked = narrowed(rows, way, query)
    if (begin) {
      const sign = sql.raw(way.direction === 'asc' ? '>' : '<')
      const [key, id] = begin
      asked = asked.where(
        sql<boolean>`(${way.by}, matter.id) ${sign} (${key}::${sql.raw(types[way.shape])}, ${id}::uuid)`,
      )
    }
    return asked
      .orderBy(way.by, way.direction)
      .orderBy('matter.id', way.direction)
      .limit(limit + 1)
  }
  const rows = tx
    .selectFrom('matter')
    .select(columns.map((name) => `matter.${name}` as const))
    .select(['matter.hops', 'matter.heardAt', 'matter.replyBy', 'matter.documents'])
    .where('matter.tenantId', '=', tenantId)
  const found = (await withinSight(tx, tenantId, viewer, catalogue, rows, page).execute()) as unknown as Found[]
  const here = found.slice(0, limit)
  const last = found.length > limit ? here.at(-1) : undefined
  const titleOf = await readerOf(tx, tenantId, viewer, catalogue).titles(here)
  const lightOf = lightsAt(now, catalogue.calendar)
  return {
    rows: here.map((row) => ({
      ...lineOf(row, titleOf(row.id), lightOf),
      hops: row.hops,
      heardAt: board === 'silent' ? (row.heardAt?.toISOString() ?? null) : null,
      replyBy: row.replyBy === '9999-12-31' ? null : row.replyBy,
      documents: (row.documents as readonly Document[]).filter(({ liftedAt }) => liftedAt === null),
    })),
    next: last ? encodeCursor([way.keyOf(last), last.id]) : null,
  }
}

/** How many stand on each board, counted no further than anybody reads. */
export async function boardCounts(
  tx: Tx,
  tenantId: number,
  caller: Viewer,
  query: Narrowed,
  catalogue: Catalogue,
  now: Date,
) {
  const viewer = asOverseer(caller)
  const counts: Record<string, { count: number; more: boolean }> = {}
  for (const board of Object.keys(boards) as Board[]) {
    const way = ways[board]({ least: query.least, calendar: catalogue.calendar, now })
    // In the order of the board, so that its index is walked and not the whole of what is under way.
    const page = <O>(rows: Matters<O>): Matters<O> =>
      narrowed(rows, way, query)
        .orderBy(way.by, way.direction)
        .orderBy('matter.id', way.direction)
        .limit(MOST + 1)
    const rows = tx.selectFrom('matter').select('matter.id').where('matter.tenantId', '=', tenantId)
    const found = withinSight(tx, tenantId, viewer, catalogue, rows, page)
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from (${found}) found`.execute(tx)
    const n = counted[0]?.n ?? 0
    counts[board] = { count: Math.min(n, MOST), more: n > MOST }
  }
  return { counts: counts as Record<Board, { count: number; more: boolean }> }
}

/** What somebody sees in another role is not on their board. */
function asOverseer(caller: Viewer): Viewer {
  return { ...caller, grants: caller.grants.filter(({ role }) => overseers.some((one) => one === role)) }
}

function narrowed<O>(rows: Matters<O>, { where }: Way, { unit, level }: Narrowed): Matters<O> {
  let asked = rows.where(where)
  if (unit !== undefined) asked = asked.where('matter.leadUnitId', '=', unit)
  // Above none, as its indexes have it: a plan for any level does not know that it is.
  if (level !== undefined)
    asked = asked.where('matter.supervisionLevel', '=', level).where('matter.supervisionLevel', '>', 0)
  return asked
}
