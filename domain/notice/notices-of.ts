import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Action } from '../ledger/actions.ts'
import type { Folder, LedgerEntry, WorkOrder } from '../ledger/matter.ts'
import { isOut, leadOrder, orderOf, presentOrders } from '../ledger/orders.ts'
import type { Addressee as PressedOn } from '../supervision/levels.ts'
import type { NoticeKind } from './kinds.ts'
import { agreedDayOf } from '../supervision/agreed-days.ts'
import { whom } from './whom.ts'
import { type Addressee, isDiscreet, type NoticeParams, type Told } from './told.ts'

type Known = Pick<Catalogue, 'units' | 'supervisionRules'>
type Scene<A extends Action> = Readonly<{
  details: LedgerEntry<A>['details']
  before: Folder
  after: Folder
  known: Known
}>
type Teller<A extends Action> = (scene: Scene<A>) => readonly Told[]

const nobody = () => []

/** 谁被告知: one row an action. Who gives the order is not told of it. */
const tellers: { readonly [A in Action]: Teller<A> } = {
  register: ({ after }) => submitters(after, 'registered'),
  classify: nobody,
  open: nobody,
  settle: ({ after }) => answered(after),
  decline: ({ after, details }) => submitters(after, 'declined', { reasonCode: details.reasonCode }),
  transfer: ({ after, details: { to, externalNumber } }) =>
    submitters(after, 'transferred', { agency: to, externalNumber }),
  merge: (scene) => takenBack(scene),
  absorb: ({ after, details }) =>
    joined(
      after,
      details.voices.map(({ submissionId }) => submissionId),
    ),
  unmerge: nobody,
  release: nobody,
  dispatch: (scene) => sentOut(scene, 'dispatched'),
  designate: (scene) => sentOut(scene, 'dispatched'),
  claim: nobody,
  contact: nobody,
  requestReturn: (scene) => requested(scene, 'returnRequested', 'dispatcher'),
  judgeReturn: (scene) => [
    ...judged(scene, scene.details.upheld, 'returnUpheld', 'returnRefused'),
    ...takenBack(scene),
  ],
  requestExtension: (scene) => requested(scene, 'extensionRequested', 'supervisor'),
  judgeExtension: (scene) => [
    ...judged(scene, scene.details.granted, 'extensionGranted', 'extensionRefused'),
    ...extended(scene),
  ],
  requestInformation: ({ after, details }) =>
    submitters(after, 'asked', { unitId: orderOf(after, details.orderId)?.unitId ?? null }),
  giveInformation: (scene) => aboutOrder(scene, 'informationGiven'),
  endPause: (scene) => aboutOrder(scene, 'pauseEnded'),
  requestSuspension: (scene) => requested(scene, 'suspensionRequested', 'supervisor'),
  judgeSuspension: (scene) => (scene.details.granted ? suspended(scene) : aboutOrder(scene, 'suspensionRefused')),
  resume: ({ after }) => [
    ...submitters(after, 'resumed', promised(after)),
    ...present(after).map((order) => toUnit(after, order, 'orderResumed', dueOf(order))),
  ],
  answer: nobody,
  audit: (scene) => (scene.details.passed ? answered(scene.after) : sentBack(scene)),
  followUp: nobody,
  clear: ({ after }) => submitters(after, 'cleared'),
  reopen: (scene) => sentOut(scene, 'redone'),
  judge: (scene) => (scene.details.ending === 'redo' ? sentOut(scene, 'redone') : submitters(scene.after, 'cleared')),
  terminate: (scene) => [...submitters(scene.after, 'terminated'), ...takenBack(scene)],
  supervise: (scene) => pressed(scene, 'supervised'),
  remind: (scene) => reminded(scene),
  escalate: (scene) => [
    ...pressed(scene, 'supervised', 'unitLeader'),
    ...pressed(scene, 'escalated', 'leader'),
    ...pressed(scene, 'escalated', 'supervisor'),
  ],
  replySupervision: ({ after, details: { document } }) => [
    toStaff(after, { role: 'supervisor' }, 'supervisionReplied', { document }),
  ],
  liftSupervision: (scene) => lifted(scene),
  convene: ({ after, details: { participants, on } }) =>
    participants.map((personId) =>
      toStaff(after, { personId }, 'convened', { unitId: after.matter.leadUnitId, day: on }),
    ),
  claimByLeader: ({ after, details }) =>
    present(after).map((order) =>
      toUnit(after, order, 'led', { personId: after.matter.led!.leaderId, day: details.nextReviewOn }),
    ),
  recuse: nobody,
  progress: (scene) => reportedOn(scene),
}

/**
 * Who is told what of one line, as it is written (china-rules 2 and 3: the submitter hears of every turn in the procedure, each
 * one whose words were merged by themselves). Nothing of a submission is in it, nor who spoke.
 *
 * @param before null for the line that begins a matter
 */
export function noticesOf(entry: LedgerEntry, before: Folder | null, after: Folder, known: Known): readonly Told[] {
  const tell = tellers[entry.action] as Teller<Action>
  return tell({ details: entry.details, before: before ?? after, after, known })
}

function submitters(
  { matter, voices }: Folder,
  kind: NoticeKind | ((voice: Folder['voices'][number]) => NoticeKind),
  params: NoticeParams = {},
): readonly Told[] {
  return voices.map((voice) => ({
    kind: typeof kind === 'string' ? kind : kind(voice),
    to: { submissionId: voice.submissionId },
    params,
    outside: voice.reachable && !isDiscreet(voice, matter),
    urgent: false,
    topic: null,
  }))
}

/** The answer is there; who is asked what they think of it gets a link that lets them, and nobody else, say so once. */
function answered(folder: Folder): readonly Told[] {
  const { round, leadUnitId: unitId } = folder.matter
  return submitters(folder, ({ asked }) => (asked ? 'toRate' : 'answered'), { round, unitId })
}

/** Who joins a matter that is out with a unit hears what the others have heard. */
function joined(after: Folder, submissionIds: readonly string[]): readonly Told[] {
  if (!leadOrder(after.matter, after.orders)) return []
  const voices = after.voices.filter((voice) => submissionIds.includes(voice.submissionId))
  return submitters({ ...after, voices }, ...toldOf(after, 'dispatched'))
}

function sentOut({ before, after }: Scene<Action>, kind: 'dispatched' | 'redone'): readonly Told[] {
  const known = new Set(before.orders.map(({ id }) => id))
  const fresh = after.orders.filter(({ id }) => !known.has(id))
  return [
    ...submitters(after, ...toldOf(after, kind)),
    ...fresh.map((order) => toUnit(after, order, 'newOrder', dueOf(order))),
  ]
}

/** 收回: what was out with a unit and is so no more. */
function takenBack({ before, after }: Scene<Action>): readonly Told[] {
  const out = new Set(before.orders.filter(isOut).map(({ id }) => id))
  const back = after.orders.filter(({ id, status }) => status === 'withdrawn' && out.has(id))
  return back.map((order) => toUnit(after, order, 'orderWithdrawn'))
}

type OnOrder = 'requestReturn' | 'requestExtension' | 'requestSuspension' | 'judgeReturn' | 'judgeExtension'

function requested({ after, details }: Scene<OnOrder>, kind: NoticeKind, role: 'dispatcher' | 'supervisor') {
  return [toStaff(after, { role }, kind, { unitId: orderOf(after, details.orderId)?.unitId ?? null })]
}

function judged(scene: Scene<OnOrder>, yes: boolean, granted: NoticeKind, refused: NoticeKind): readonly Told[] {
  return aboutOrder(scene, yes ? granted : refused)
}

function aboutOrder(
  { after, details }: Scene<OnOrder | 'giveInformation' | 'endPause' | 'judgeSuspension'>,
  kind: NoticeKind,
) {
  const order = orderOf(after, details.orderId)
  return order ? [toUnit(after, order, kind, dueOf(order))] : []
}

/** The submitter was promised the lead's limit, so they hear of no other's. */
function extended({ after, details }: Scene<'judgeExtension'>): readonly Told[] {
  const lead = details.granted && orderOf(after, details.orderId)?.lead
  return lead ? submitters(after, 'extended', promised(after)) : []
}

function suspended({ after }: Scene<'judgeSuspension'>): readonly Told[] {
  const day = after.matter.suspension?.nextReviewOn
  const until = day ? { day } : {}
  return [
    ...submitters(after, 'suspended', { unitId: after.matter.leadUnitId, ...until }),
    ...present(after).map((order) => toUnit(after, order, 'suspensionGranted', until)),
  ]
}

function sentBack({ before, after }: Scene<'audit'>): readonly Told[] {
  const again = after.orders.filter(
    (order) => order.status === 'claimed' && orderOf(before, order.id)?.status === 'answered',
  )
  return again.map((order) => toUnit(after, order, 'auditReturned', dueOf(order)))
}

function reminded({ after, details, known }: Scene<'remind'>): readonly Told[] {
  const { cause, orderId } = details
  const rule = cause && known.supervisionRules.find(({ code }) => code === cause.rule)
  const agreed = cause && agreedDayOf(cause)
  const topic = cause ? [orderId ?? after.matter.id, agreed?.occasion ?? cause.stage ?? cause.key].join(' ') : null
  const params = {
    ...(rule && { rule: rule.code }),
    ...(cause?.stage && { stage: cause.stage }),
    ...(cause?.dueAt && { dueAt: cause.dueAt }),
  }
  const told = whom(rule?.addressee ?? 'unit', after, orderId, known)
  return told.map(({ to, unitId }) => ({
    ...(agreed?.what === 'milestone'
      ? toStaff(after, to, 'milestoneDue', { ...(rule && { rule: rule.code }), day: agreed.day, unitId })
      : toStaff(after, to, 'reminded', { ...params, unitId })),
    topic,
  }))
}

/** 公开进展: whoever spoke in a watched matter hears that a milestone is reached, or else that there is something to read. */
function reportedOn({ before, after, details: { milestone, publicText } }: Scene<'progress'>): readonly Told[] {
  const { track, leadUnitId: unitId } = after.matter
  if (track !== 'watched') return []
  const reached = milestone !== undefined && before.matter.led?.milestones[milestone]?.doneAt === undefined
  if (reached) return submitters(after, 'milestoneDone', { unitId })
  return publicText === undefined ? [] : submitters(after, 'progressed', { unitId })
}

function pressed(
  { after, details, known }: Scene<'supervise' | 'escalate'>,
  kind: 'supervised' | 'escalated',
  fixed?: PressedOn,
): readonly Told[] {
  const { cause, orderId, level, document, limitOn } = details
  const rule = cause && known.supervisionRules.find(({ code }) => code === cause.rule)
  const addressee = fixed ?? rule?.addressee ?? (level >= 3 ? 'unitLeader' : 'unit')
  const params = { level, document, ...(limitOn && { day: limitOn }) }
  return whom(addressee, after, orderId, known).map(({ to, unitId }) => toStaff(after, to, kind, { ...params, unitId }))
}

function lifted({ after, details: { document }, known }: Scene<'liftSupervision'>): readonly Told[] {
  const orderId = after.matter.documents.find(({ number }) => number === document)?.orderId ?? undefined
  return whom('unit', after, orderId, known).map(({ to, unitId }) =>
    toStaff(after, to, 'supervisionLifted', { document, unitId }),
  )
}

function toUnit(folder: Folder, { unitId }: WorkOrder, kind: NoticeKind, params: NoticeParams = {}): Told {
  return toStaff(folder, { unitId, leaders: false }, kind, { unitId, ...params })
}

/** A unit has an office that is written to; people and roles read it on the desk. */
function toStaff({ matter }: Folder, to: Addressee, kind: NoticeKind, params: NoticeParams): Told {
  return {
    kind,
    to,
    params: { number: matter.number, ...params },
    outside: 'unitId' in to,
    urgent: matter.urgency === 'critical' || matter.urgency === 'urgent',
    topic: null,
  }
}

function present({ matter, orders }: Folder): readonly WorkOrder[] {
  return presentOrders(matter, orders)
}

function dueOf({ answerBy }: WorkOrder): NoticeParams {
  return { dueAt: answerBy.toISOString() }
}

/** 承诺: who has it, and until when. */
function promised({ matter, orders }: Folder): NoticeParams {
  const lead = leadOrder(matter, orders)
  return { unitId: matter.leadUnitId, ...(lead && dueOf(lead)) }
}

/** Where a law gives longer than the table, a submitter is told both (济南条例 24(二)). */
function toldOf(folder: Folder, kind: 'dispatched' | 'redone'): readonly [NoticeKind, NoticeParams] {
  const result = leadOrder(folder.matter, folder.orders)?.clocks.result
  if (!result?.ordinary) return [kind, promised(folder)]
  return [`${kind}ByLaw`, { ...promised(folder), ordinaryAt: result.ordinary.first, basis: result.basis }]
}
