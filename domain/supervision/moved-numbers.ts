import type { Catalogue } from '../catalogue/catalogue.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import { dayInChina, type PlainDate } from '../deadline/plain-date.ts'
import type { WorkOrder } from '../ledger/matter.ts'
import { pauseEndsAt } from '../ledger/pause.ts'
import { lastDayToReturn } from '../ledger/return-day.ts'

type Known = Pick<Catalogue, 'units' | 'unitHours' | 'calendar' | 'procedure'>
type Moved<T> = Readonly<{ before: T; after: T }>

/** The last day to ask for a return under two numbers of days; null where it is the same, or over on the day the change begins either way. */
export function movedReturn(
  order: Pick<WorkOrder, 'unitId' | 'sentAt'>,
  before: Known,
  after: Known,
  from: Date,
): Moved<PlainDate> | null {
  const moved = { before: lastDayToReturn(order, before), after: lastDayToReturn(order, after) }
  const on = dayInChina(from)
  return moved.before === moved.after || (moved.before < on && moved.after < on) ? null : moved
}

/** When an order that stands still runs again at the latest under two numbers of days; null where it is the same, or runs before the change begins. */
export function movedPause(
  order: Pick<WorkOrder, 'unitId' | 'pausedAt' | 'pauses' | 'remainingMinutes'>,
  before: Known,
  after: Known,
  from: Date,
): Moved<Date> | null {
  const ends = (known: Known) => pauseEndsAt(order, calendarOf(known, order.unitId), known.procedure.pauseWorkdays)
  const [was, is] = [ends(before), ends(after)]
  if (!was || !is || was <= from || was.getTime() === is.getTime()) return null
  // What is over already ends when the change begins.
  return { before: was, after: is > from ? is : from }
}
