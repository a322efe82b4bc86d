import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { previewRules } from '../../contract/rules.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { StatutoryLimit } from '../../domain/catalogue/rows.ts'
import { addDays, dayInChina, startOfDay } from '../../domain/deadline/plain-date.ts'
import type { Kind, Track, Urgency } from '../../domain/ledger/words.ts'
import { movedStages } from '../../domain/supervision/moved-promise.ts'
import type { Tx } from '../db/database.ts'

type Told = NonNullable<z.input<typeof previewRules.output>['limits']>
type Row = Readonly<{
  id: string
  number: string
  kind: Kind | null
  categoryCode: string | null
  urgency: Urgency
  track: Track | null
  leadUnitId: string | null
  dispatchedAt: Date | null
}>

/** As many are looked at, newest first, whatever there are; */
const LOOKED = 2000
/** so many are told one by one, of each sort. */
const LISTED = 5
const RECENT_DAYS = 30

/**
 * Whom other time limits and statutory limits would promise something else: what waits to be sent, as if it were sent when the change begins
 * to count, and what was sent lately, whose promises stay.
 *
 * @param from when the change begins to count, no earlier than now
 */
export async function movedMatters(
  tx: Tx,
  tenantId: number,
  { before, after }: Readonly<{ before: Catalogue; after: Catalogue }>,
  from: Date,
  now: Date,
): Promise<Told> {
  const since = startOfDay(addDays(dayInChina(now), -RECENT_DAYS))
  const waiting = await waitingMatters(tx, tenantId)
  const newest = await newestMatters(tx, tenantId)
  const recent = newest.filter(({ dispatchedAt }) => dispatchedAt !== null && dispatchedAt >= since)
  const picked = await pickedLaws(tx, tenantId, lawful([before, after]) ? recent : [])
  const movedOf = (rows: readonly Row[], sent: boolean) =>
    rows.flatMap(({ id, number, track, dispatchedAt, ...matter }) => {
      const at = sent && dispatchedAt ? dispatchedAt : from
      const moved = movedStages({ ...matter, track: track ?? 'ledger', at, picked: picked.get(id) }, before, after)
      if (moved.length === 0) return []
      const told = moved.map(({ stage, before: was, after: is, lawBefore, lawAfter }) => ({
        stage,
        before: was?.toISOString() ?? null,
        after: is?.toISOString() ?? null,
        lawBefore: nameIn(before, lawBefore),
        lawAfter: nameIn(after, lawAfter),
      }))
      return [{ matterId: id, number, sent, at: at.toISOString(), moved: told }]
    })
  const [movedWaiting, movedRecent] = [movedOf(waiting, false), movedOf(recent, true)]
  return {
    recentDays: RECENT_DAYS,
    recent: {
      looked: recent.length,
      more: newest.length >= LOOKED && recent.length === newest.length,
      otherwise: movedRecent.length,
    },
    waiting: { looked: waiting.length, more: waiting.length >= LOOKED, otherwise: movedWaiting.length },
    onPick: changedOnPick(before, after),
    listed: [...movedWaiting.slice(0, LISTED), ...movedRecent.slice(0, LISTED)],
  }
}

type Laws = Pick<Catalogue, 'statutoryLimits'>

function lawful(of: readonly Laws[]): boolean {
  return of.some(({ statutoryLimits }) => statutoryLimits.length > 0)
}

function nameIn({ statutoryLimits }: Laws, code: string | null): string | null {
  return statutoryLimits.find((law) => law.code === code)?.name ?? null
}

/** The laws that change and fit nothing by themselves, before or after. */
function changedOnPick(before: Laws, after: Laws): string[] {
  const other = ({ statutoryLimits }: Laws, row: StatutoryLimit) =>
    !statutoryLimits.some((one) => isDeepStrictEqual(one, row))
  const rows = [
    ...after.statutoryLimits.filter((row) => other(before, row)),
    ...before.statutoryLimits.filter((row) => other(after, row)),
  ]
  return [...new Map(rows.toReversed().map((row) => [row.code, row])).values()]
    .filter(({ categoryCode }) => categoryCode === null)
    .map(({ name }) => name)
}

/**
 * The statutory limit that each was sent with: the one a dispatcher picked, or, redone, the one that prevailed before.
 */
async function pickedLaws(
  tx: Tx,
  tenantId: number,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string | undefined>> {
  if (rows.length === 0) return new Map()
  const { rows: found } = await sql<{ id: string; code: string | null }>`
    select m.id, sent.code
    from unnest(${rows.map(({ id }) => id)}::uuid[]) as m (id)
    cross join lateral (
      select case
        when action in ('dispatch', 'designate') then details ->> 'statutoryCode'
        when details #> '{orders,0,clocks,result,ordinary}' is not null then details #>> '{orders,0,clocks,result,code}'
      end as code
      from ledger_entry
      where tenant_id = ${tenantId} and matter_id = m.id
        and action in ('dispatch', 'designate', 'reopen', 'judge') and details ? 'orders'
      order by seq desc limit 1
    ) sent`.execute(tx)
  return new Map(found.map(({ id, code }) => [id, code ?? undefined]))
}

const columns = sql`id, number, kind, category_code, urgency, track, lead_unit_id, dispatched_at`

async function waitingMatters(tx: Tx, tenantId: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${columns}
    from unnest(array['submitted', 'opened']) as at (one)
    cross join lateral (
      select * from matter where tenant_id = ${tenantId} and status = at.one order by id desc limit ${LOOKED}
    ) m
    order by id desc limit ${LOOKED}`.execute(tx)
  return rows
}

async function newestMatters(tx: Tx, tenantId: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select ${columns} from matter where tenant_id = ${tenantId} order by id desc limit ${LOOKED}`.execute(tx)
  return rows
}
