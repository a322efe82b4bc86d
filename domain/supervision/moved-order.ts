import type { Catalogue } from '../catalogue/catalogue.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import type { SupervisionRule } from '../catalogue/rows.ts'
import { countsFrom, dueAt, fractionOf } from '../deadline/clock.ts'
import type { Stage } from '../deadline/stages.ts'
import type { Folder, WorkOrder } from '../ledger/matter.ts'
import { ASSISTING_SHARE } from '../ledger/promise.ts'
import { alarmsOf } from './alarms.ts'

type Known = Pick<Catalogue, 'units' | 'unitHours' | 'calendar' | 'supervisionRules' | 'procedure'>
type Promised = Pick<WorkOrder, 'unitId' | 'lead' | 'clocks'>

/**
 * What an order would be promised if it were sent at `at`: the result, by the limit that was promised to it, or the
 * ordinary one beside a statutory one where that would end later, in the hours of its lead. Null for an order that was sent before limits were kept with it.
 */
export function promisedAt(order: Promised, leadUnitId: string | null, at: Date, known: Known): Date | null {
  const { limit, ordinary } = order.clocks.result ?? {}
  if (!limit) return null
  const calendar = calendarOf(known, leadUnitId ?? order.unitId)
  const due = dueAt(limit, at, calendar)
  const other = ordinary && dueAt(ordinary.limit, at, calendar)
  if (other && other > due) return other
  return order.lead ? due : fractionOf(due, countsFrom(limit, at), ASSISTING_SHARE, limit.clock, calendar)
}

/** A warning that would come at another minute; null where it would not come at all. */
export type MovedWarning = Readonly<{
  rule: SupervisionRule
  stage: Stage | null
  before: Date | null
  after: Date | null
}>

/** What the clock would write about a matter at other times under other calendars, though every promise stays. */
export function movedWarnings(folder: Folder, before: Known, after: Known): readonly MovedWarning[] {
  const was = new Map(alarmsOf(folder, before).map((alarm) => [alarm.key, alarm]))
  const is = new Map(alarmsOf(folder, after).map((alarm) => [alarm.key, alarm]))
  return [...new Map([...was, ...is]).values()].flatMap(({ key, rule, stage }) => {
    const [from, to] = [was.get(key)?.at ?? null, is.get(key)?.at ?? null]
    return rule && from?.getTime() !== to?.getTime() ? [{ rule, stage, before: from, after: to }] : []
  })
}
