import { sql } from 'kysely'
import type { z } from 'zod'
import type { previewRules } from '../../contract/rules.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { addDays, dayInChina, startOfDay } from '../../domain/deadline/plain-date.ts'
import type { WorkOrder } from '../../domain/ledger/matter.ts'
import { movedPause, movedReturn } from '../../domain/supervision/moved-numbers.ts'
import type { Tx } from '../db/database.ts'

type Told = NonNullable<z.input<typeof previewRules.output>['numbers']>
type Catalogues = Readonly<{ before: Catalogue; after: Catalogue }>
type Order = Pick<WorkOrder, 'id' | 'unitId' | 'sentAt' | 'requests' | 'pausedAt' | 'pauses' | 'remainingMinutes'> &
  Readonly<{ matterId: string; number: string; designated: boolean }>

/** Of so many matters that are out with units, newest first, the orders are looked at, and so many proposals; */
const LOOKED = 2000
/** so many are told one by one. */
const LISTED = 10
const RECENT_DAYS = 30

/**
 * For whom another number of the procedure would be different: each number by what goes by it. What was done by the old
 * number stays.
 *
 * @param from when the change begins to count, no earlier than now
 */
export async function movedNumbers(tx: Tx, tenantId: number, both: Catalogues, from: Date, now: Date): Promise<Told> {
  const [was, is] = [both.before.procedure, both.after.procedure]
  const returns = was.returnWorkdays !== is.returnWorkdays
  const pauses = was.pauseWorkdays !== is.pauseWorkdays
  const { orders, more } = returns || pauses ? await openOrders(tx, tenantId) : { orders: [], more: false }
  return {
    returns: returns ? movedReturns(orders, more, both, from) : null,
    pauses: pauses ? movedPauses(orders, more, both, from) : null,
    consultations:
      was.hopsToConsultation === is.hopsToConsultation
        ? null
        : await movedConsultations(tx, tenantId, was.hopsToConsultation, is.hopsToConsultation),
    proposals:
      was.unitPercent === is.unitPercent
        ? null
        : await movedProposals(tx, tenantId, was.unitPercent, is.unitPercent, now),
  }
}

/** What may still be asked for: not what was designated, nor what waits for an answer already. */
function movedReturns(orders: readonly Order[], more: boolean, { before, after }: Catalogues, from: Date) {
  const free = orders.filter(({ designated, requests }) => !designated && !requests.return && !requests.suspension)
  const moved = free.flatMap((order) => {
    const one = movedReturn(order, before, after, from)
    return one ? [{ ...named(order), ...one }] : []
  })
  return { looked: free.length, more, otherwise: moved.length, listed: moved.slice(0, LISTED) }
}

function movedPauses(orders: readonly Order[], more: boolean, { before, after }: Catalogues, from: Date) {
  const still = orders.filter(({ pausedAt, remainingMinutes }) => pausedAt !== null && remainingMinutes === null)
  const moved = still.flatMap((order) => {
    const one = movedPause(order, before, after, from)
    return one ? [{ ...named(order), before: one.before.toISOString(), after: one.after.toISOString() }] : []
  })
  return { looked: still.length, more, otherwise: moved.length, listed: moved.slice(0, LISTED) }
}

function named({ id: orderId, matterId, number, unitId }: Order) {
  return { orderId, matterId, number, unitId }
}

async function openOrders(tx: Tx, tenantId: number): Promise<Readonly<{ orders: readonly Order[]; more: boolean }>> {
  const { rows } = await sql<Order>`
    select o.id, o.unit_id, o.sent_at, o.requests, o.paused_at, o.pauses, o.remaining_minutes,
      o.matter_id, m.number, m.designated
    from (
      select id, number, designated, round from matter
      where tenant_id = ${tenantId} and status = 'dispatched' order by id desc limit ${LOOKED}
    ) m
    join work_order o on o.tenant_id = ${tenantId} and o.matter_id = m.id and o.round = m.round
    where o.status in ('sent', 'claimed')
    order by o.sent_at desc, o.id`.execute(tx)
  return { orders: rows, more: new Set(rows.map(({ matterId }) => matterId)).size >= LOOKED }
}

/** Matters that wait to be sent again with as many upheld returns as lie between the two numbers, most first. */
async function movedConsultations(
  tx: Tx,
  tenantId: number,
  before: number,
  after: number,
): Promise<Told['consultations']> {
  const { rows } = await sql<{ matterId: string; number: string; hops: number }>`
    select id as matter_id, number, hops from matter
    where tenant_id = ${tenantId} and status = 'opened'
      and hops > 0 and hops >= ${Math.min(before, after)} and hops < ${Math.max(before, after)}
    order by hops desc, id desc limit ${LOOKED}`.execute(tx)
  return { otherwise: rows.length, more: rows.length >= LOOKED, needs: after < before, listed: rows.slice(0, LISTED) }
}

async function movedProposals(
  tx: Tx,
  tenantId: number,
  before: number,
  after: number,
  now: Date,
): Promise<Told['proposals']> {
  const since = startOfDay(addDays(dayInChina(now), -RECENT_DAYS))
  // As it was told: kept as a short real, 0.7 is a little less.
  const sure = (percent: number) => sql`count(*) filter (where confidence::numeric * 100 >= ${percent})::int`
  const { rows } = await sql<{ looked: number; before: number; after: number }>`
    select count(*)::int as looked, ${sure(before)} as before, ${sure(after)} as after from (
      select confidence from suggestion
      where tenant_id = ${tenantId} and what = 'unit' and at >= ${since} and suggested is not null
      order by at desc limit ${LOOKED}
    ) newest`.execute(tx)
  return { days: RECENT_DAYS, ...rows[0]! }
}
