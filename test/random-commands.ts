import type { Actor } from '../domain/access/role.ts'
import { actions, allActions } from '../domain/ledger/actions.ts'
import type { Orderable } from '../contract/details.ts'
import type { Details, Solved, Stars } from '../domain/ledger/details.ts'
import type { Command, Folder } from '../domain/ledger/matter.ts'
import { presentOrders } from '../domain/ledger/orders.ts'
import { actor, signer, uid, units } from './make.ts'

/** Chance as a test hands it in: 0 ≤ n < 1. */
export type Chance = () => number
type Attempt = Readonly<{ command: Command; actor: Actor }>

const orderable = allActions.filter(
  (action): action is Orderable => !['register', 'absorb', 'release', 'endPause'].includes(action),
)

/** What brings a matter to rest early: rarer in a random life, or little else would happen in it. */
const ending: readonly Orderable[] = ['settle', 'decline', 'transfer', 'merge', 'terminate']
const replyTo = {
  return: 'judgeReturn',
  extension: 'judgeExtension',
  information: 'giveInformation',
  suspension: 'judgeSuspension',
} as const

/**
 * A command that may or may not be allowed: mostly one whose status fits, by someone of a fitting role, with details
 * that mostly make sense.
 */
export function randomAttempt(
  folder: Folder,
  others: readonly Folder[],
  id: string,
  day: string,
  chance: Chance,
): Attempt {
  const { matter } = folder
  const orders = presentOrders(matter, folder.orders)
  const asking = orders.find((one) => Object.keys(one.requests).length > 0)
  const fitting = orderable.filter((action) => actions[action].from.includes(matter.status))
  const lively = fitting.filter((action) => !ending.includes(action))
  const among = chance() < 0.1 ? orderable : chance() < 0.15 || lively.length === 0 ? fitting : lively
  const request = asking && pick(Object.keys(asking.requests) as (keyof typeof replyTo)[], chance)
  const action = request && chance() < 0.5 ? replyTo[request] : pick(among.length > 0 ? among : orderable, chance)
  const order = asking && chance() < 0.7 ? asking : orders.length > 0 ? pick(orders, chance) : folder.orders[0]
  const role = pick(actions[action].by.length > 0 ? actions[action].by : (['operator'] as const), chance)
  const unitId = order?.unitId ?? 'housing'
  const who =
    role === 'citizen'
      ? { id: folder.voices[0]?.submissionId ?? uid(1), roles: ['citizen'] as const, unitId: null, regionCode: null }
      : role === 'unitHandler' || role === 'unitLeader'
        ? actor(role, unitId)
        : actor(role)
  const details = make[action](folder, { chance, day, orderId: order?.id ?? uid(9), unitId, others })
  return { command: { id, matterId: matter.id, action, details } as Command, actor: who }
}

type Given = Readonly<{ chance: Chance; day: string; orderId: string; unitId: string; others: readonly Folder[] }>

const make: { [A in Orderable]: (folder: Folder, given: Given) => Details[A] } = {
  classify: (_, { chance }) => ({
    categoryCode: pick(['0101', '02'], chance),
    kind: pick(['help', 'inquiry', 'report'], chance),
    regionCode: pick(['159901000000', '159902000000', '159901100201'], chance),
  }),
  open: (_, { chance }) => ({
    kind: pick(['help', 'inquiry', 'complaint'], chance),
    categoryCode: '0101001',
    regionCode: pick(['159901100201', '159902000000'], chance),
  }),
  settle: () => ({ answer: '已当场答复', kind: 'inquiry', categoryCode: '02', regionCode: '159901100201' }),
  decline: () => ({ reasonCode: 'decline-litigation', legalRoute: '诉讼', text: '请依法提起诉讼' }),
  transfer: () => ({ to: 'police110', externalNumber: 'JQ-1' }),
  merge: (_, { others, chance }) => ({ targetId: others.length > 0 ? pick(others, chance).matter.id : uid(8) }),
  unmerge: () => ({ why: '不是同一件事' }),
  dispatch: (_, { chance }) => ({ ...someUnits(chance), ...(chance() < 0.2 && { statutoryCode: 'law' }) }),
  designate: (_, { chance }) => ({ ...someUnits(chance), participants: [uid(2), uid(3)], decision: '由其主办' }),
  claim: (_, { orderId }) => ({ orderId }),
  contact: (_, { orderId, day }) => ({ orderId, way: 'phone', contactedAt: `${day}T02:00:00.000Z` }),
  requestReturn: (_, { orderId }) => ({ orderId, reasonCode: 'return-not-ours', basis: '三定规定' }),
  judgeReturn: (_, { orderId, chance }) => ({ orderId, upheld: chance() < 0.5, why: '研究决定' }),
  requestExtension: (_, { orderId, chance }) => ({ orderId, workdays: 1 + Math.floor(chance() * 10), why: '施工未完' }),
  judgeExtension: (_, { orderId, chance }) => ({ orderId, granted: chance() < 0.7, why: '情况属实' }),
  requestInformation: (_, { orderId }) => ({ orderId, question: '请补充门牌' }),
  giveInformation: (_, { orderId }) => ({ orderId, text: '三单元' }),
  requestSuspension: (_, { orderId, day }) => ({
    orderId,
    leaderId: uid(5),
    plan: '列入明年计划',
    nextReviewOn: day,
    why: '资金未到位',
  }),
  judgeSuspension: (_, { orderId, chance }) => ({ orderId, granted: chance() < 0.7, why: '同意' }),
  resume: () => ({ note: '资金已到位' }),
  answer: (folder, { orderId, unitId, chance }) => {
    const lead = folder.orders.find((order) => order.id === orderId)?.lead
    const answer = { orderId, record: '已到现场处理', solved: 'solved' as const, signedBy: signer(unitId) }
    return lead || chance() < 0.1 ? { ...answer, reply: '问题已解决', minutes: '会商纪要', ending: 'done' } : answer
  },
  audit: (_, { chance }) => {
    const passed = chance() < 0.8
    return {
      passed,
      why: '请补充',
      checklist: { contacted: true, factsChecked: true, basisGiven: true, replyClean: true, noPassingOn: true },
    }
  },
  followUp: ({ voices }, { chance }) => {
    const submissionId = voices.length > 0 ? pick(voices, chance).submissionId : uid(1)
    if (chance() < 0.2) return { submissionId, way: 'phone', contacted: false }
    return {
      submissionId,
      way: 'phone',
      contacted: true,
      solved: pick<Solved>(['solved', 'solved', 'partly', 'notSolved'], chance),
      satisfied: pick<Stars>([5, 4, 3, 2, 1], chance),
    }
  },
  clear: () => ({ evidence: '照片已存档' }),
  reopen: () => ({ why: '反映没有解决' }),
  judge: (_, { chance }) => ({
    panel: [uid(3), uid(8)],
    opinion: '依法已尽责',
    ending: pick(['explained', 'deferred', 'handedOver', 'redo'], chance),
  }),
  terminate: (_, { unitId }) => ({
    reasonCode: 'terminate-same-again',
    requestedByUnitId: unitId,
    document: '函〔1〕号',
    why: '同一事项重复反映',
  }),
  supervise: () => ({ level: 2, addressee: '住建局', basis: '超期' }),
  remind: () => ({ addressee: '住建局', text: '请抓紧办理' }),
  escalate: ({ matter }) => ({
    level: Math.min(7, matter.supervisionLevel + 1),
    addressee: '分管领导',
    basis: '三次重办',
  }),
  claimByLeader: (_, { day }) => ({ plan: '三步走', milestones: [{ text: '立项', on: day }], nextReviewOn: day }),
  recuse: ({ matter }) => ({ personId: uid(5), recused: !matter.recusedIds.includes(uid(5)), why: '与诉求人是亲属' }),
  replySupervision: ({ matter }, { chance }) => ({
    document: matter.documents.length > 0 ? pick(matter.documents, chance).number : '无此件',
    text: '正在办理，周五前答复',
  }),
  liftSupervision: ({ matter }, { chance }) => ({
    document: matter.documents.length > 0 ? pick(matter.documents, chance).number : '无此件',
    why: '已办结',
  }),
  convene: (_, { day }) => ({ participants: [uid(2), uid(3)], on: day, agenda: '谁来主办' }),
  progress: () => ({ text: '正在施工', publicText: '正在施工', percent: 50 }),
}

function someUnits(chance: Chance): Details['dispatch'] {
  const names = units
    .filter((unit) => ['housing', 'roads', 'water', 'police', 'housing-east', 'township'].includes(unit.code))
    .map((unit) => unit.code)
  const leadUnitId = pick(names, chance)
  const assistingUnitIds = chance() < 0.3 ? [pick(names, chance)] : []
  return {
    leadUnitId,
    assistingUnitIds,
    track: pick(['ledger', 'joint', 'immediate', 'watched'], chance),
    urgency: pick(['normal', 'urgent'], chance),
  }
}

export function pick<T>(from: readonly T[], chance: Chance): T {
  return from[Math.floor(chance() * from.length)] as T
}
