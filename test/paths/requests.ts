import { uid } from '../make.ts'
import {
  answer,
  claim,
  cleared,
  dayAfter,
  dispatcher,
  dispatchTo,
  handledBy,
  handlerOf,
  heard,
  leaderOf,
  on,
  open,
  operator,
  pass,
  type Path,
  settled,
  type Step,
  supervisor,
} from './path.ts'

const basis = { reasonCode: 'return-not-ours', basis: '三定规定第五条' }
const back = (unitId: string): Step => [handlerOf(unitId), 'requestReturn', on(unitId, basis), 'dispatched']
const judged = (unitId: string, upheld: boolean): Step => [
  dispatcher,
  'judgeReturn',
  on(unitId, { upheld, why: upheld ? '确非其职责' : '属其职责' }),
  upheld ? 'opened' : 'dispatched',
]
const returned = (unitId: string): readonly Step[] => [dispatchTo(unitId), back(unitId), judged(unitId, true)]
const extension = { workdays: 5, why: '配件在路上' }
const judgedExtension = (granted: boolean): Step => [
  supervisor,
  'judgeExtension',
  on('housing', { granted, why: granted ? '情况属实' : '理由不足' }),
  'dispatched',
]
const suspension = (scene: Parameters<typeof dayAfter>[0]) => ({
  leaderId: uid(5),
  plan: '列入管网改造',
  nextReviewOn: dayAfter(scene, 14),
  why: '停暖期才能施工',
})
const askSuspension: Step = [
  leaderOf('housing'),
  'requestSuspension',
  (scene) => ({ orderId: scene.folder.orders.at(-1)?.id, ...suspension(scene) }),
  'dispatched',
]

/** Everything a unit may ask for on the way, granted and refused. */
export const requests: readonly Path[] = [
  {
    name: '补充信息: a question to the submitter, answered by the operator; the clock waits',
    said: [heard],
    steps: [
      open,
      dispatchTo('housing'),
      claim('housing'),
      [handlerOf('housing'), 'requestInformation', on('housing', { question: '哪个单元？' }), 'dispatched'],
      [handlerOf('housing'), 'requestInformation', on('housing', { question: '几层？' }), 'not: request-pending'],
      48,
      [operator, 'giveInformation', on('housing', { text: '三单元' }), 'dispatched'],
      [operator, 'giveInformation', on('housing', { text: '三单元' }), 'not: nothing-requested'],
      answer('housing'),
      pass,
      ...settled,
    ],
    ends: [cleared('register open dispatch claim requestInformation giveInformation audit followUp clear')],
  },
  {
    name: '退单成立: another unit has it then',
    said: [heard],
    steps: [
      open,
      dispatchTo('roads'),
      claim('roads'),
      back('roads'),
      [handlerOf('roads'), 'answer', on('roads', answerOfRoads()), 'not: request-pending'],
      judged('roads', true),
      [dispatcher, 'dispatch', { leadUnitId: 'roads' }, 'not: unit-returned-it'],
      dispatchTo('housing'),
      ...handledBy('housing'),
      ...settled,
    ],
    ends: [cleared('register open dispatch claim dispatch claim contact audit followUp clear')],
  },
  {
    name: '三次退单: a consultation designates, which is binding',
    said: [heard],
    steps: [
      open,
      ...returned('roads'),
      ...returned('water'),
      ...returned('housing'),
      [dispatcher, 'dispatch', { leadUnitId: 'police' }, 'not: needs-consultation'],
      [
        supervisor,
        'convene',
        (scene) => ({ participants: [uid(2), uid(3)], on: dayAfter(scene, 1), agenda: '由谁主办' }),
        'opened',
      ],
      [
        supervisor,
        'designate',
        { leadUnitId: 'housing', participants: [uid(2), uid(3)], decision: '由住建局主办' },
        'dispatched',
      ],
      [handlerOf('housing'), 'requestReturn', on('housing', basis), 'not: designated-is-binding'],
      ...handledBy('housing'),
      ...settled,
    ],
    ends: [cleared('register open dispatch dispatch dispatch designate claim contact audit followUp clear')],
  },
  {
    name: '退单不成立: the unit keeps it',
    said: [heard],
    steps: [
      open,
      dispatchTo('housing'),
      back('housing'),
      [handlerOf('housing'), 'claim', on('housing'), 'not: request-pending'],
      24,
      judged('housing', false),
      24 * 6,
      [handlerOf('housing'), 'requestReturn', on('housing', basis), 'not: return-too-late'],
      ...handledBy('housing'),
      ...settled,
    ],
    ends: [cleared('register open dispatch claim contact audit followUp clear')],
  },
  {
    name: '延期批准: once',
    said: [heard],
    steps: [
      open,
      dispatchTo('housing'),
      claim('housing'),
      [handlerOf('housing'), 'requestExtension', on('housing', extension), 'dispatched'],
      [dispatcher, 'judgeExtension', on('housing', { granted: true, why: '同意' }), 'not: wrong-role'],
      judgedExtension(true),
      [handlerOf('housing'), 'requestExtension', on('housing', extension), 'not: extension-used'],
      24 * 9,
      answer('housing'),
      pass,
      ...settled,
    ],
    ends: [cleared('register open dispatch claim judgeExtension audit followUp clear')],
  },
  {
    name: '延期不批: answered late',
    said: [heard],
    steps: [
      open,
      dispatchTo('housing'),
      claim('housing'),
      [handlerOf('housing'), 'requestExtension', on('housing', extension), 'dispatched'],
      judgedExtension(false),
      24 * 9,
      [handlerOf('housing'), 'requestExtension', on('housing', extension), 'not: extension-too-late'],
      answer('housing'),
      pass,
      ...settled,
    ],
    ends: [cleared('register open dispatch claim audit followUp clear')],
  },
  {
    name: '挂账: waits with a leader and a plan, then goes on',
    said: [heard],
    steps: [
      open,
      dispatchTo('housing'),
      claim('housing'),
      askSuspension,
      [supervisor, 'judgeSuspension', on('housing', { granted: false, why: '计划不具体' }), 'dispatched'],
      askSuspension,
      [supervisor, 'judgeSuspension', on('housing', { granted: true, why: '同意' }), 'suspended'],
      24 * 13,
      [handlerOf('housing'), 'answer', on('housing', answerOfRoads()), 'not: wrong-status'],
      [leaderOf('roads'), 'resume', { note: '不是我们的' }, 'not: matter-not-found'],
      [leaderOf('housing'), 'resume', { note: '停暖了' }, 'dispatched'],
      answer('housing'),
      pass,
      ...settled,
    ],
    ends: [cleared('register open dispatch claim judgeSuspension resume audit followUp clear')],
  },
]

function answerOfRoads() {
  return { record: '已处理', reply: '已处理', solved: 'solved', signedBy: uid(107) }
}
