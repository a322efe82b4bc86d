import { sql } from 'kysely'
import type { z } from 'zod'
import type { previewRules } from '../../contract/rules.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { calendarOf } from '../../domain/catalogue/lookup.ts'
import { addDays, dayInChina, startOfDay } from '../../domain/deadline/plain-date.ts'
import type { Kind, Track, Urgency } from '../../domain/ledger/words.ts'
import { movedStages } from '../../domain/supervision/moved-promise.ts'
import type { Tx } from '../db/database.ts'

type Told = NonNullable<z.input<typeof previewRules.output>['limits']>
type Row = Readonly<{
  id: string
  number: string
  kind: Kind | null
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
 * Whom another table of limits would promise something else: what waits to be sent, as if it were sent when the change begins
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
  const movedOf = (rows: readonly Row[], sent: boolean) =>
    rows.flatMap(({ id, number, kind, urgency, track, leadUnitId, dispatchedAt }) => {
      const at = sent && dispatchedAt ? dispatchedAt : from
      const calendar = calendarOf(before, leadUnitId)
      const described = { kind, urgency, track: track ?? 'ledger' }
      const moved = movedStages(described, at, calendar, before.timeLimits, after.timeLimits)
      if (moved.length === 0) return []
      const told = moved.map(({ stage, before: was, after: is }) => ({
        stage,
        before: was?.toISOString() ?? null,
        after: is?.toISOString() ?? null,
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
    listed: [...movedWaiting.slice(0, LISTED), ...movedRecent.slice(0, LISTED)],
  }
}

const columns = sql`id, number, kind, urgency, track, lead_unit_id, dispatched_at`

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
