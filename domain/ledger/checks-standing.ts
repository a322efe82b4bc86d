import type { Role } from '../access/role.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import { dayInChina } from '../deadline/plain-date.ts'
import type { Action } from './actions.ts'
import { discontent, isUnsolved, isWaitedFor } from './checks-follow-up.ts'
import type { Folder, Moment, WorkOrder } from './matter.ts'
import { orderOf, presentOrders } from './orders.ts'
import { pauseEndsAt } from './pause.ts'
import { refuse, type Refusal } from './refusals.ts'
import { lastDayToReturn } from './return-day.ts'

/** Who acts, when, under which catalogues, and beside which other matter. */
export type Standing = Pick<Moment, 'actor' | 'at' | 'catalogue' | 'other'>
type Acting = Standing & Readonly<{ role: Role }>

/** The top of the ladder (domain.md 7). */
const HIGHEST_LEVEL = 7

const ofMatter: { readonly [A in Action]?: (folder: Folder, acting: Acting) => Refusal | null } = {
  unmerge: (_, { other }) => {
    if (!other) return refuse('no-such-target')
    return other.matter.status === 'merged' ? refuse('target-merged') : null
  },
  dispatch: ({ matter: { hops } }, { catalogue: { procedure } }) =>
    hops >= procedure.hopsToConsultation ? refuse('needs-consultation', { hops }) : null,
  followUp: isTheirOwn,
  clear: ({ voices }) => {
    const waiting = voices.filter(isWaitedFor).length
    if (waiting > 0) return refuse('not-followed-up', { count: waiting })
    const unsolved = voices.filter(isUnsolved).length
    return unsolved > 0 ? refuse('not-solved', { count: unsolved }) : null
  },
  judge: ({ voices }) => (voices.some(discontent) ? null : refuse('nothing-to-judge')),
  terminate: ({ matter, orders }) => (presentOrders(matter, orders).length > 0 ? null : refuse('no-unit-has-it')),
  escalate: ({ matter: { supervisionLevel: level } }) =>
    level >= HIGHEST_LEVEL ? refuse('level-not-higher', { level }) : null,
  replySupervision: hasOpenDocument,
  liftSupervision: hasOpenDocument,
  claimByLeader: ({ matter: { track, led } }, { actor }) => {
    if (track === 'immediate' || track === 'joint') return refuse('wrong-track')
    return led && led.leaderId !== actor.id ? refuse('already-led') : null
  },
}

const ofOrder: {
  readonly [A in Action]?: (order: WorkOrder, folder: Folder, acting: Acting) => Refusal | null
} = {
  claim: ({ requests }) => pending(requests.return),

  requestReturn: (order, { matter }, { at, catalogue }) => {
    if (matter.designated) return refuse('designated-is-binding')
    if (order.requests.return || order.requests.suspension) return refuse('request-pending')
    const days = catalogue.procedure.returnWorkdays
    return dayInChina(at) > lastDayToReturn(order, catalogue) ? refuse('return-too-late', { days }) : null
  },
  judgeReturn: ({ requests }) => requested(requests.return),

  requestExtension: ({ requests, extendedWorkdays, answerBy }, _, { at }) => {
    if (extendedWorkdays > 0) return refuse('extension-used')
    if (requests.extension || requests.return) return refuse('request-pending')
    return at > answerBy ? refuse('extension-too-late') : null
  },
  judgeExtension: ({ requests }) => requested(requests.extension),

  requestInformation: ({ requests }) => pending(requests.information ?? requests.return),
  giveInformation: ({ requests }, folder, acting) => isTheirOwn(folder, acting) ?? requested(requests.information),

  endPause: (order, _, { at, catalogue }) => {
    const ends = pauseEndsAt(order, calendarOf(catalogue, order.unitId), catalogue.procedure.pauseWorkdays)
    return ends && ends <= at ? null : refuse('pause-not-over')
  },

  requestSuspension: ({ requests }) => pending(requests.suspension ?? requests.return),
  judgeSuspension: ({ requests }) => requested(requests.suspension),

  /** 答复: the lead answers last. */
  answer: ({ status, requests, lead }, { matter, orders }) => {
    // 即知即办: act first, record after.
    if (status === 'sent' && matter.track !== 'immediate') return refuse('claim-first')
    if (requests.return || requests.suspension) return refuse('request-pending')
    const open = presentOrders(matter, orders).filter((other) => !other.lead && other.status !== 'answered')
    return lead && open.length > 0 ? refuse('assisting-open', { count: open.length }) : null
  },
}

/**
 * What must hold beyond status and role whatever the command says; null where nothing is missing. What it says is checked
 * in `checks.ts`.
 */
export function checkStanding(
  folder: Folder | null,
  action: Action,
  acting: Acting,
  orderId: string | undefined,
): Refusal | null {
  if (!folder) return null
  if (acting.at < folder.matter.lastAt) return refuse('clock-moved-back')
  const order = orderId === undefined ? undefined : orderOf(folder, orderId)
  return ofMatter[action]?.(folder, acting) ?? (order && ofOrder[action]?.(order, folder, acting)) ?? null
}

function hasOpenDocument({ matter }: Folder): Refusal | null {
  return matter.documents.some(({ liftedAt }) => liftedAt === null) ? null : refuse('no-open-document')
}

/** A submitter speaks in the matter that carries what they said. */
function isTheirOwn({ voices }: Folder, { role, actor }: Acting): Refusal | null {
  const theirs = role !== 'citizen' || voices.some((voice) => voice.submissionId === actor.id)
  return theirs ? null : refuse('no-such-submission')
}

function requested(request: object | undefined): Refusal | null {
  return request ? null : refuse('nothing-requested')
}

function pending(request: object | undefined): Refusal | null {
  return request ? refuse('request-pending') : null
}
