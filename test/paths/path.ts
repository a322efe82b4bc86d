import type { z } from 'zod'
import type { Orderable } from '../../contract/details.ts'
import type { folder } from '../../contract/folder.ts'
import type { Role } from '../../domain/access/role.ts'
import { addDays, dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Status } from '../../domain/ledger/actions.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { signer } from '../make.ts'
import { goodChecklist, place } from '../story.ts'

/** Who acts: a role, and of units which. */
export type Who = readonly [Role, string?]

/** What a step can see before it is taken. */
export type Scene = Readonly<{
  /** The matter as the server answered it last. */
  folder: z.output<typeof folder>
  /** Of everything that was said on this path, in order. */
  matterIds: readonly string[]
  submissionIds: readonly string[]
  at: Date
}>

export type Told = object | ((scene: Scene) => object)
/** Where the matter stands afterwards, or why the step is not taken. */
export type Verdict = Status | `not: ${ErrorCode}`

/** A number: so many hours pass. Otherwise who does what to which matter (the first unless given), and what comes of it. */
export type Step = number | readonly [who: Who, action: Orderable, told: Told, verdict: Verdict, matter?: number]

/** What a submitter reads in the end. */
export type Ending = Readonly<{ status: Status; unit: string | null; reply: string | null; steps: string }>

/** A complete way through the procedure. */
export type Path = Readonly<{ name: string; said: readonly object[]; steps: readonly Step[]; ends: readonly Ending[] }>

export const dispatcher: Who = ['dispatcher']
export const operator: Who = ['operator']
export const supervisor: Who = ['supervisor']
export const agent: Who = ['followUpAgent']
export const leaderOf = (unitId: string): Who => ['unitLeader', unitId]
export const handlerOf = (unitId: string): Who => ['unitHandler', unitId]

export const reply = '问题已解决'
export const heard = { text: '家里暖气不热，请派人看看。', submitter: { name: '苏和', phone: '13800000001' } }

/** Details of a step on the work order a unit has now. */
export function on(unitId: string, details: object = {}): Told {
  return ({ folder }) => {
    const order = folder.orders.findLast((one) => one.unitId === unitId)
    return { orderId: order?.id, ...details }
  }
}

/** Details of a step on the supervision document that was written last. */
export function lastDocument(details: object): Told {
  return ({ folder }) => ({ document: folder.matter.documents.at(-1)?.number, ...details })
}

/** 回访 of the submitter of the nth submission: reached, content. */
export function said(n = 0, details: object = {}): Told {
  const content = { way: 'phone', contacted: true, solved: 'solved', satisfied: 5 }
  return ({ submissionIds }) => ({ submissionId: submissionIds[n], ...content, ...details })
}

/** A day so many days from now. */
export function dayAfter({ at }: Scene, days: number): string {
  return addDays(dayInChina(at), days)
}

export const open: Step = [dispatcher, 'open', place, 'opened']
export const dispatchTo = (leadUnitId: string, details: object = {}): Step => [
  dispatcher,
  'dispatch',
  { leadUnitId, ...details },
  'dispatched',
]
export const claim = (unitId: string): Step => [handlerOf(unitId), 'claim', on(unitId), 'dispatched']
export const contact = (unitId: string): Step => [
  handlerOf(unitId),
  'contact',
  (scene) => ({ ...called(on(unitId), scene), way: 'phone', contactedAt: scene.at.toISOString() }),
  'dispatched',
]
/** 答复 of the lead. */
export const answer = (unitId: string, details: object = {}): Step => [
  handlerOf(unitId),
  'answer',
  on(unitId, { record: '已到现场处理', reply, solved: 'solved', signedBy: signer(unitId), ...details }),
  'answered',
]
/** What an assisting unit answers: no word to the public. */
export const record = (unitId: string, verdict: Verdict = 'dispatched'): Step => [
  handlerOf(unitId),
  'answer',
  on(unitId, { record: '已配合处理', solved: 'solved', signedBy: signer(unitId) }),
  verdict,
]
export const pass: Step = [dispatcher, 'audit', { passed: true, checklist: goodChecklist }, 'resolved']
export const ask = (n = 0, details: object = {}): Step => [agent, 'followUp', said(n, details), 'resolved']
export const clear: Step = [agent, 'clear', {}, 'cleared']

/** From 已派单 to 待回访 by one unit. */
export const handledBy = (unitId: string): readonly Step[] => [claim(unitId), contact(unitId), answer(unitId), pass]
export const settled: readonly Step[] = [ask(), clear]

/** 已清账 by the housing bureau after these steps. */
export const cleared = (steps: string, unit: string | null = '住建局'): Ending => ({
  status: 'cleared',
  unit,
  reply,
  steps,
})

export function called(told: Told, scene: Scene): object {
  return typeof told === 'function' ? told(scene) : told
}
