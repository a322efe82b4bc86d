import {
  agent,
  answer,
  ask,
  claim,
  clear,
  cleared,
  contact,
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
  record,
  reply,
  settled,
  supervisor,
} from './path.ts'

const inquiry = { kind: 'inquiry', categoryCode: '0101', regionCode: '159902000000' }

/** Every track and every way to settle without a dispute. */
export const straight: readonly Path[] = [
  {
    name: 'by the book: dispatched, claimed, answered, asked, cleared',
    said: [heard],
    steps: [open, dispatchTo('housing'), ...handledBy('housing'), ...settled],
    ends: [cleared('register open dispatch claim contact audit followUp clear')],
  },
  {
    name: 'an inquiry settled at the desk, nobody drawn for a call',
    said: [{ ...heard, channel: 'hotline', kind: 'inquiry' }],
    steps: [[operator, 'settle', { answer: reply, ...inquiry }, 'resolved'], clear],
    ends: [cleared('register settle clear', null)],
  },
  {
    name: 'settled by the grid worker at the door, and asked all the same',
    said: [{ ...heard, channel: 'grid' }],
    steps: [
      [
        ['gridWorker'],
        'open',
        { kind: 'help', categoryCode: '02', regionCode: '159902000000' },
        'not: not-your-region',
      ],
      [['gridWorker'], 'open', { kind: 'help', categoryCode: '02', regionCode: '159901100201' }, 'opened'],
      [['gridWorker'], 'settle', { answer: reply }, 'resolved'],
      [agent, 'clear', {}, 'not: not-followed-up'],
      ...settled,
    ],
    ends: [cleared('register open settle followUp clear', null)],
  },
  {
    name: '即知即办: acted first, recorded after',
    said: [heard],
    steps: [
      open,
      [
        dispatcher,
        'dispatch',
        { leadUnitId: 'housing', assistingUnitIds: ['roads'], track: 'immediate' },
        'not: immediate-is-one-unit',
      ],
      dispatchTo('housing', { track: 'immediate' }),
      2,
      answer('housing'),
      pass,
      ...settled,
    ],
    ends: [cleared('register open dispatch audit followUp clear')],
  },
  {
    name: 'urgent: classified first, answered within the day',
    said: [heard],
    steps: [
      [operator, 'classify', { urgency: 'urgent', title: '整栋楼停暖' }, 'submitted'],
      open,
      dispatchTo('housing'),
      [handlerOf('housing'), 'answer', answerTold(), 'not: claim-first'],
      ...handledBy('housing'),
      ...settled,
    ],
    ends: [cleared('register open dispatch claim contact audit followUp clear')],
  },
  {
    name: '合力共办: the assisting unit answers first, minutes with the one reply',
    said: [heard],
    steps: [
      open,
      [dispatcher, 'dispatch', { leadUnitId: 'housing', track: 'joint' }, 'not: joint-needs-two'],
      dispatchTo('housing', { assistingUnitIds: ['roads', 'water'], track: 'joint' }),
      claim('housing'),
      claim('roads'),
      claim('water'),
      [leaderOf('housing'), 'claim', on('roads'), 'not: wrong-order-status'],
      [leaderOf('housing'), 'contact', on('roads', contacted()), 'not: not-your-unit'],
      contact('housing'),
      record('roads'),
      [handlerOf('housing'), 'answer', answerTold({ minutes: '纪要' }), 'not: assisting-open'],
      [handlerOf('water'), 'answer', answerTold({}, 'water'), 'not: reply-not-yours'],
      record('water'),
      [handlerOf('housing'), 'answer', answerTold(), 'not: minutes-missing'],
      answer('housing', { minutes: '三家会商纪要' }),
      pass,
      ...settled,
    ],
    ends: [cleared('register open dispatch claim claim claim contact audit followUp clear')],
  },
  {
    name: '跟踪督办: progress by the quarter, then in the plan',
    said: [{ ...heard, kind: 'suggestion' }],
    steps: [
      open,
      dispatchTo('housing', { track: 'watched' }),
      claim('housing'),
      24 * 40,
      [handlerOf('housing'), 'progress', { text: '已完成勘察', percent: 20 }, 'not: public-text-missing'],
      [
        handlerOf('housing'),
        'progress',
        { text: '已完成勘察', publicText: '详情请打13800000000', percent: 20 },
        'not: public-text-names',
      ],
      [
        handlerOf('housing'),
        'progress',
        { text: '已完成勘察', publicText: '勘察已完成，办公电话0470-1234567', percent: 20 },
        'dispatched',
      ],
      [leaderOf('roads'), 'progress', { text: '不是我们的' }, 'not: matter-not-found'],
      24 * 30,
      [supervisor, 'progress', { text: '已列入明年计划', publicText: '已列入明年计划' }, 'dispatched'],
      [handlerOf('housing'), 'answer', answerTold(), 'not: ending-missing'],
      answer('housing', { ending: 'planned' }),
      pass,
      ...settled,
    ],
    ends: [cleared('register open dispatch claim audit followUp clear')],
  },
  {
    name: '领导领办: a plan with milestones, cleared with evidence',
    said: [heard],
    steps: [
      open,
      dispatchTo('housing', { track: 'ledger' }),
      [
        ['leader'],
        'claimByLeader',
        { plan: '三步走', milestones: [], nextReviewOn: '2020-01-01' },
        'not: day-in-the-past',
      ],
      [
        ['leader'],
        'claimByLeader',
        (scene) => ({
          plan: '三步走',
          milestones: [
            { text: '立项', on: dayAfter(scene, 10) },
            { text: '完工', on: dayAfter(scene, 45) },
          ],
          nextReviewOn: dayAfter(scene, 20),
        }),
        'dispatched',
      ],
      claim('housing'),
      24 * 12,
      [['leader'], 'progress', { text: '已立项', milestone: 0 }, 'dispatched'],
      24 * 20,
      answer('housing'),
      pass,
      ask(),
      [agent, 'clear', {}, 'not: evidence-missing'],
      [agent, 'clear', { evidence: '竣工照片已存档' }, 'cleared'],
    ],
    ends: [cleared('register open dispatch claim audit followUp clear')],
  },
]

function answerTold(details: object = {}, unitId = 'housing') {
  const [, , told] = answer(unitId, details) as Exclude<ReturnType<typeof answer>, number>
  return told
}

function contacted() {
  return { way: 'phone', contactedAt: '2026-03-02T02:00:00.000Z' }
}
