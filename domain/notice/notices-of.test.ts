import { describe, expect, test } from 'vitest'
import { actor, catalogue, uid } from '../../test/make.ts'
import {
  answered,
  answerOf,
  claimed,
  dispatched,
  goodChecklist,
  opened,
  place,
  resolved,
  type Story,
  story,
} from '../../test/story.ts'
import { allActions, type Action } from '../ledger/actions.ts'
import { leadOrder } from '../ledger/orders.ts'
import { noticeKinds } from './kinds.ts'
import { noticesOf } from './notices-of.ts'
import { addresseeKey, type Told } from './told.ts'

const why = '配件在路上'
const due = '2026-03-09T09:30:00.000Z'
const me = `submission:${uid(501)}`
const other = `submission:${uid(502)}`
const housing = 'unit:housing'
const joint = () => dispatched({ assistingUnitIds: ['roads'] })
const suspension = { leaderId: uid(5), plan: '列入改造', nextReviewOn: '2026-03-20', why }
const pressing = { level: 2, addressee: '住建局', basis: '超期', limitOn: '2026-03-12' }
const cause = { key: 'k', rule: 'l0-half', stage: 'result', dueAt: due } as const
const satisfied = { submissionId: uid(501), way: 'phone', contacted: true, solved: 'solved', satisfied: 5 } as const
const led = { plan: '三步走', milestones: [{ text: '开工', on: '2026-03-18' }], nextReviewOn: '2026-03-16' }
const redo = { panel: [uid(4), uid(3)], opinion: '未解决', ending: 'redo' } as const
const orderId = (one: Story) => one.folder.orders.at(-1)!.id
const watched = () => dispatched({ track: 'watched' }).take('claimByLeader', led)
const reached = (one: Story) => one.take('progress', { text: why, publicText: '已开工', milestone: 0 }, actor('leader'))
const remindedOf = (key: string, rule: string) =>
  watched().take('remind', {
    addressee: '包联领导',
    text: '提醒',
    cause: { key, rule, stage: 'review', dueAt: '2026-03-15T16:00:00.000Z' },
  })
const pressed = () => joint().take('supervise', pressing)
const merged = () =>
  joint()
    .beside(story({}, 2).take('open', place).folder)
    .take('merge', { targetId: uid(702) })
const mergedIntoDispatched = () =>
  story({}, 1)
    .take('open', place)
    .beside(sent2().folder)
    .take('merge', { targetId: uid(702) })
const sent2 = () => story({}, 2).take('open', place).take('dispatch', { leadUnitId: 'housing' })
const suspended = () =>
  claimed().on('housing', 'requestSuspension', suspension).on('housing', 'judgeSuspension', { granted: true, why })

/** Every action: who is told what, with what. The rows of one action lie beside each other. */
const table: readonly (readonly [action: Action, what: string, told: () => Story, ...expected: readonly string[]])[] = [
  ['register', '', () => story(), `${me} registered`],
  ['classify', '', () => story().take('classify', { urgency: 'urgent' })],
  ['open', '', () => opened()],
  [
    'settle',
    'answered at the desk; few are asked afterwards',
    () => story().take('settle', { answer: why, ...place }),
    `${me} answered round=1 unitId=null`,
  ],
  [
    'decline',
    'with the lawful way',
    () => story().take('decline', { reasonCode: 'decline-litigation', legalRoute: '诉讼', text: why }),
    `${me} declined reasonCode=decline-litigation`,
  ],
  [
    'transfer',
    '',
    () => story().take('transfer', { to: 'petition', externalNumber: 'XF-1' }),
    `${me} transferred agency=petition externalNumber=XF-1`,
  ],
  [
    'merge',
    'units that had it',
    merged,
    'unit:housing orderWithdrawn number=T-1 unitId=housing',
    'unit:roads orderWithdrawn number=T-1 unitId=roads',
  ],
  [
    'absorb',
    'into one that is out: who joins hears who has it',
    mergedIntoDispatched,
    `${me} dispatched dueAt=${due} unitId=housing`,
  ],
  ['unmerge', '', () => merged().take('unmerge', { why })],
  ['release', '', () => merged().take('unmerge', { why })],
  [
    'dispatch',
    'the promise is the lead’s',
    joint,
    `${me} dispatched dueAt=${due} unitId=housing`,
    `${housing} newOrder dueAt=${due} number=T-1 unitId=housing`,
    'unit:roads newOrder dueAt=2026-03-05T09:30:00.000Z number=T-1 unitId=roads',
  ],
  [
    'dispatch',
    'a longer limit of the law: the submitter is told both',
    () => dispatched({ statutoryCode: 'law' }),
    `${me} dispatchedByLaw basis=《某某条例》第二十条 dueAt=2026-05-01T09:30:00.000Z ordinaryAt=${due} unitId=housing`,
    `${housing} newOrder dueAt=2026-05-01T09:30:00.000Z number=T-1 unitId=housing`,
  ],
  [
    'designate',
    '',
    () => opened().take('designate', { leadUnitId: 'housing', participants: [uid(2), uid(3)], decision: why }),
    `${me} dispatched dueAt=${due} unitId=housing`,
    `${housing} newOrder dueAt=${due} number=T-1 unitId=housing`,
  ],
  ['claim', '', () => claimed()],
  ['contact', '', () => claimed().on('housing', 'contact', { way: 'phone', contactedAt: '2026-03-02T01:00:00.000Z' })],
  [
    'requestReturn',
    '',
    () => dispatched().on('housing', 'requestReturn', { reasonCode: 'return-not-ours', basis: why }),
    'role:dispatcher returnRequested number=T-1 unitId=housing',
  ],
  [
    'judgeReturn',
    'upheld: assisting orders are taken back with it',
    () =>
      joint()
        .on('housing', 'requestReturn', { reasonCode: 'return-not-ours', basis: why })
        .on('housing', 'judgeReturn', { upheld: true, why }),
    `${housing} returnUpheld dueAt=${due} number=T-1 unitId=housing`,
    'unit:roads orderWithdrawn number=T-1 unitId=roads',
  ],
  [
    'judgeReturn',
    'refused',
    () =>
      dispatched()
        .on('housing', 'requestReturn', { reasonCode: 'return-not-ours', basis: why })
        .on('housing', 'judgeReturn', { upheld: false, why }),
    `${housing} returnRefused dueAt=${due} number=T-1 unitId=housing`,
  ],
  [
    'requestExtension',
    '',
    () => claimed().on('housing', 'requestExtension', { workdays: 5, why }),
    'role:supervisor extensionRequested number=T-1 unitId=housing',
  ],
  [
    'judgeExtension',
    'granted to the lead',
    () =>
      claimed()
        .on('housing', 'requestExtension', { workdays: 5, why })
        .on('housing', 'judgeExtension', { granted: true, why }),
    `${housing} extensionGranted dueAt=2026-03-16T09:30:00.000Z number=T-1 unitId=housing`,
    `${me} extended dueAt=2026-03-16T09:30:00.000Z unitId=housing`,
  ],
  [
    'judgeExtension',
    'refused',
    () =>
      claimed()
        .on('housing', 'requestExtension', { workdays: 5, why })
        .on('housing', 'judgeExtension', { granted: false, why }),
    `${housing} extensionRefused dueAt=${due} number=T-1 unitId=housing`,
  ],
  [
    'requestInformation',
    '',
    () => claimed().on('housing', 'requestInformation', { question: why }),
    `${me} asked unitId=housing`,
  ],
  [
    'giveInformation',
    '',
    () =>
      claimed()
        .on('housing', 'requestInformation', { question: why })
        .on('housing', 'giveInformation', { text: why }, 'operator'),
    `${housing} informationGiven dueAt=${due} number=T-1 unitId=housing`,
  ],
  [
    'endPause',
    '',
    () =>
      claimed()
        .on('housing', 'requestInformation', { question: why })
        .after(24 * 9)
        .on('housing', 'endPause', {}, 'system'),
    `${housing} pauseEnded dueAt=@lead number=T-1 unitId=housing`,
  ],
  [
    'requestSuspension',
    '',
    () => claimed().on('housing', 'requestSuspension', suspension),
    'role:supervisor suspensionRequested number=T-1 unitId=housing',
  ],
  [
    'judgeSuspension',
    'granted',
    suspended,
    `${me} suspended day=2026-03-20 unitId=housing`,
    `${housing} suspensionGranted day=2026-03-20 number=T-1 unitId=housing`,
  ],
  [
    'judgeSuspension',
    'refused',
    () =>
      claimed()
        .on('housing', 'requestSuspension', suspension)
        .on('housing', 'judgeSuspension', { granted: false, why }),
    `${housing} suspensionRefused dueAt=${due} number=T-1 unitId=housing`,
  ],
  [
    'resume',
    '',
    () => suspended().take('resume', { note: why }, actor('unitLeader', 'housing')),
    `${me} resumed dueAt=@lead unitId=housing`,
    `${housing} orderResumed dueAt=@lead number=T-1 unitId=housing`,
  ],
  ['answer', '', () => answered()],
  ['audit', 'passed', () => resolved(), `${me} toRate round=1 unitId=housing`],
  [
    'audit',
    'sent back',
    () => answered().take('audit', { passed: false, checklist: { ...goodChecklist, contacted: false }, why }),
    `${housing} auditReturned dueAt=${due} number=T-1 unitId=housing`,
  ],
  ['followUp', '', () => resolved().take('followUp', satisfied)],
  ['clear', '', () => resolved().take('followUp', satisfied).take('clear', {}), `${me} cleared`],
  [
    'reopen',
    'a new promise, a new order',
    () => resolved().take('reopen', { why }),
    `${me} redone dueAt=${due} unitId=housing`,
    `${housing} newOrder dueAt=${due} number=T-1 unitId=housing`,
  ],
  [
    'reopen',
    'under the limit of the law that prevailed',
    () =>
      dispatched({ statutoryCode: 'law' })
        .on('housing', 'claim', {})
        .on('housing', 'answer', answerOf('housing'))
        .take('audit', { passed: true, checklist: goodChecklist })
        .take('reopen', { why }),
    `${me} redoneByLaw basis=《某某条例》第二十条 dueAt=2026-05-01T09:30:00.000Z ordinaryAt=${due} unitId=housing`,
    `${housing} newOrder dueAt=2026-05-01T09:30:00.000Z number=T-1 unitId=housing`,
  ],
  [
    'judge',
    'to be done again',
    () =>
      resolved()
        .take('followUp', { ...satisfied, solved: 'notSolved', satisfied: 1 })
        .take('judge', redo),
    `${me} redone dueAt=${due} unitId=housing`,
    `${housing} newOrder dueAt=${due} number=T-1 unitId=housing`,
  ],
  [
    'judge',
    'explained',
    () =>
      resolved()
        .take('followUp', { ...satisfied, solved: 'notSolved', satisfied: 1 })
        .take('judge', { ...redo, ending: 'explained' }),
    `${me} cleared`,
  ],
  [
    'terminate',
    '',
    () =>
      dispatched().take('terminate', {
        reasonCode: 'terminate-same-again',
        requestedByUnitId: 'housing',
        document: '文',
        why,
      }),
    `${me} terminated`,
    `${housing} orderWithdrawn number=T-1 unitId=housing`,
  ],
  [
    'supervise',
    'everybody who has it',
    pressed,
    `${housing} supervised day=2026-03-12 document=T-1-督1 level=2 number=T-1 unitId=housing`,
    'unit:roads supervised day=2026-03-12 document=T-1-督1 level=2 number=T-1 unitId=roads',
  ],
  [
    'supervise',
    'a letter to the head goes to the head',
    () => dispatched().take('supervise', { ...pressing, level: 3 }),
    'leaders:housing supervised day=2026-03-12 document=T-1-督1 level=3 number=T-1 unitId=housing',
  ],
  [
    'remind',
    'by a person, of one order',
    () => {
      const one = joint()
      return one.take('remind', { addressee: '交通局', text: why, orderId: orderId(one) })
    },
    'unit:roads reminded number=T-1 unitId=roads',
  ],
  [
    'remind',
    'by the clock',
    () => {
      const one = dispatched()
      return one.take('remind', { addressee: '住建局', text: why, orderId: orderId(one), cause }, actor('system'))
    },
    `${housing} reminded dueAt=${due} number=T-1 rule=l0-half stage=result unitId=housing`,
  ],
  [
    'remind',
    'that a request waits',
    () =>
      dispatched().take(
        'remind',
        { addressee: '督办员', text: why, cause: { key: 'w', rule: 'l0-waiting' } },
        actor('system'),
      ),
    'role:supervisor reminded number=T-1 rule=l0-waiting unitId=housing',
  ],
  [
    'remind',
    'of a review, to the leader who has claimed it',
    () =>
      dispatched()
        .take('claimByLeader', led)
        .take(
          'remind',
          { addressee: '领导', text: why, cause: { key: 'r', rule: 'l0-review', stage: 'review' } },
          actor('system'),
        ),
    `person:${uid(5)} reminded number=T-1 rule=l0-review stage=review unitId=housing`,
  ],
  [
    'escalate',
    'the head, the leader and the supervisors',
    () => dispatched().take('escalate', { ...pressing, level: 4 }),
    'leaders:housing supervised day=2026-03-12 document=T-1-督1 level=4 number=T-1 unitId=housing',
    'role:leader escalated day=2026-03-12 document=T-1-督1 level=4 number=T-1 unitId=housing',
    'role:supervisor escalated day=2026-03-12 document=T-1-督1 level=4 number=T-1 unitId=housing',
  ],
  [
    'replySupervision',
    '',
    () => pressed().take('replySupervision', { document: 'T-1-督1', text: why }, actor('unitLeader', 'housing')),
    'role:supervisor supervisionReplied document=T-1-督1 number=T-1',
  ],
  [
    'liftSupervision',
    '',
    () =>
      pressed()
        .take('replySupervision', { document: 'T-1-督1', text: why }, actor('unitLeader', 'housing'))
        .take('liftSupervision', { document: 'T-1-督1', why }),
    `${housing} supervisionLifted document=T-1-督1 number=T-1 unitId=housing`,
    'unit:roads supervisionLifted document=T-1-督1 number=T-1 unitId=roads',
  ],
  [
    'convene',
    '',
    () => opened().take('convene', { participants: [uid(5)], on: '2026-03-10', agenda: why }),
    `person:${uid(5)} convened day=2026-03-10 number=T-1 unitId=null`,
  ],
  [
    'claimByLeader',
    '',
    () => dispatched().take('claimByLeader', led),
    `${housing} led day=2026-03-16 number=T-1 personId=${uid(5)} unitId=housing`,
  ],
  [
    'recuse',
    '',
    () => dispatched().take('recuse', { personId: actor('dispatcher').id, recused: true, why }, actor('dispatcher')),
  ],
  ['progress', '', () => claimed().take('progress', { text: why }, actor('unitLeader', 'housing'))],
  [
    'progress',
    'of a watched matter, in words for the public',
    () => watched().take('progress', { text: why, publicText: '已完成勘察' }, actor('unitLeader', 'housing')),
    `${me} progressed unitId=housing`,
  ],
  [
    'progress',
    'of a watched matter, with a milestone that is reached by it',
    () => reached(watched()),
    `${me} milestoneDone unitId=housing`,
  ],
  [
    'progress',
    'again with the same milestone: reached once',
    () => reached(reached(watched())),
    `${me} progressed unitId=housing`,
  ],
  ['progress', 'with a milestone of what is not watched', () => reached(dispatched().take('claimByLeader', led))],
  [
    'remind',
    'by the clock, of a milestone',
    () => remindedOf('milestone 2026-03-18 l0-review', 'l0-review'),
    `person:${uid(5)} milestoneDue day=2026-03-18 number=T-1 rule=l0-review unitId=housing`,
  ],
  [
    'remind',
    'by the clock, of a review',
    () => remindedOf('review 2026-03-16 l0-review', 'l0-review'),
    `person:${uid(5)} reminded dueAt=2026-03-15T16:00:00.000Z number=T-1 rule=l0-review stage=review unitId=housing`,
  ],
]

const toldBy = (one: Story, action: Action) =>
  one.lines
    .filter(({ entry }) => entry.action === action)
    .flatMap(({ entry, before, after }) => noticesOf(entry, before, after, catalogue))
const line = ({ to, kind, params }: Told) =>
  [
    addresseeKey(to),
    kind,
    ...Object.entries(params)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${key}=${value}`),
  ].join(' ')

describe('who is told what', () => {
  for (const [action, what, tell, ...expected] of table)
    test(`${action} ${what}`, () => {
      const told = tell()
      const lead = leadOrder(told.folder.matter, told.folder.orders)?.answerBy.toISOString() ?? ''
      expect(toldBy(told, action).map(line)).toEqual(expected.map((text) => text.replace('@lead', lead)))
    })

  test('every action has its row', () => {
    expect(new Set(table.map(([action]) => action))).toEqual(new Set(allActions))
  })

  test('nothing that somebody wrote or who they are is in it', () => {
    for (const [action, , tell] of table)
      expect(JSON.stringify(toldBy(tell(), action))).not.toMatch(/配件|暖气|诉讼|未解决|超期/)
  })

  test('of each kind nothing is told that its words may not hold', () => {
    const placeholder = {
      unitId: 'unit',
      dueAt: 'due',
      ordinaryAt: 'ordinary',
      externalNumber: 'external',
      reasonCode: 'route',
      personId: 'person',
      round: 'link',
    } as const
    for (const [action, , tell] of table)
      for (const { kind, params } of toldBy(tell(), action))
        for (const key of Object.keys(params)) {
          const name = (placeholder as Readonly<Record<string, string>>)[key] ?? key
          // Which answer a link is for is no link yet; an answer without a question has none.
          if (name !== 'link')
            expect([kind, [...noticeKinds[kind].may, 'unit', 'due']]).toEqual([kind, expect.arrayContaining([name])])
        }
  })
})

test('every merged submitter is told by themselves', () => {
  const target = sent2()
  const absorbed = mergedIntoDispatched().lines[1]!.after
  expect(absorbed.voices).toHaveLength(2)
  const entry = {
    ...target.lines[0]!.entry,
    action: 'requestInformation',
    details: { orderId: target.folder.orders[0]!.id, question: why },
  } as const
  const told = noticesOf(entry, absorbed, absorbed, catalogue)
  expect(told.map(line).toSorted()).toEqual([`${me} asked unitId=housing`, `${other} asked unitId=housing`])
})

describe('what leaves the platform', () => {
  const outside = (one: Story, action: Action) =>
    toldBy(one, action).map(({ to, outside: leaves }) => `${addresseeKey(to).split(':')[0]} ${leaves}`)
  for (const [what, tell, expected] of [
    ['somebody who can be reached', () => dispatched(), ['submission true', 'unit true']],
    [
      'somebody who cannot',
      () => story({ reachable: false }).take('open', place).take('dispatch', { leadUnitId: 'housing' }),
      ['submission false', 'unit true'],
    ],
    [
      'who wishes to stay secret',
      () => story({ secrecy: 'secret' }).take('open', place).take('dispatch', { leadUnitId: 'housing' }),
      ['submission false', 'unit true'],
    ],
    ['a report', () => dispatched({}, { kind: 'report' }), ['submission false', 'unit true']],
  ] as const)
    test(what, () => expect(outside(tell(), 'dispatch')).toEqual(expected))

  test('people and roles read it on the desk', () => {
    expect(outside(dispatched().take('escalate', { ...pressing, level: 4 }), 'escalate')).toEqual([
      'leaders true',
      'role false',
      'role false',
    ])
  })

  test('what is urgent does not wait for the morning', () => {
    const urgency = (one: Story) => toldBy(one, 'dispatch').map(({ urgent }) => urgent)
    expect(urgency(dispatched())).toEqual([false, false])
    expect(urgency(dispatched({ urgency: 'urgent' }))).toEqual([false, true])
  })
})
