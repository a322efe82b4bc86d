import { describe, expect, test } from 'vitest'
import { actor, catalogue, signer, uid } from '../../test/make.ts'
import {
  answered,
  answerOf,
  claimed,
  dispatched,
  goodChecklist,
  monday,
  opened,
  place,
  resolved,
  story,
} from '../../test/story.ts'
import { type Action, actions, allActions, type Status, statuses } from './actions.ts'
import { whyNot } from './decide.ts'
import { movements } from './movements.ts'
import type { Role } from '../access/role.ts'

const led = { plan: '三步走', milestones: [{ text: '立项', on: '2026-04-01' }], nextReviewOn: '2026-04-01' }
const happy = { submissionId: uid(501), way: 'phone', contacted: true, solved: 'solved', satisfied: 5 } as const
const why = '理由'

describe('who may do what, and when', () => {
  const at: Partial<Record<Status, ReturnType<typeof opened>>> = {
    submitted: story(),
    opened: opened(),
    dispatched: dispatched(),
    answered: answered(),
    resolved: resolved(),
    cleared: resolved().take('followUp', happy).take('clear', {}),
    declined: story().take('decline', { reasonCode: 'decline-litigation', legalRoute: '诉讼', text: why }),
  }
  const verdicts: readonly (readonly [Status, Action, Role, string])[] = [
    ['submitted', 'open', 'dispatcher', 'ok'],
    ['submitted', 'open', 'gridWorker', 'ok'],
    ['submitted', 'open', 'unitHandler', 'wrong-role'],
    ['submitted', 'dispatch', 'dispatcher', 'wrong-status'],
    ['submitted', 'settle', 'operator', 'ok'],
    ['submitted', 'decline', 'operator', 'wrong-role'],
    ['submitted', 'transfer', 'operator', 'ok'],
    ['opened', 'dispatch', 'dispatcher', 'ok'],
    ['opened', 'dispatch', 'gridWorker', 'wrong-role'],
    ['opened', 'designate', 'supervisor', 'ok'],
    ['opened', 'designate', 'dispatcher', 'wrong-role'],
    ['opened', 'decline', 'dispatcher', 'wrong-status'],
    ['dispatched', 'dispatch', 'dispatcher', 'wrong-status'],
    ['dispatched', 'supervise', 'supervisor', 'ok'],
    ['dispatched', 'supervise', 'system', 'ok'],
    ['dispatched', 'claimByLeader', 'leader', 'ok'],
    ['dispatched', 'clear', 'followUpAgent', 'wrong-status'],
    ['answered', 'audit', 'dispatcher', 'ok'],
    ['answered', 'audit', 'unitLeader', 'wrong-role'],
    ['resolved', 'followUp', 'followUpAgent', 'ok'],
    ['resolved', 'clear', 'dispatcher', 'wrong-role'],
    ['resolved', 'clear', 'followUpAgent', 'not-followed-up'],
    ['resolved', 'reopen', 'followUpAgent', 'ok'],
    ['resolved', 'supervise', 'supervisor', 'wrong-status'],
    ['cleared', 'reopen', 'followUpAgent', 'ok'],
    ['cleared', 'dispatch', 'dispatcher', 'wrong-status'],
    ['declined', 'open', 'dispatcher', 'wrong-status'],
  ]
  test.each(verdicts)('%s %s by %s: %s', (status, action, role, verdict) => {
    const folder = at[status]?.folder
    if (!folder) throw new Error(`no story ends ${status}`)
    expect(folder.matter.status).toBe(status)
    const now = { actor: actor(role), at: folder.matter.lastAt, catalogue }
    expect(whyNot(folder, action, now)?.code ?? 'ok').toBe(verdict)
  })
})

describe('the table as a whole', () => {
  test('every status but the first is reached by some action, and every action leaves from statuses that are reached', () => {
    const reached = new Set<string>(allActions.flatMap((action) => actions[action].to ?? []))
    expect(Object.keys(statuses).filter((status) => !reached.has(status))).toEqual([])
    for (const action of allActions)
      for (const from of actions[action].from) expect(reached, `${action} from ${from}`).toContain(from)
  })

  test('a matter at rest stays there but for 重办 and 拆件', () => {
    const resting: readonly Status[] = ['cleared', 'declined', 'transferred', 'merged', 'terminated']
    const leaving = allActions.filter(
      (action) => actions[action].to && actions[action].from.some((from) => resting.includes(from)),
    )
    expect(leaving.toSorted()).toEqual(['reopen', 'unmerge'])
  })

  test('whatever is done to an order is done to a matter that is out with units', () => {
    for (const action of allActions)
      if (actions[action].order) expect(actions[action].from, action).toEqual(['dispatched'])
  })
})

describe('clocks of an order', () => {
  const due = (so: ReturnType<typeof opened>) => so.folder.matter.dueAt?.toISOString()

  test('five working days from the day after dispatch', () => {
    expect(due(dispatched())).toBe('2026-03-09T09:30:00.000Z')
  })

  test('an assisting order ends before the lead', () => {
    const [lead, assisting] = dispatched({ assistingUnitIds: ['roads'], track: 'joint' }).folder.orders
    expect(assisting && lead && assisting.answerBy < lead.answerBy).toBe(true)
  })

  test('a question stops the clock and gives the time back', () => {
    const asking = claimed().after(24).on('housing', 'requestInformation', { question: '哪个单元？' })
    expect(due(asking)).toBeUndefined()
    const told = asking.after(24).on('housing', 'giveInformation', { text: '三单元' }, 'operator')
    expect(due(told)).toBe('2026-03-10T09:30:00.000Z')
  })

  test('the first working day does not count, so a pause within it gives nothing back', () => {
    const told = claimed()
      .on('housing', 'requestInformation', { question: '哪个单元？' })
      .after(2)
      .on('housing', 'giveInformation', { text: '三单元' }, 'operator')
    expect(due(told)).toBe('2026-03-09T09:30:00.000Z')
  })

  test('an extension is granted in working days from the old limit', () => {
    const extended = claimed()
      .on('housing', 'requestExtension', { workdays: 10, why })
      .on('housing', 'judgeExtension', { granted: true, why })
    expect(due(extended)).toBe('2026-03-23T09:30:00.000Z')
    expect(extended.folder.orders[0]?.extendedWorkdays).toBe(10)
  })

  test('挂账 stops it, and what was left is left after it', () => {
    const details = { leaderId: uid(5), plan: '列入计划', nextReviewOn: '2026-06-01', why }
    const asked = claimed().after(24).on('housing', 'requestSuspension', details)
    const suspended = asked.on('housing', 'judgeSuspension', { granted: true, why })
    expect(suspended.folder.matter).toMatchObject({ status: 'suspended', dueAt: null })
    const resumed = suspended.after(24 * 28).take('resume', { note: '资金到位' }, actor('supervisor'))
    expect(resumed.folder.matter.status).toBe('dispatched')
    expect(due(resumed)).toBe('2026-04-06T09:30:00.000Z')
  })

  test('a leader’s last milestone becomes the limit, and a watched matter has a new quarter with each progress', () => {
    expect(due(claimed().take('claimByLeader', led))).toBe('2026-04-01T09:30:00.000Z')
    const watched = claimed({ track: 'watched' })
    expect(due(watched)).toBe('2026-06-02T09:30:00.000Z')
    expect(
      due(
        watched
          .after(24 * 30)
          .take('progress', { text: '已开工', publicText: '已开工' }, actor('unitHandler', 'housing')),
      ),
    ).toBe('2026-07-01T09:30:00.000Z')
  })
})

describe('endings', () => {
  test('即知即办: act first, record after', () => {
    const done = dispatched({ track: 'immediate' }).on('housing', 'answer', answerOf('housing'))
    expect(done.folder.matter.status).toBe('answered')
    expect(done.folder.orders[0]?.claimedAt).toEqual(monday)
  })

  test('合力共办: assisting units answer first, the lead gives the one reply', () => {
    const { reply: _, ...record } = answerOf('roads')
    const joint = dispatched({ assistingUnitIds: ['roads'], track: 'joint' })
      .on('roads', 'claim', {})
      .on('roads', 'answer', record)
      .on('housing', 'claim', {})
    expect(joint.folder.matter.status).toBe('dispatched')
    const done = joint.on('housing', 'answer', { ...answerOf('housing'), minutes: '纪要' })
    expect(done.folder.matter).toMatchObject({ status: 'answered', reply: '问题已解决' })
    expect(
      done.take('audit', { passed: true, checklist: goodChecklist }).folder.orders.map((order) => order.status),
    ).toEqual(['accepted', 'accepted'])
  })

  test('an audit that fails sends the lead back and takes the reply with it', () => {
    const back = answered().take('audit', { passed: false, checklist: goodChecklist, why })
    expect(back.folder.matter).toMatchObject({ status: 'dispatched', reply: null, redos: 0 })
    expect(back.folder.orders[0]?.status).toBe('claimed')
  })

  test('three tries at different hours clear a matter whose submitter cannot be reached', () => {
    const miss = { submissionId: uid(501), way: 'phone', contacted: false } as const
    const tried = resolved().take('followUp', miss).after(2).take('followUp', miss).after(3).take('followUp', miss)
    expect(tried.take('clear', {}).folder.matter.status).toBe('cleared')
  })

  test('someone who left no way to be reached is not waited for', () => {
    const anonymous = story({ reachable: false })
      .take('open', place)
      .take('dispatch', { leadUnitId: 'housing' })
      .on('housing', 'claim', {})
    const done = anonymous
      .on('housing', 'answer', answerOf('housing'))
      .take('audit', { passed: true, checklist: goodChecklist })
    expect(done.take('clear', {}).folder.matter.status).toBe('cleared')
  })

  test('each redo is a round of its own', () => {
    let so = resolved()
    for (const n of [1, 2, 3]) {
      so = so.after(1).take('reopen', { why })
      expect(so.folder.matter).toMatchObject({ redos: n, round: n + 1 })
      so = so
        .on('housing', 'claim', {})
        .on('housing', 'answer', answerOf('housing'))
        .take('audit', { passed: true, checklist: goodChecklist })
    }
  })

  test.each(['explained', 'deferred', 'handedOver'] as const)('研判 ends %s', (ending) => {
    const unhappy = resolved().take('followUp', { ...happy, solved: 'notSolved', satisfied: 1 })
    const done = unhappy.take('judge', { panel: [uid(3), uid(8)], opinion: why, ending })
    expect(done.folder.matter).toMatchObject({ status: 'cleared', ending })
  })

  test('研判 may send it back for a redo', () => {
    const unhappy = resolved().take('followUp', { ...happy, solved: 'notSolved', satisfied: 1 })
    const again = unhappy.take('judge', { panel: [uid(3), uid(8)], opinion: why, ending: 'redo' })
    expect(again.folder.matter).toMatchObject({ status: 'dispatched', redos: 1 })
    expect(again.folder.voices[0]?.outcome).toBeNull()
  })

  test('a citizen speaks for their own submission', () => {
    const citizen = { id: uid(501), roles: ['citizen'] as const, unitId: null, regionCode: null }
    expect(resolved().take('followUp', { ...happy, way: 'link' }, citizen).folder.voices[0]?.outcome?.solved).toBe(
      'solved',
    )
    expect(resolved().refused('followUp', { ...happy, way: 'link' }, { ...citizen, id: uid(502) }).code).toBe(
      'no-such-submission',
    )
  })
})

describe('并件 and 拆件', () => {
  test('every voice goes along and comes back, with what it said', () => {
    const target = story({}, 2).take('open', place).folder
    const merged = dispatched()
      .beside(target)
      .take('merge', { targetId: uid(702) })
    expect(merged.folder).toMatchObject({
      matter: { status: 'merged', mergedInto: uid(702) },
      voices: [],
      orders: [{ status: 'withdrawn' }],
    })
    expect(merged.other?.voices.map((voice) => voice.submissionId)).toEqual([uid(502), uid(501)])
    expect(merged.other?.matter).toMatchObject({ callers: 2, people: 2 })
    const apart = merged.take('unmerge', { why })
    expect(apart.folder).toMatchObject({
      matter: { status: 'opened', mergedInto: null, leadUnitId: null },
      voices: [{ submissionId: uid(501), origin: uid(701) }],
    })
    expect(apart.other?.voices.map((voice) => voice.submissionId)).toEqual([uid(502)])
  })

  test('one person’s flood counts once in heat', () => {
    const target = story({ personId: uid(601) }, 2).take('open', place).folder
    const merged = opened()
      .beside(target)
      .take('merge', { targetId: uid(702) })
    expect(merged.other?.matter).toMatchObject({ callers: 2, people: 1 })
  })
})

describe('what a line moves in the book', () => {
  const last = (before: ReturnType<typeof opened>, after: ReturnType<typeof opened>) =>
    movements(before.folder, after.folder).map(({ reason, delta, unitId }) => [reason, delta, unitId])

  test.each([
    ['opened', story(), opened(), [['opened', 1, null]]],
    [
      'dispatched',
      opened(),
      dispatched(),
      [
        ['movedOut', -1, null],
        ['movedIn', 1, 'housing'],
      ],
    ],
    ['claimed', dispatched(), claimed(), []],
    ['cleared', resolved(), resolved().take('followUp', happy).take('clear', {}), [['cleared', -1, 'housing']]],
    ['settled at the desk', story(), story().take('settle', { answer: '已答复', ...place }), [['opened', 1, null]]],
    [
      'declined',
      story(),
      story().take('decline', { reasonCode: 'decline-litigation', legalRoute: '诉讼', text: why }),
      [],
    ],
    [
      'merged',
      opened(),
      opened()
        .beside(story({}, 2).take('open', place).folder)
        .take('merge', { targetId: uid(702) }),
      [['writtenOff', -1, null]],
    ],
    [
      'reopened',
      resolved().take('followUp', happy).take('clear', {}),
      resolved().take('followUp', happy).take('clear', {}).take('reopen', { why }),
      [['reopened', 1, 'housing']],
    ],
    [
      'terminated',
      dispatched(),
      dispatched().take('terminate', {
        reasonCode: 'terminate-same-again',
        requestedByUnitId: 'housing',
        document: '函1号',
        why,
      }),
      [['writtenOff', -1, 'housing']],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(last(before, after)).toEqual(expected)
  })
})

test('an answer is signed by the leader of the same unit', () => {
  expect(
    claimed().on('housing', 'answer', { ...answerOf('housing'), signedBy: signer('housing') }).folder.matter.status,
  ).toBe('answered')
})
