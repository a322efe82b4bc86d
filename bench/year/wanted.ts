import { amountsAt } from './changes.ts'
import { type Naive, presentOf, type Wanted } from './naive.ts'
import { type NaiveOrder, pauseDaysLeft, stoodStill } from './naive-order.ts'
import type { Walk } from './walk.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const iso = (at: number) => new Date(at).toISOString()

/**
 * What the clock has to write about a matter as it stands, by the ladder a prefecture starts with as it is told in
 * domain.md 4 and 7: warnings at half the time, 48 and 24 hours before the result and at zero; a notice on the opening of
 * the workday after it; a letter after five workdays without a word; requests that wait; three redos, three returns;
 * three days before what was agreed, and on that day. In the middle of the year the first warning moves to 72 hours and the
 * letter to four workdays.
 *
 * @param now by whose rules and days off
 */
export function wantedOf(matter: Naive, walkFor: (unitId: string | null) => Walk, now: number): readonly Wanted[] {
  const all: Wanted[] = []
  const add = (key: string, rule: string | null, at: number) => {
    all.push({ key: rule ? `${key} ${rule}` : key, rule, at })
  }
  if (matter.status === 'dispatched')
    for (const order of presentOf(matter)) ofOrder(order, matter, walkFor(order.unitId), now, add)
  if (!['opened', 'dispatched', 'suspended', 'answered'].includes(matter.status)) return all
  const pressed = matter.documents.some(({ lifted, level }) => !lifted && level >= 4)
  if (matter.redos >= 3 && !pressed) add(`redos ${matter.redos}`, 'l4-redos', matter.lastAt)
  if (matter.returns >= 3 && !pressed) add(`returns ${matter.returns}`, 'l4-returns', matter.lastAt)
  const walk = walkFor(null)
  const agreed = (what: string, day: string) => {
    const begins = Date.parse(`${day}T00:00:00+08:00`)
    add(`${what} ${day}`, 'l0-review', walk.opening(begins - 72 * HOUR, 0))
    add(`${what} ${day}`, 'l0-review-day', walk.opening(begins, 0))
  }
  if (matter.led) agreed('review', matter.led.review)
  for (const { on, done } of matter.led?.milestones ?? []) if (!done) agreed('milestone', on)
  if (matter.suspendedUntil) agreed('suspension', matter.suspendedUntil)
  return all
}

type Add = (key: string, rule: string | null, at: number) => void

function ofOrder(order: NaiveOrder, matter: Naive, walk: Walk, now: number, add: Add): void {
  const { firstWarning, silent } = amountsAt(now)
  for (const what of ['return', 'extension', 'suspension'] as const) {
    const asked = order.asked[what]
    if (asked !== undefined) add(`${order.id} ${what} ${iso(asked)}`, 'l0-waiting', walk.opening(asked, 2))
  }
  if (order.stands) {
    const left = pauseDaysLeft(order, walk)
    const { from } = order.stands
    add(`${order.id} pause ${iso(from)}`, null, left === 0 ? from : walk.closing(from, left))
    return
  }
  if (order.state === 'sent' || order.state === 'claimed') ofLimits(order, matter, walk, firstWarning, add)
  // Whoever is pressed after they have answered has to say a word too.
  const unanswered = matter.documents.filter(
    (one) => one.orderId === order.id && !one.lifted && one.level >= 2 && order.spoke < one.at,
  )
  const [first] = unanswered
  if (first && unanswered.every(({ level }) => level < 3))
    add(`${order.id} silent ${iso(first.at)}`, 'l3-silent', walk.opening(first.at, silent + 1))
}

function ofLimits(order: NaiveOrder, matter: Naive, walk: Walk, firstWarning: number, add: Add): void {
  const open = {
    accept: !order.everClaimed,
    contact: !order.contacted,
    feedback: !order.reported,
    plan: !order.reported && matter.led === null,
    result: true,
  } as const
  for (const stage of Object.keys(open) as (keyof typeof open)[]) {
    const by = order.by[stage]
    const run = order.runs[stage]
    if (!open[stage] || by === undefined || !run) continue
    const key = `${order.id} ${stage} ${iso(by)}`
    const warn = (rule: string, exact: number) => {
      const at = run.always ? exact : walk.orLast(exact)
      if (at > run.from && at > order.sentAt && at < by) add(key, rule, at)
    }
    const half = halfOf(order, run, by, walk)
    if (half !== null) warn('l0-half', half)
    add(key, 'l0-due', by)
    if (stage !== 'result') continue
    warn('l0-48', by - firstWarning * HOUR)
    warn('l0-24', by - 24 * HOUR)
    add(key, 'l2-overdue', walk.opening(by, 1))
  }
}

/** When half of what runs has run: the time between two pauses after that between the two before, until half of it is there. */
function halfOf(order: NaiveOrder, { from, always }: NaiveOrder['runs']['result'] & {}, by: number, walk: Walk) {
  const ran: (readonly [from: number, to: number])[] = []
  let begins = from
  for (const pause of stoodStill(order, walk)) {
    if (pause.to <= begins || pause.from >= by) continue
    if (pause.from > begins) ran.push([begins, pause.from])
    begins = Math.min(pause.to, by)
  }
  ran.push([begins, by])
  const whole = ran.reduce((sum, [first, last]) => sum + walk.between(first, last, always), 0)
  if (whole <= 0) return null
  let left = Math.max(1, Math.round(whole / MINUTE / 2)) * MINUTE
  for (const [first, last] of ran) {
    const there = walk.between(first, last, always)
    if (there >= left) return Math.min(by, walk.on(first, left, always))
    left -= there
  }
  return by
}
