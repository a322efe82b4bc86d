import { sql } from 'kysely'
import type { z } from 'zod'
import { type listWatched, overseers } from '../../contract/supervision.ts'
import { actingAs, type Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { lightsAt } from '../../domain/deadline/work-calendar.ts'
import { endOfQuarter } from '../../domain/supervision/quarter.ts'
import { readerOf } from '../access/read.ts'
import { type Matters, withinSight } from '../access/scope.ts'
import type { Tx } from '../db/database.ts'
import { decodeCursor, encodeCursor } from '../ledger/cursor.ts'
import { lastProgress } from '../ledger/last-progress.ts'
import { columns, lineOf, type Row } from '../ledger/lists.ts'

/** One page of the watched matters without progress in this quarter, first due first. */
export async function watchedPage(
  tx: Tx,
  tenantId: number,
  caller: Viewer,
  { unit, limit, cursor }: z.output<typeof listWatched.query>,
  catalogue: Catalogue,
  now: Date,
): Promise<z.input<typeof listWatched.output>> {
  const viewer = actingAs(caller, overseers)
  const begin = cursor ? decodeCursor(cursor, ['instant', 'uuid']) : null
  const end = endOfQuarter(dayInChina(now))
  const page = <O>(rows: Matters<O>): Matters<O> => {
    // In the words of its index; values would not match it.
    let asked = rows.where(
      sql<boolean>`(matter.track = 'watched' and matter.due_at is not null and matter.due_at < ${end} and matter.status = 'dispatched')`,
    )
    if (unit) asked = asked.where('matter.leadUnitId', '=', unit)
    if (begin)
      asked = asked.where(sql<boolean>`(matter.due_at, matter.id) > (${begin[0]}::timestamptz, ${begin[1]}::uuid)`)
    return asked
      .orderBy('matter.dueAt')
      .orderBy('matter.id')
      .limit(limit + 1)
  }
  const rows = tx
    .selectFrom('matter')
    .select(columns.map((name) => `matter.${name}` as const))
    .where('matter.tenantId', '=', tenantId)
  const found = (await withinSight(tx, tenantId, viewer, catalogue, rows, page).execute()) as Row[]
  const here = found.slice(0, limit)
  const last = found.length > limit ? here.at(-1) : undefined
  const titleOf = await readerOf(tx, tenantId, viewer, catalogue).titles(here)
  const lightOf = lightsAt(now, catalogue.calendar)
  const ids = here.map(({ id }) => id)
  const progress = await lastProgress(tx, tenantId, ids)
  return {
    rows: here.map((row) => ({ ...lineOf(row, titleOf(row.id), lightOf), progress: progress.get(row.id) ?? null })),
    next: last ? encodeCursor([last.dueAt?.toISOString() ?? '', last.id]) : null,
  }
}
