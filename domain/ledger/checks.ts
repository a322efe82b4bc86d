import type { Role } from '../access/role.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import { addWorkdays } from '../deadline/work-calendar.ts'
import { dayInChina } from '../deadline/plain-date.ts'
import { type Action, actions, statuses } from './actions.ts'
import { checkClear, checkFollowUp, checkJudge } from './checks-follow-up.ts'
import { checkAnswer, checkAudit } from './checks-answer.ts'
import { checkPlace, checkReason, namedIn } from './checks-catalogue.ts'
import { checkUnits } from './checks-dispatch.ts'
import type { Details } from './details.ts'
import type { Command, Folder, Moment } from './matter.ts'
import { orderOf, presentOrders } from './orders.ts'
import { pauseEndsAt } from './pause.ts'
import { refuse, type Refusal } from './refusals.ts'

/** A moment with the role the actor acts in. */
export type Acting = Moment & Readonly<{ role: Role }>
type Check<A extends Action> = (folder: Folder, details: Details[A], acting: Acting) => Refusal | null

/** Working days after receipt within which a unit may ask to return an order (山东 2020: 2 个工作日). */
const RETURN_WORKDAYS = 2
/** Upheld returns after which only a consultation decides (巴彦淖尔: three units without a lead). */
export const HOPS_TO_CONSULTATION = 3

const byAction: { readonly [A in Action]?: Check<A> } = {
  classify: (_, details, acting) => checkPlace(details, acting),
  open: (_, details, acting) => checkPlace(details, acting),

  settle: ({ matter }, details, acting) => {
    const complete =
      (details.kind ?? matter.kind) &&
      (details.categoryCode ?? matter.categoryCode) &&
      (details.regionCode ?? matter.regionCode)
    if (!complete) return refuse('needs-kind')
    const { articleId } = details
    if (articleId !== undefined && !acting.catalogue.articles.has(articleId))
      return refuse('no-such-article', { articleId })
    return checkPlace({ regionCode: matter.regionCode ?? undefined, ...details }, acting)
  },

  decline: (_, details, acting) => checkReason('decline', details.reasonCode, acting),

  merge: ({ matter }, details, { role, other }) => {
    if (details.targetId === matter.id) return refuse('merge-into-itself')
    if (!other) return refuse('no-such-target')
    if (!actions.absorb.from.includes(other.matter.status)) {
      return refuse('target-closed', { status: statuses[other.matter.status].zh })
    }
    const peopleOnly = [matter, other.matter].some((one) => one.kind === 'report' || one.personalBenefit)
    return role === 'system' && peopleOnly ? refuse('not-by-machine') : null
  },
  unmerge: (_, _details, { other }) => {
    if (!other) return refuse('no-such-target')
    return other.matter.status === 'merged' ? refuse('target-merged') : null
  },

  dispatch: (folder, details, acting) => {
    const { hops } = folder.matter
    if (hops >= HOPS_TO_CONSULTATION) return refuse('needs-consultation', { hops })
    return checkUnits(folder.matter, details, acting, { afterReturn: 'ask another' })
  },
  designate: (folder, details, acting) => {
    if (details.participants.some((id) => !acting.catalogue.people.has(id))) return refuse('no-such-person')
    return checkUnits(folder.matter, details, acting, { afterReturn: 'binding' })
  },

  claim: (folder, { orderId }) => (orderOf(folder, orderId)?.requests.return ? refuse('request-pending') : null),

  requestReturn: (folder, details, acting) => {
    const order = orderOf(folder, details.orderId)
    if (folder.matter.designated) return refuse('designated-is-binding')
    if (!order || order.requests.return || order.requests.suspension) return refuse('request-pending')
    const lastDay = addWorkdays(dayInChina(order.sentAt), RETURN_WORKDAYS, acting.catalogue.calendar)
    if (dayInChina(acting.at) > lastDay) return refuse('return-too-late')
    const { suggestedUnitId } = details
    if (suggestedUnitId && !acting.catalogue.units.has(suggestedUnitId))
      return refuse('no-such-unit', { unitId: suggestedUnitId })
    return checkReason('return', details.reasonCode, acting)
  },
  judgeReturn: (folder, { orderId }) =>
    orderOf(folder, orderId)?.requests.return ? null : refuse('nothing-requested'),

  requestExtension: (folder, { orderId }, { at }) => {
    const order = orderOf(folder, orderId)
    if (!order || order.extendedWorkdays > 0) return refuse('extension-used')
    if (order.requests.extension || order.requests.return) return refuse('request-pending')
    return at > order.answerBy ? refuse('extension-too-late') : null
  },
  judgeExtension: (folder, { orderId }) =>
    orderOf(folder, orderId)?.requests.extension ? null : refuse('nothing-requested'),

  requestInformation: (folder, { orderId }) => {
    const requests = orderOf(folder, orderId)?.requests
    return requests?.information || requests?.return ? refuse('request-pending') : null
  },
  giveInformation: (folder, { orderId }, { role, actor }) => {
    const mine = folder.voices.some((voice) => voice.submissionId === actor.id)
    if (role === 'citizen' && !mine) return refuse('no-such-submission')
    return orderOf(folder, orderId)?.requests.information ? null : refuse('nothing-requested')
  },

  endPause: (folder, { orderId }, { at, catalogue }) => {
    const order = orderOf(folder, orderId)
    const ends = order ? pauseEndsAt(order, calendarOf(catalogue, order.unitId)) : null
    return ends && ends <= at ? null : refuse('pause-not-over')
  },

  requestSuspension: (folder, details, acting) => {
    const requests = orderOf(folder, details.orderId)?.requests
    if (requests?.suspension || requests?.return) return refuse('request-pending')
    if (!acting.catalogue.people.has(details.leaderId)) return refuse('no-such-person')
    return toCome(details.nextReviewOn, acting)
  },
  judgeSuspension: (folder, { orderId }) =>
    orderOf(folder, orderId)?.requests.suspension ? null : refuse('nothing-requested'),

  answer: checkAnswer,
  audit: checkAudit,
  followUp: checkFollowUp,
  clear: checkClear,

  reopen: (folder, details, acting) => {
    const units = details.leadUnitId ?? folder.matter.leadUnitId
    if (!units) return refuse('unit-missing')
    if (!details.leadUnitId) return null
    return checkUnits(folder.matter, { ...details, leadUnitId: units }, acting, { afterReturn: 'ask another' })
  },
  judge: checkJudge,

  terminate: ({ matter, orders }, details, acting) => {
    const asking = presentOrders(matter, orders).some((order) => order.unitId === details.requestedByUnitId)
    return asking ? checkReason('terminate', details.reasonCode, acting) : refuse('not-its-unit')
  },

  recuse: ({ matter }, { personId, recused }, { actor, role, catalogue }) => {
    const person = catalogue.people.get(personId)
    if (!person) return refuse('no-such-person')
    if (matter.recusedIds.includes(personId) === recused) return refuse(recused ? 'recused-already' : 'not-recused')
    if (role === 'supervisor' || role === 'dispatcher') return null
    const own = role === 'unitLeader' && person.unitId === actor.unitId
    return recused && (own || personId === actor.id) ? null : refuse('recuses-oneself-only')
  },

  escalate: ({ matter }, { level }) =>
    level > matter.supervisionLevel ? null : refuse('level-not-higher', { level: matter.supervisionLevel }),

  replySupervision: (folder, { document }, { actor }) => {
    const asked = folder.matter.documents.find(({ number }) => number === document)
    if (!asked) return refuse('no-such-document', { document })
    if (asked.liftedAt) return refuse('document-lifted', { document })
    const order = asked.orderId === null ? null : orderOf(folder, asked.orderId)
    return order && order.unitId !== actor.unitId ? refuse('not-your-unit') : null
  },
  liftSupervision: ({ matter }, { document }) => {
    const asked = matter.documents.find(({ number }) => number === document)
    if (!asked) return refuse('no-such-document', { document })
    return asked.liftedAt ? refuse('document-lifted', { document }) : null
  },
  convene: (_, { participants, on }, acting) => {
    if (participants.some((id) => !acting.catalogue.people.has(id))) return refuse('no-such-person')
    return toCome(on, acting)
  },
  progress: ({ matter }, { nextReviewOn, milestone }, acting) => {
    if (milestone !== undefined && !matter.led?.milestones[milestone]) return refuse('no-such-milestone')
    if (nextReviewOn === undefined) return null
    return matter.led ? toCome(nextReviewOn, acting) : refuse('not-led')
  },

  claimByLeader: ({ matter }, details, acting) => {
    if (matter.track === 'immediate' || matter.track === 'joint') return refuse('wrong-track')
    if (matter.led && matter.led.leaderId !== acting.actor.id) return refuse('already-led')
    for (const on of [details.nextReviewOn, ...details.milestones.map((milestone) => milestone.on)]) {
      const past = toCome(on, acting)
      if (past) return past
    }
    return null
  },
}

/** What must hold beyond status and role for this command; null where nothing is missing. */
export function checks(folder: Folder | null, command: Command, acting: Acting): Refusal | null {
  if (command.action === 'register') return namedIn(command.details, acting)
  const check = byAction[command.action] as Check<Action> | undefined
  return check && folder ? check(folder, command.details, acting) : null
}

function toCome(on: string, { at }: Acting): Refusal | null {
  return on < dayInChina(at) ? refuse('day-in-the-past', { on }) : null
}
