import type { Naive } from './naive.ts'
import { pauseDaysLeft } from './naive-order.ts'
import { type Line, type RawClock, stages } from './raw.ts'
import type { Walk } from './walk.ts'

const MINUTE = 60_000
type Count = { made: number; checked: number }

/**
 * What a line promises, counted anew minute by minute: the limits of new orders by the amounts that stand beside them, an
 * extension, the result after a pause. What differs, in words.
 *
 * @param matter as it stood before the line
 */
export function promisesOf(
  matter: Naive,
  { action, details, at }: Line,
  walkFor: (unitId: string | null) => Walk,
  count: Count,
): readonly string[] {
  const wrong: string[] = []
  const compare = (what: string, told: string | null | undefined, counted: number | null) => {
    count.made += 1
    if (counted === null || !told) return
    count.checked += 1
    if (Date.parse(told) !== counted) wrong.push(`${what}: ${told}, not ${new Date(counted).toISOString()}`)
  }
  for (const order of details.orders ?? []) {
    const lead = details.orders?.find((one) => one.lead)
    if (!lead || !order.clocks) continue
    for (const stage of stages) {
      const clock = order.clocks[stage]
      if (!clock) continue
      const whole = stage === 'result'
      const due = counted(clock.limit, at, walkFor(whole ? lead.unitId : order.unitId))
      const told = whole ? order.answerBy : order[`${stage}By`]
      compare(`${order.id} ${stage}`, told, whole && !order.lead ? share(clock, due, walkFor(lead.unitId)) : due)
    }
  }
  const order = matter.orders.find(({ id }) => id === details.orderId)
  const by = order?.by.result
  if (!order || by === undefined) return wrong
  const walk = walkFor(order.unitId)
  if (action === 'judgeExtension' && details.granted)
    compare(`${order.id} extension`, details.dueAt, walk.closing(by, order.askedDays))
  const ends = action === 'endPause' || action === 'giveInformation' || (action === 'judgeReturn' && !details.upheld)
  const run = order.runs.result
  if (!ends || !run || !order.stands) return wrong
  const cap = pauseDaysLeft(order, walk)
  const from = Math.max(order.stands.from, run.from)
  const to = cap === 0 ? from : Math.min(at, walk.closing(from, cap))
  const left = from >= by ? 0 : walk.between(from, by, run.always)
  const shifted = from >= at || left <= 0 || to <= from ? by : Math.max(by, walk.on(to, left, run.always))
  compare(`${order.id} after a pause`, details.dueAt, shifted)
  return wrong
}

function counted({ amount, unit, clock }: RawClock['limit'], at: number, walk: Walk): number {
  if (unit === 'minute' || unit === 'hour')
    return walk.on(at, amount * (unit === 'hour' ? 60 : 1) * MINUTE, clock === 'continuous')
  if (clock === 'work') return walk.closing(at, amount)
  const day = new Date(at + 480 * MINUTE)
  const last = new Date(day)
  if (unit === 'day') last.setUTCDate(day.getUTCDate() + amount)
  else {
    // The day of the same number in the month it comes to, or that month's last.
    const months = day.getUTCMonth() + amount * (unit === 'quarter' ? 3 : 1)
    const length = new Date(Date.UTC(day.getUTCFullYear(), months + 1, 0)).getUTCDate()
    last.setUTCFullYear(day.getUTCFullYear(), months, Math.min(day.getUTCDate(), length))
  }
  return walk.closing(last.getTime() - 480 * MINUTE, 0)
}

/** An assisting unit has three fifths of the lead's time. */
function share({ countsFrom, limit }: RawClock, due: number, walk: Walk): number {
  const from = Date.parse(countsFrom)
  const always = limit.clock === 'continuous'
  const whole = walk.between(from, due, always)
  return Math.min(due, walk.on(from, Math.max(1, Math.round((whole / MINUTE) * 0.6)) * MINUTE, always))
}
