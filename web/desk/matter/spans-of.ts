import type { Action } from '../../../domain/ledger/actions.ts'
import type { Answer } from '../../api.ts'
import type { listEntries, readMatter } from '../../../contract/ledger.ts'

export type Line = Answer<typeof listEntries>['rows'][number]
export type Order = Answer<typeof readMatter>['orders'][number]

/** While a clock stood still; `to` null: it still does. */
export type Pause = Readonly<{ from: string; to: string | null; why: Why }>
type Why = 'information' | 'return' | 'suspension'
/** One promise of an order: until when, and when it was kept. */
export type Stage = Readonly<{
  stage: 'accept' | 'contact' | 'feedback' | 'plan' | 'result'
  dueAt: string
  metAt: string | null
}>
/** What is drawn of one order on the time line. */
export type OrderSpan = Readonly<{ order: Order; stages: readonly Stage[]; pauses: readonly Pause[] }>

const begins: Readonly<Partial<Record<Action, Why>>> = {
  requestInformation: 'information',
  requestReturn: 'return',
  judgeSuspension: 'suspension',
}

/** The clocks of a matter's orders with their pauses, as its lines tell them; the newest order first. */
export function spansOf(orders: readonly Order[], lines: readonly Line[]): readonly OrderSpan[] {
  return orders
    .map((order) => ({ order, stages: stagesOf(order, lines), pauses: pausesOf(order, lines) }))
    .toSorted((a, b) => b.order.round - a.order.round || a.order.sentAt.localeCompare(b.order.sentAt))
}

/** A plan is there once a leader has claimed the matter with one; who has answered owes none. */
function stagesOf(order: Order, lines: readonly Line[]): readonly Stage[] {
  const { acceptBy, contactBy, feedbackBy, planBy, answerBy, claimedAt, contactedAt, answeredAt } = order
  const planned = lines.find(({ action, at }) => action === 'claimByLeader' && at >= order.sentAt)?.at
  const stages: readonly (Omit<Stage, 'dueAt'> & { dueAt: string | null })[] = [
    { stage: 'accept', dueAt: acceptBy, metAt: claimedAt },
    { stage: 'contact', dueAt: contactBy, metAt: contactedAt },
    { stage: 'feedback', dueAt: feedbackBy, metAt: answeredAt },
    { stage: 'plan', dueAt: planBy, metAt: planned ?? answeredAt },
    { stage: 'result', dueAt: answerBy, metAt: answeredAt },
  ]
  return stages.flatMap(({ stage, dueAt, metAt }) => (dueAt === null ? [] : [{ stage, dueAt, metAt }]))
}

/** A return and a question stop the clock of one order; a suspension that of all that were out. */
function pausesOf({ id, sentAt, pausedAt }: Order, lines: readonly Line[]): readonly Pause[] {
  const pauses: Pause[] = []
  for (const { action, details, at } of lines) {
    if (at < sentAt) continue
    const open = pauses.findIndex(({ to }) => to === null)
    const mine = details['orderId'] === id
    const why = begins[action as Action]
    if (why === 'suspension' ? details['granted'] === true : why && mine) {
      if (open < 0) pauses.push({ from: at, to: null, why: why ?? 'information' })
    } else if (open >= 0 && (action === 'resume' || (mine && /^(giveInformation|judgeReturn)$/.test(action)))) {
      pauses[open] = { ...pauses[open]!, to: at }
    }
  }
  // Whose clock runs has no pause that is still open, whatever the lines that its reader gets leave out.
  return pauses.filter(({ to }) => to !== null || pausedAt !== null)
}
