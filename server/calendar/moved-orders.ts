import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { previewCalendar } from '../../contract/calendar.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { calendarOf } from '../../domain/catalogue/lookup.ts'
import type { ChangedDay } from '../../domain/deadline/moved-by.ts'
import { addDays, dayInChina, daysBetween, type PlainDate, startOfDay } from '../../domain/deadline/plain-date.ts'
import { isWorkday } from '../../domain/deadline/work-calendar.ts'
import { movedWarnings, promisedAt } from '../../domain/supervision/moved-order.ts'
import type { Tx } from '../db/database.ts'
import { loadFolders } from '../ledger/store.ts'
import { type OpenOrder, ordersDue, ordersDueOf, type Stretch } from './open-orders.ts'

type Orders = z.input<typeof previewCalendar.output>['orders']
type Catalogues = Readonly<{ before: Catalogue; after: Catalogue }>

/** As many are looked at, first due first, whatever is open; */
const LOOKED = 2000
/** so many are told one by one; */
const LISTED = 20
/** of those whose promise stays the same so many are asked for warnings. */
const ASKED = 40
/** No promise reaches further. */
const FOREVER = new Date('2200-01-01T00:00:00Z')

export const noOrders: Orders = { looked: 0, more: false, dueOnDayOff: 0, otherwise: 0, listed: [] }

/**
 * What the change would be to orders that are open now. Their promises stay: this is what they would have been, what they
 * would be today, and which warnings would come at other minutes.
 */
export async function movedOrders(
  tx: Tx,
  tenantId: number,
  { before, after }: Catalogues,
  days: readonly ChangedDay[],
  now: Date,
): Promise<Orders> {
  const first = days.map(({ day }) => day).toSorted()[0]
  if (!first) return noOrders
  const units = unitsMoved(before, after)
  const due = (stretches: readonly Stretch[], limit: number) =>
    units === 'all' ? ordersDue(tx, tenantId, stretches, limit) : ordersDueOf(tx, tenantId, units, stretches, limit)
  const off = days.flatMap(({ day, change }) => (change === 'off' ? [day] : []))
  const onDaysOff = await due(off.map(wholeDay), LOOKED)
  const later = await due([{ from: startOfDay(first), to: FOREVER }], LOOKED)
  const isOff = new Set(off)
  const told = [...new Map([...onDaysOff, ...later].map((order) => [order.id, order])).values()]
    .toSorted((a, b) => a.answerBy.getTime() - b.answerBy.getTime())
    .map((order) => ({
      order,
      dueOnDayOff: isOff.has(dayInChina(order.answerBy)),
      wouldBe: wouldBe(order, before, after),
    }))
  const moved = told.filter((one) => one.dueOnDayOff || one.wouldBe).slice(0, LISTED)
  // What follows a limit on the next workday moves with that day.
  const justBefore = moved.length < LISTED ? await due([upTo(first, before)], ASKED) : []
  const same = [
    ...justBefore.map((order) => ({ order, dueOnDayOff: false, wouldBe: null })),
    ...told.filter((one) => !one.dueOnDayOff && !one.wouldBe),
  ]
  const asked = [...moved, ...same.slice(0, moved.length < LISTED ? ASKED : 0)]
  const folders = await loadFolders(tx, tenantId, [...new Set(asked.map(({ order }) => order.matterId))], 'read')
  const listed = asked
    .map(({ order, dueOnDayOff, wouldBe: other }) => {
      const { folder } = folders.get(order.matterId)!
      const own = { ...folder, orders: folder.orders.filter(({ id }) => id === order.id) }
      return {
        orderId: order.id,
        matterId: order.matterId,
        number: order.number,
        unitId: order.unitId,
        dueAt: order.answerBy.toISOString(),
        dueOnDayOff,
        wouldBe: other?.toISOString() ?? null,
        fromToday: promisedAt(order, order.leadUnitId, now, after)?.toISOString() ?? null,
        warnings: movedWarnings(own, before, after).map(({ rule, stage, before: was, after: is }) => ({
          rule: rule.code,
          name: rule.name,
          stage,
          before: was?.toISOString() ?? null,
          after: is?.toISOString() ?? null,
        })),
      }
    })
    .filter((one) => one.dueOnDayOff || one.wouldBe || one.warnings.length > 0)
    .slice(0, LISTED)
  return {
    looked: told.length,
    more: onDaysOff.length >= LOOKED || later.length >= LOOKED,
    dueOnDayOff: told.filter((one) => one.dueOnDayOff).length,
    otherwise: told.filter((one) => one.wouldBe).length,
    listed,
  }
}

function wholeDay(day: PlainDate): Stretch {
  return { from: startOfDay(day), to: startOfDay(addDays(day, 1)) }
}

/** From the last workday before a day up to that day. */
function upTo(day: PlainDate, { calendar }: Catalogue): Stretch {
  let last = addDays(day, -1)
  while (!isWorkday(last, calendar) && daysBetween(last, day) < 30) last = addDays(last, -1)
  return { from: startOfDay(last), to: startOfDay(day) }
}

/** What the order would have been promised under the change; null where it is what it would be without. */
function wouldBe(order: OpenOrder, before: Catalogue, after: Catalogue): Date | null {
  const was = promisedAt(order, order.leadUnitId, order.sentAt, before)
  const is = promisedAt(order, order.leadUnitId, order.sentAt, after)
  return is && was?.getTime() !== is.getTime() ? is : null
}

/** The units that work by other days or hours than before. */
function unitsMoved(before: Catalogue, after: Catalogue): 'all' | readonly string[] {
  if (!isDeepStrictEqual(before.calendar, after.calendar)) return 'all'
  return [...after.units.keys()].filter(
    (code) => !isDeepStrictEqual(calendarOf(before, code).hours, calendarOf(after, code).hours),
  )
}
