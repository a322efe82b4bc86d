import { sql } from 'kysely'
import type { z } from 'zod'
import type { listLeading } from '../../contract/leading.ts'
import { actingAs, type Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina, parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { endOfWork, light, lightsAt } from '../../domain/deadline/work-calendar.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import { milestoneStandings } from '../../domain/supervision/milestones.ts'
import { stuckOf } from '../../domain/supervision/stuck.ts'
import { readerOf } from '../access/read.ts'
import { type Matters, withinSight } from '../access/scope.ts'
import { withoutNames } from '../access/withhold.ts'
import type { Tx } from '../db/database.ts'
import { decodeCursor, encodeCursor } from '../ledger/cursor.ts'
import { columns, inRegion, lineOf, type Row } from '../ledger/lists.ts'
import { loadFolders } from '../ledger/store.ts'

type Query = z.output<typeof listLeading.query>
type Told = z.input<typeof listLeading.output>['rows'][number]

/** One page of a leader's matters, what presses first first (`pressesOn`); who stands in for a leader has that leader's as well. */
export async function leadingPage(
  tx: Tx,
  tenantId: number,
  caller: Viewer,
  { list, track, region, limit, cursor }: Query,
  catalogue: Catalogue,
  now: Date,
): Promise<z.input<typeof listLeading.output>> {
  const viewer = actingAs(caller, ['leader'])
  const leaders = [...new Set([viewer.id, ...viewer.grants.flatMap(({ standsInFor }) => standsInFor ?? [])])]
  const begin = cursor ? decodeCursor(cursor, ['day', 'uuid']) : null
  const page = <O>(rows: Matters<O>): Matters<O> => {
    let asked = onList(rows, list, leaders)
    if (track) asked = asked.where('matter.track', '=', track)
    if (region) asked = inRegion(asked, region, tenantId)
    if (begin)
      asked = asked.where(sql<boolean>`(matter.presses_on, matter.id) > (${begin[0]}::date, ${begin[1]}::uuid)`)
    return asked
      .orderBy('matter.pressesOn')
      .orderBy('matter.id')
      .limit(limit + 1)
  }
  const rows = tx
    .selectFrom('matter')
    .select(columns.map((name) => `matter.${name}` as const))
    .select('matter.pressesOn')
    .where('matter.tenantId', '=', tenantId)
  const found = (await withinSight(tx, tenantId, viewer, catalogue, rows, page).execute()) as unknown as readonly (Row &
    Readonly<{ pressesOn: string }>)[]
  const here = found.slice(0, limit)
  const last = found.length > limit ? here.at(-1) : undefined
  const titleOf = await readerOf(tx, tenantId, viewer, catalogue).titles(here)
  const lightOf = lightsAt(now, catalogue.calendar)
  const ids = here.map(({ id }) => id)
  const folders = await loadFolders(tx, tenantId, ids, 'read')
  return {
    rows: here.flatMap((row) => {
      const held = folders.get(row.id)
      return held ? [{ ...lineOf(row, titleOf(row.id), lightOf), ...standing(held.folder, catalogue, now) }] : []
    }),
    next: last ? encodeCursor([last.pressesOn, last.id]) : null,
  }
}

/**
 * In the words of the indexes, each of which holds what is on one list and nothing else; values would not match them. The last
 * is `needsLeader`.
 */
function onList<O>(rows: Matters<O>, list: Query['list'], leaders: readonly string[]): Matters<O> {
  if (list === 'mine')
    return rows.where(
      sql<boolean>`(matter.led is not null and matter.led_by = any(${leaders}::text[])
        and matter.status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved'))`,
    )
  if (list === 'suspended')
    return rows.where(
      sql<boolean>`(matter.suspension is not null and matter.suspended_by = any(${leaders}::text[])
        and matter.status = 'suspended')`,
    )
  return rows.where(
    sql<boolean>`(matter.led is null and matter.status in ('opened', 'dispatched')
      and (matter.track = 'watched' or (matter.track = 'ledger'
        and (matter.urgency = 'complex' or matter.supervision_level >= 4))))`,
  )
}

/** How far the plan has come, and what is in its way; without names, as a leader reads it. */
function standing(
  folder: Folder,
  catalogue: Catalogue,
  now: Date,
): Pick<Told, 'plan' | 'milestones' | 'reviewOn' | 'reviewLight' | 'stuck'> {
  const { led, suspension } = folder.matter
  const { calendar } = catalogue
  const reviewOn = suspension?.nextReviewOn ?? led?.nextReviewOn ?? null
  return withoutNames({
    plan: led?.plan ?? suspension?.plan ?? null,
    milestones: milestoneStandings(led?.milestones ?? [], dayInChina(now)).map(
      ({ text, on, doneAt, standing: at }) => ({
        text,
        on,
        doneAt: doneAt ?? null,
        standing: at,
      }),
    ),
    reviewOn,
    reviewLight: reviewOn === null ? null : light(endOfWork(parsePlainDate(reviewOn), calendar), now, calendar),
    stuck: stuckOf(folder, now, catalogue).map(({ what, unitId, since }) => ({
      what,
      unitId,
      since: since.toISOString(),
    })),
  })
}
