import type { Walk } from './walk.ts'
import { type Moved, type RawOrder, type Stage, stages } from './raw.ts'

type Run = { from: number; always: boolean }
type Request = 'return' | 'extension' | 'information' | 'suspension'

/** A work order by its lines, told in the simplest way. */
export type NaiveOrder = {
  id: string
  unitId: string
  lead: boolean
  round: number
  state: 'sent' | 'claimed' | 'answered' | 'accepted' | 'returned' | 'withdrawn'
  sentAt: number
  by: Partial<Record<Stage, number>>
  runs: Partial<Record<Stage, Run>>
  contacted: boolean
  everClaimed: boolean
  reported: boolean
  spoke: number
  stands: { why: Request; from: number } | null
  stood: { why: Request; from: number; to: number }[]
  asked: Partial<Record<Request, number>>
  askedDays: number
}
/** The order a unit receives. */
export function sent(one: RawOrder, round: number, sentAt: number): NaiveOrder {
  const by: NaiveOrder['by'] = {}
  const runs: NaiveOrder['runs'] = {}
  for (const stage of stages) {
    const instant = stage === 'result' ? one.answerBy : one[`${stage}By`]
    const own = one.clocks[stage]
    if (instant === null || !own) continue
    by[stage] = Date.parse(instant)
    runs[stage] = { from: Date.parse(own.countsFrom), always: own.limit.clock === 'continuous' }
  }
  const { id, unitId, lead } = one
  const stood: NaiveOrder['stood'] = []
  const still = {
    contacted: false,
    everClaimed: false,
    reported: false,
    spoke: 0,
    stands: null,
    stood,
    asked: {},
    askedDays: 0,
  }
  return { id, unitId, lead, round, state: 'sent', sentAt, by, runs, ...still }
}

/** Its clocks stand still, or go on standing. */
export function stop(order: NaiveOrder, why: Request, at: number): void {
  order.asked[why] = at
  order.stands ??= { why, from: at }
}

/** They run again. */
export function goes(order: NaiveOrder, at: number): void {
  if (order.stands) order.stood.push({ ...order.stands, to: at })
  order.stands = null
}

/** One reason to stand still is over; the other may keep it standing. */
export function goesOn(order: NaiveOrder, over: Request, other: Request, at: number, told: Moved): void {
  delete order.asked[over]
  const stood = order.stands !== null
  goes(order, at)
  moved(order, told)
  if (stood && order.asked[other] !== undefined) order.stands = { why: other, from: at }
}

/** Its limits go where the line says. */
export function moved(order: NaiveOrder, told: Moved): void {
  for (const stage of stages) if (told.dues?.[stage]) order.by[stage] = Date.parse(told.dues[stage])
  if (told.dueAt) order.by.result = Date.parse(told.dueAt)
}

/** How many of the five working days an order may stand still are left: days with open offices after a pause began, up to its end. */
export function pauseDaysLeft({ stood }: Pick<NaiveOrder, 'stood'>, walk: Walk): number {
  let left = 5
  for (const { why, from, to } of stood) {
    if (why === 'suspension') continue
    for (let days = 1; walk.opening(from, days) <= endOfDay(to); days += 1) left -= 1
  }
  return Math.max(0, left)
}

/** The pauses as far as they gave time back. */
export function stoodStill({ stood }: NaiveOrder, walk: Walk): readonly Readonly<{ from: number; to: number }>[] {
  return stood.map(({ why, from, to }, n) => {
    if (why === 'suspension') return { from, to }
    const left = pauseDaysLeft({ stood: stood.slice(0, n) }, walk)
    return { from, to: left === 0 ? from : Math.min(to, walk.closing(from, left)) }
  })
}

function endOfDay(at: number): number {
  const CHINA = 8 * 3_600_000
  const DAY = 24 * 3_600_000
  return Math.floor((at + CHINA) / DAY) * DAY + DAY - CHINA - 1
}
