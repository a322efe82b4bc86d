import type { Role } from '../access/role.ts'
import { dayInChina } from '../deadline/plain-date.ts'
import { type Action, actions, statuses } from './actions.ts'
import { checkClear, checkFollowUp, checkJudge } from './checks-follow-up.ts'
import { checkAnswer, checkAudit } from './checks-answer.ts'
import { checkPlace, checkReason, namedIn } from './checks-catalogue.ts'
import { checkUnits } from './checks-dispatch.ts'
import { checkProgress } from './checks-progress.ts'
import type { Details } from './details.ts'
import type { Command, Folder, Moment } from './matter.ts'
import { orderOf, presentOrders } from './orders.ts'
import { refuse, type Refusal } from './refusals.ts'

/** A moment with the role the actor acts in. */
export type Acting = Moment & Readonly<{ role: Role }>
type Check<A extends Action> = (folder: Folder, details: Details[A], acting: Acting) => Refusal | null

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
  dispatch: ({ matter }, details, acting) => checkUnits(matter, details, acting, { afterReturn: 'ask another' }),
  designate: (folder, details, acting) => {
    if (details.participants.some((id) => !acting.catalogue.people.has(id))) return refuse('no-such-person')
    return checkUnits(folder.matter, details, acting, { afterReturn: 'binding' })
  },

  requestReturn: (_, { suggestedUnitId, reasonCode }, acting) => {
    if (suggestedUnitId && !acting.catalogue.units.has(suggestedUnitId))
      return refuse('no-such-unit', { unitId: suggestedUnitId })
    return checkReason('return', reasonCode, acting)
  },
  requestSuspension: (_, { leaderId, nextReviewOn }, acting) => {
    if (!acting.catalogue.people.has(leaderId)) return refuse('no-such-person')
    return toCome(nextReviewOn, acting)
  },

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
  progress: checkProgress,

  claimByLeader: (_, details, acting) => {
    for (const on of [details.nextReviewOn, ...details.milestones.map((milestone) => milestone.on)]) {
      const past = toCome(on, acting)
      if (past) return past
    }
    return null
  },
}

/** What must hold of what this command says; null where nothing is missing. What else must hold: `checks-standing.ts`. */
export function checks(folder: Folder | null, command: Command, acting: Acting): Refusal | null {
  if (command.action === 'register') return namedIn(command.details, acting)
  const check = byAction[command.action] as Check<Action> | undefined
  return check && folder ? check(folder, command.details, acting) : null
}

function toCome(on: string, { at }: Acting): Refusal | null {
  return on < dayInChina(at) ? refuse('day-in-the-past', { on }) : null
}
