import type { Catalogue } from '../catalogue/catalogue.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import type { SupervisionRule } from '../catalogue/rows.ts'
import { halfway, type Pause } from '../deadline/clock.ts'
import { addDays, dayInChina, parsePlainDate, startOfDay } from '../deadline/plain-date.ts'
import type { Stage } from '../deadline/stages.ts'
import { addWorkdays, startOfWork, type WorkCalendar, workOr } from '../deadline/work-calendar.ts'
import { inHand } from '../ledger/actions.ts'
import type { Folder, WorkOrder } from '../ledger/matter.ts'
import { presentOrders } from '../ledger/orders.ts'
import { pauseEndsAt, stoodStill } from '../ledger/pause.ts'
import { openStages } from '../ledger/stages.ts'
import { agreedDays, agreedKey } from './agreed-days.ts'

const HOUR = 3_600_000

/** What the clock has to write about a matter, when, and by which rule; without one it is the end of a pause. */
export type Alarm = Readonly<{
  /** Names this occasion; the ledger keeps it, so that it is written once. */
  key: string
  at: Date
  rule: SupervisionRule | null
  orderId: string | null
  stage: Stage | null
  /** The promise it is about. */
  dueAt: Date | null
}>

type Known = Pick<Catalogue, 'units' | 'unitHours' | 'calendar' | 'supervisionRules' | 'procedure'>

/**
 * Everything the clock still has to write about a matter as it stands, in the order of time: warnings before a limit and
 * when it ends (domain.md 4), the ladder after it (7), a request that waits, a pause that is over, a review or milestone
 * that comes. What is already written is left out; a limit that was moved is a new promise and warns anew. Warnings of a
 * limit that runs in office hours come while offices are open, so the last one before it, never after. A matter that
 * stands still or is at rest has none but the end of its pause or its review.
 */
export function alarmsOf(folder: Folder, known: Known): readonly Alarm[] {
  const { matter, orders } = folder
  const stillOpen = matter.status === 'dispatched'
  const present = stillOpen ? presentOrders(matter, orders) : []
  const alarms = [
    ...present.flatMap((order) => orderAlarms(order, folder, known)),
    ...(inHand.includes(matter.status) ? matterAlarms(folder, known) : []),
  ]
  const fired = new Set(matter.fired)
  return alarms.filter(({ key }) => !fired.has(key)).toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

/** When the clock has to look at a matter next; null where nothing is to come. */
export function wakesAt(folder: Folder, known: Known): Date | null {
  return alarmsOf(folder, known)[0]?.at ?? null
}

function orderAlarms(order: WorkOrder, { matter }: Folder, known: Known): readonly Alarm[] {
  const calendar = calendarOf(known, order.unitId)
  const waiting = requestAlarms(order, known.supervisionRules, calendar)
  if (order.pausedAt) {
    const at = pauseEndsAt(order, calendar, known.procedure.pauseWorkdays)
    const over = at && { at, key: keyOf(order.id, 'pause', order.pausedAt), rule: null, stage: null, dueAt: null }
    return over ? [{ ...over, orderId: order.id }, ...waiting] : waiting
  }
  return [
    ...limitAlarms(order, matter, known, calendar),
    ...waiting,
    ...silentAlarms(order, matter, known.supervisionRules, calendar),
  ]
}

type Limits = Readonly<{ led: Folder['matter']['led']; known: Known; alarms: readonly Alarm[] }>
/** Most lines leave an order as it is, and so what its limits ask for. */
const limitsOf = new WeakMap<WorkOrder, Limits>()

/** Every rule about every limit that still runs. */
function limitAlarms(
  order: WorkOrder,
  matter: Folder['matter'],
  known: Known,
  calendar: WorkCalendar,
): readonly Alarm[] {
  const { led } = matter
  const kept = limitsOf.get(order)
  if (kept && kept.led === led && kept.known === known) return kept.alarms
  const stood = stoodStill(order, calendar, known.procedure.pauseWorkdays)
  const alarms = openStages(order, matter).flatMap(({ stage, by }) =>
    known.supervisionRules.flatMap((rule) => {
      if (rule.stages && !rule.stages.includes(stage)) return []
      const at = limitAlarm(rule, order, stage, by, { calendar, stood })
      return at ? [{ key: keyOf(order.id, stage, by, rule), at, rule, orderId: order.id, stage, dueAt: by }] : []
    }),
  )
  limitsOf.set(order, { led, known, alarms })
  return alarms
}

/** When a rule about one limit is due; null where it is about something else, or would come before the limit began to count. */
function limitAlarm(
  { trigger, amount }: SupervisionRule,
  order: WorkOrder,
  stage: Stage,
  by: Date,
  { calendar, stood }: Readonly<{ calendar: WorkCalendar; stood: readonly Pause[] }>,
): Date | null {
  const own = order.clocks[stage]
  const clock = own?.limit.clock ?? order.clock
  const from = own ? new Date(own.countsFrom) : order.countsFrom
  if (trigger === 'due') return by
  if (trigger === 'overdue') return startOfWork(addWorkdays(dayInChina(by), amount ?? 1, calendar), calendar)
  if (trigger !== 'half' && trigger !== 'before') return null
  const exact =
    trigger === 'half' ? halfway(by, from, clock, calendar, stood) : new Date(by.getTime() - (amount ?? 0) * HOUR)
  const at = clock === 'continuous' ? exact : workOr(exact, calendar)
  return at > from && at > order.sentAt && at < by ? at : null
}

/** 督办后仍无声: a supervision notice for this order that nobody of the unit has answered by a word of any kind. */
function silentAlarms(
  order: WorkOrder,
  { documents }: Folder['matter'],
  rules: readonly SupervisionRule[],
  calendar: WorkCalendar,
): readonly Alarm[] {
  const open = documents.filter(
    ({ orderId, liftedAt, level, at }) =>
      liftedAt === null &&
      level >= 2 &&
      orderId === order.id &&
      (order.spokeAt === null || order.spokeAt < new Date(at)),
  )
  const [first] = open
  if (!first) return []
  return rules
    .filter(({ trigger, level }) => trigger === 'silent' && open.every((document) => document.level < level))
    .map((rule) => {
      const sent = new Date(first.at)
      const at = startOfWork(addWorkdays(dayInChina(sent), (rule.amount ?? 0) + 1, calendar), calendar)
      return {
        key: keyOf(order.id, 'silent', sent, rule),
        at,
        rule,
        orderId: order.id,
        stage: null,
        dueAt: order.answerBy,
      }
    })
}

/** 申请待批: what a unit asked for and nobody has decided. */
function requestAlarms(
  { id, requests }: WorkOrder,
  rules: readonly SupervisionRule[],
  calendar: WorkCalendar,
): readonly Alarm[] {
  const waiting = (['return', 'extension', 'suspension'] as const).flatMap((what) => {
    const askedAt = requests[what]?.askedAt
    return askedAt === undefined ? [] : [{ what, askedAt: new Date(askedAt) }]
  })
  return rules
    .filter(({ trigger }) => trigger === 'waiting')
    .flatMap((rule) =>
      waiting.map(({ what, askedAt }) => ({
        key: keyOf(id, what, askedAt, rule),
        at: startOfWork(addWorkdays(dayInChina(askedAt), (rule.amount ?? 0) + 1, calendar), calendar),
        rule,
        orderId: id,
        stage: null,
        dueAt: null,
      })),
    )
}

/** What is about the matter as a whole: redone or returned too often, and days agreed with a leader. */
function matterAlarms({ matter }: Folder, { calendar, supervisionRules }: Known): readonly Alarm[] {
  return supervisionRules.flatMap((rule): readonly Alarm[] => {
    const { trigger, amount, level } = rule
    if (trigger === 'redos' || trigger === 'returns') {
      const count = trigger === 'redos' ? matter.redos : matter.hops
      const pressed = matter.documents.some((document) => document.liftedAt === null && document.level >= level)
      if (amount === null || count < amount || pressed) return []
      return [
        { key: `${trigger} ${count} ${rule.code}`, at: matter.lastAt, rule, orderId: null, stage: null, dueAt: null },
      ]
    }
    if (trigger !== 'review' && trigger !== 'onDay') return []
    return agreedDays(matter).map(({ day, what }) => ({
      key: agreedKey(what, day, rule.code),
      at: startOfWork(addDays(parsePlainDate(day), trigger === 'onDay' ? 0 : -(amount ?? 0)), calendar),
      rule,
      orderId: null,
      stage: 'review' as const,
      dueAt: startOfDay(parsePlainDate(day)),
    }))
  })
}

function keyOf(orderId: string, what: string, instant: Date, rule?: SupervisionRule): string {
  return `${orderId} ${what} ${instant.toISOString()}${rule ? ` ${rule.code}` : ''}`
}
