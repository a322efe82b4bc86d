import { z } from 'zod'
import { checklist, type Details } from '../domain/ledger/details.ts'
import { kinds, tracks, urgencies } from '../domain/ledger/words.ts'
import { code, day, id, instant, point, words } from './fields.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])

export const kind = keys(kinds)
export const track = keys(tracks)
export const urgency = keys(urgencies)
const solved = z.enum(['solved', 'partly', 'notSolved'])
const stars = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

const line = words(500)
const prose = words(20_000)
const orderId = id
const unitIds = z.array(code).max(20)
const people = z.array(id).min(1).max(30)
const place = { regionCode: code, address: line.optional(), point: point.optional() }
const described = {
  title: words(200).optional(),
  aboutUnitIds: unitIds.optional(),
  personalBenefit: z.boolean().optional(),
}
const units = {
  leadUnitId: code,
  assistingUnitIds: unitIds.optional(),
  track: track.optional(),
  urgency: urgency.optional(),
  statutoryCode: code.optional().describe('法定期限 that was picked; unless given, the one that fits the category.'),
}
const supervision = z.strictObject({
  level: z.number().int().min(1).max(7),
  addressee: line,
  basis: line,
  limitOn: day.optional(),
  text: prose.optional(),
  orderId: id.optional(),
})

/** Actions a person may order; the others are written by the clock, beside a line or by receiving a submission. */
export type Orderable = Exclude<keyof Details, 'register' | 'absorb' | 'release' | 'endPause'>

/** What each action is told, as JSON; nothing beyond the named fields is taken. */
export const details = {
  classify: z.strictObject({
    ...described,
    kind: kind.optional(),
    categoryCode: code.optional(),
    regionCode: code.optional(),
    address: line.optional(),
    point: point.optional(),
    urgency: urgency.optional(),
  }),
  open: z.strictObject({ ...described, ...place, kind, categoryCode: code, urgency: urgency.optional() }),
  settle: z.strictObject({
    answer: prose,
    articleId: code.optional(),
    kind: kind.optional(),
    categoryCode: code.optional(),
    regionCode: code.optional(),
    address: line.optional(),
  }),
  decline: z.strictObject({ reasonCode: code, legalRoute: line, text: prose }),
  transfer: z.strictObject({
    to: z.enum(['police110', 'fire119', 'ambulance120', 'petition']),
    externalNumber: words(80),
    note: prose.optional(),
  }),
  merge: z.strictObject({ targetId: id, why: line.optional() }),
  unmerge: z.strictObject({ why: line }),
  dispatch: z.strictObject({ ...units, note: prose.optional() }),
  designate: z.strictObject({ ...units, participants: people, decision: prose }),
  claim: z.strictObject({ orderId }),
  contact: z.strictObject({
    orderId,
    way: z.enum(['phone', 'door', 'relay', 'message']),
    contactedAt: instant,
    note: prose.optional(),
  }),
  requestReturn: z.strictObject({ orderId, reasonCode: code, basis: prose, suggestedUnitId: code.optional() }),
  judgeReturn: z.strictObject({ orderId, upheld: z.boolean(), why: prose }),
  requestExtension: z.strictObject({ orderId, workdays: z.number().int().min(1).max(10), why: prose }),
  judgeExtension: z.strictObject({ orderId, granted: z.boolean(), why: prose }),
  requestInformation: z.strictObject({ orderId, question: prose }),
  giveInformation: z.strictObject({ orderId, text: prose }),
  requestSuspension: z.strictObject({ orderId, leaderId: id, plan: prose, nextReviewOn: day, why: prose }),
  judgeSuspension: z.strictObject({ orderId, granted: z.boolean(), why: prose }),
  resume: z.strictObject({ note: prose }),
  answer: z.strictObject({
    orderId,
    record: prose,
    reply: prose.optional(),
    solved,
    whyNot: prose.optional(),
    signedBy: id,
    minutes: prose.optional(),
    ending: z.enum(['done', 'planned', 'notFeasible']).optional(),
  }),
  audit: z.strictObject({
    passed: z.boolean(),
    checklist: z.record(keys(checklist), z.boolean()),
    why: prose.optional(),
    orderIds: z.array(id).max(20).optional(),
  }),
  followUp: z.strictObject({
    submissionId: id,
    way: z.enum(['phone', 'message', 'link', 'door']),
    contacted: z.boolean(),
    solved: solved.optional(),
    satisfied: stars.optional(),
    attitude: stars.optional(),
    askedToChange: z.boolean().optional(),
    note: prose.optional(),
  }),
  clear: z.strictObject({ evidence: prose.optional(), note: prose.optional() }),
  reopen: z.strictObject({ why: prose, leadUnitId: code.optional(), assistingUnitIds: unitIds.optional() }),
  judge: z.strictObject({
    panel: people,
    opinion: prose,
    ending: z.enum(['explained', 'deferred', 'handedOver', 'redo']),
  }),
  terminate: z.strictObject({ reasonCode: code, requestedByUnitId: code, document: line, why: prose }),
  supervise: supervision,
  remind: z.strictObject({ addressee: line, text: prose, orderId: id.optional() }),
  escalate: supervision,
  replySupervision: z.strictObject({ document: line, text: prose }),
  liftSupervision: z.strictObject({ document: line, why: prose }),
  convene: z.strictObject({ participants: people, on: day, agenda: prose }),
  claimByLeader: z.strictObject({
    plan: prose,
    milestones: z.array(z.strictObject({ text: line, on: day })).max(50),
    nextReviewOn: day,
  }),
  recuse: z.strictObject({ personId: id, recused: z.boolean(), why: prose }),
  progress: z.strictObject({
    text: prose,
    publicText: words(2000).optional().describe('Of a watched matter: for the public, without names or telephones.'),
    percent: z.number().min(0).max(100).optional(),
    milestone: z.number().int().min(0).max(49).optional(),
    nextReviewOn: day.optional(),
  }),
} satisfies { [A in Orderable]: z.ZodType<Details[A]> }
