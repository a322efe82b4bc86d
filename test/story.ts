import type { Actor, Role } from '../domain/access/role.ts'
import type { Catalogue } from '../domain/catalogue/catalogue.ts'
import { actions, type Action } from '../domain/ledger/actions.ts'
import { apply } from '../domain/ledger/apply.ts'
import { counterpart } from '../domain/ledger/counterpart.ts'
import { decide } from '../domain/ledger/decide.ts'
import type { Details } from '../domain/ledger/details.ts'
import type { Command, Folder, LedgerEntry, Moment } from '../domain/ledger/matter.ts'
import { presentOrders } from '../domain/ledger/orders.ts'
import type { Refusal } from '../domain/ledger/refusals.ts'
import { alarmsOf } from '../domain/supervision/alarms.ts'
import { commandOf } from '../domain/supervision/command-of.ts'
import { actor, catalogue, signer, uid } from './make.ts'

/** A Monday, 9:00 in China. */
export const monday = new Date('2026-03-02T01:00:00.000Z')

/** What a matter goes through, told a step at a time. Each step must be taken; `refused` ends with one that must not. */
export type Story = Readonly<{
  folder: Folder
  /** Time passes. */
  after: (hours: number) => Story
  /** Time passes until then, as China writes it without a year, `03-10 08:30`; the clock writes what falls due, each at its minute. */
  until: (minute: string) => Story
  /** What the clock wrote: minute, rule or `endPause`, and the stage. */
  struck: readonly string[]
  take: <A extends Action>(action: A, details: Details[A], who?: Actor) => Story
  /** As `take`, on the order of a unit. */
  on: <A extends Action>(unitId: string, action: A, details: Omit<Details[A], 'orderId'>, role?: Role) => Story
  refused: <A extends Action>(action: A, details: Details[A], who?: Actor) => Refusal
  refusedOn: <A extends Action>(unitId: string, action: A, details: Omit<Details[A], 'orderId'>, who?: Actor) => Refusal
  /** With another matter at hand, for merges. */
  beside: (other: Folder) => Story
  with: (catalogue: Catalogue) => Story
  /** The other matter as the last merge left it. */
  other: Folder | undefined
  /** The line of the last step, and the folder before it; with a merge, the line of the other matter too. */
  lines: readonly Line[]
}>

type Line = Readonly<{ entry: LedgerEntry; before: Folder | null; after: Folder }>
type State = Readonly<{
  folder: Folder
  at: Date
  made: number
  catalogue: Catalogue
  other: Folder | undefined
  struck: readonly string[]
  lines: readonly Line[]
}>

/** A matter that was just received: one submitter, who can be reached. */
export function story(about: Partial<Details['register']> = {}, n = 1): Story {
  const details = {
    submissionId: uid(500 + n),
    personId: uid(600 + n),
    reachable: true,
    secrecy: 'open',
    number: `T-${n}`,
    title: '暖气不热',
    channel: 'hotline',
    receivedAt: monday.toISOString(),
    ...about,
  } as const
  const command: Command = { id: uid(n * 10_000), matterId: uid(700 + n), action: 'register', details }
  const moment: Moment = { actor: actor('operator'), at: monday, catalogue, newId: () => uid(0), chance: () => 0.5 }
  const decision = decide(null, command, moment)
  if (!decision.ok) throw new Error(decision.refusal.code)
  const folder = apply(null, decision.entry)
  const lines = [{ entry: decision.entry, before: null, after: folder }]
  return told({ folder, at: monday, made: n * 10_000, catalogue, other: undefined, struck: [], lines })
}

function told(state: State): Story {
  const { folder, at, made, other } = state
  const attempt = (action: Action, details: object, who = actor(actions[action].by[0] ?? 'operator')) => {
    let ids = made
    const newId = () => uid(++ids)
    const command = { id: newId(), matterId: folder.matter.id, action, details } as Command
    const decision = decide(folder, command, {
      actor: who,
      at,
      catalogue: state.catalogue,
      newId,
      chance: () => 0.5,
      other,
    })
    return { decision, ids, newId }
  }
  const take = (action: Action, details: object, who?: Actor): Story => {
    const { decision, ids } = attempt(action, details, who)
    if (!decision.ok) throw new Error(`${action} was refused: ${decision.refusal.code}`)
    const beside = other && counterpart(decision.entry, other, uid(ids + 1))
    const next = beside && other ? apply(other, beside) : other
    const after = apply(folder, decision.entry)
    const own = { entry: decision.entry, before: folder, after }
    const lines = beside && other && next ? [own, { entry: beside, before: other, after: next }] : [own]
    return told({ ...state, folder: after, made: ids + 1, other: next, lines })
  }
  const refused = (action: Action, details: object, who?: Actor): Refusal => {
    const { decision } = attempt(action, details, who)
    if (decision.ok) throw new Error(`${action} was taken`)
    return decision.refusal
  }
  const orderId = (unitId: string) => {
    const order = presentOrders(folder.matter, folder.orders).find((one) => one.unitId === unitId)
    if (!order) throw new Error(`${unitId} has no order`)
    return order.id
  }
  return {
    folder,
    other,
    struck: state.struck,
    until: (minute) => told({ ...struckUntil(state, new Date(`2026-${minute.replace(' ', 'T')}:00+08:00`)) }),
    lines: state.lines,
    after: (hours) => told({ ...state, at: new Date(at.getTime() + hours * 3_600_000) }),
    take,
    on: (unitId, action, details, role) => {
      const ofUnit = actions[action].by.some((by) => by === 'unitHandler' || by === 'unitLeader')
      const who = role ? actor(role) : ofUnit ? actor('unitLeader', unitId) : undefined
      return take(action, { orderId: orderId(unitId), ...details }, who)
    },
    refused,
    refusedOn: (unitId, action, details, who) => {
      const ofUnit = actions[action].by.some((by) => by === 'unitHandler' || by === 'unitLeader')
      return refused(
        action,
        { orderId: orderId(unitId), ...details },
        who ?? (ofUnit ? actor('unitLeader', unitId) : undefined),
      )
    },
    beside: (one) => told({ ...state, other: one }),
    with: (changed) => told({ ...state, catalogue: changed }),
  }
}

function struckUntil(state: State, until: Date): State {
  const { folder, catalogue: known, made } = state
  const [alarm] = alarmsOf(folder, known)
  if (!alarm || alarm.at > until) return { ...state, at: until }
  const at = alarm.at > folder.matter.lastAt ? alarm.at : folder.matter.lastAt
  const command = commandOf(alarm, folder, known, uid(made + 1), at)
  const moment = { actor: actor('system'), at, catalogue: known, newId: () => uid(0), chance: () => 0.5 }
  const decision = decide(folder, command, moment)
  if (!decision.ok) throw new Error(`${alarm.key} was refused: ${decision.refusal.code}`)
  const minute = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
  const said = [minute, alarm.rule?.code ?? 'endPause', alarm.stage].filter(Boolean).join(' ')
  const after = apply(folder, decision.entry)
  return struckUntil({ ...state, folder: after, made: made + 1, struck: [...state.struck, said] }, until)
}

export const place = { kind: 'help', categoryCode: '0101001', regionCode: '159901100201' } as const
export const goodChecklist = {
  contacted: true,
  factsChecked: true,
  basisGiven: true,
  replyClean: true,
  noPassingOn: true,
} as const

/** 已建账 */
export const opened = (about?: Partial<Details['open']>) => story().take('open', { ...place, ...about })
/** 已派单 to the housing bureau unless told otherwise. */
export const dispatched = (details: Partial<Details['dispatch']> = {}, about?: Partial<Details['open']>) =>
  opened(about).take('dispatch', { leadUnitId: 'housing', ...details })
/** 已领账 by the lead. */
export const claimed = (details?: Partial<Details['dispatch']>) => dispatched(details).on('housing', 'claim', {})
export const answerOf = (unitId: string) => ({
  record: '已到现场处理',
  reply: '问题已解决',
  solved: 'solved' as const,
  signedBy: signer(unitId),
})
/** 待审核 */
export const answered = () => claimed().on('housing', 'answer', answerOf('housing'))
/** 待回访 */
export const resolved = () => answered().take('audit', { passed: true, checklist: goodChecklist })
