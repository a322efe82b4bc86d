import { describe, expect, test } from 'vitest'
import type { Role } from '../access/role.ts'
import { actor, catalogue, uid } from '../../test/make.ts'
import { answered, answerOf, claimed, dispatched, opened, resolved, type Story, story } from '../../test/story.ts'
import type { Action } from './actions.ts'
import { whyNot } from './decide.ts'
import { presentOrders } from './orders.ts'

const why = '理由'
const asked = { reasonCode: 'return-not-ours', basis: '三定规定' }
const suspension = { leaderId: uid(5), plan: '列入明年计划', nextReviewOn: '2026-06-01', why }
const led = { plan: '三步走', milestones: [{ text: '立项', on: '2026-04-01' }], nextReviewOn: '2026-04-01' }
const said = { submissionId: uid(501), way: 'phone', contacted: true, solved: 'solved', satisfied: 5 } as const
const missed = { submissionId: uid(501), way: 'phone', contacted: false } as const
const returned = (unitId: string) => (so: Story) =>
  so
    .take('dispatch', { leadUnitId: unitId })
    .on(unitId, 'requestReturn', asked)
    .on(unitId, 'judgeReturn', { upheld: true, why })
const thrice = () => ['housing', 'roads', 'water'].reduce((so, unitId) => returned(unitId)(so), opened())
const joint = () => claimed({ assistingUnitIds: ['roads'], track: 'joint' })
const { reply: _, ...assistance } = answerOf('roads')
const merged = () =>
  opened()
    .beside(story({}, 2).folder)
    .take('merge', { targetId: uid(702) })

/** What is so, what is wanted of it, by whom, the verdict, and how many hours later. */
type Row = readonly [string, () => Story, Action, Role, string, number?]
const named = ([name, so, action, role, verdict, hours]: Row) => ({ name, so, action, role, verdict, hours })
/** A submitter, by their own link. */
const citizen = (submissionId: string) =>
  ({ id: submissionId, roles: ['citizen'], unitId: null, regionCode: null }) as const

/** The code of the reason, on the order of a unit where one is named; hours after the last line. */
function reason(so: Story, action: Action, role: Role, unitId?: string, hours = 0): string {
  const { matter, orders } = so.folder
  const order = presentOrders(matter, orders).find((one) => one.unitId === unitId)
  const isUnits = role === 'unitHandler' || role === 'unitLeader'
  const now = {
    actor: role === 'citizen' ? citizen(uid(501)) : actor(role, isUnits ? unitId : undefined),
    at: new Date(matter.lastAt.getTime() + hours * 3_600_000),
    catalogue,
    other: so.other,
  }
  return whyNot(so.folder, action, now, order?.id)?.code ?? 'ok'
}

describe('what is known before the form is filled', () => {
  const onOrders: readonly Row[] = [
    ['nothing asked', claimed, 'judgeReturn', 'dispatcher', 'nothing-requested'],
    ['nothing asked', claimed, 'judgeExtension', 'supervisor', 'nothing-requested'],
    ['nothing asked', claimed, 'judgeSuspension', 'supervisor', 'nothing-requested'],
    ['nothing asked', claimed, 'giveInformation', 'operator', 'nothing-requested'],
    ['nothing asked', claimed, 'requestReturn', 'unitHandler', 'ok'],
    ['nothing asked', claimed, 'requestExtension', 'unitHandler', 'ok'],
    ['nothing asked', claimed, 'requestInformation', 'unitHandler', 'ok'],
    ['nothing asked', claimed, 'requestSuspension', 'unitLeader', 'ok'],
    ['nothing asked', claimed, 'answer', 'unitHandler', 'ok'],
    ['three days on', dispatched, 'requestReturn', 'unitHandler', 'return-too-late', 72],
    ['the limit passed', claimed, 'requestExtension', 'unitHandler', 'extension-too-late', 24 * 8],
  ]
  const withReturn = () => claimed().on('housing', 'requestReturn', asked)
  const withExtension = () => claimed().on('housing', 'requestExtension', { workdays: 3, why })
  const withQuestion = () => claimed().on('housing', 'requestInformation', { question: '哪个单元？' })
  const withSuspension = () => claimed().on('housing', 'requestSuspension', suspension)
  const extended = () => withExtension().on('housing', 'judgeExtension', { granted: true, why })
  const designated = () => opened().take('designate', { leadUnitId: 'housing', participants: [uid(2)], decision: why })
  const whilePending: readonly Row[] = [
    ['a return is asked', withReturn, 'judgeReturn', 'dispatcher', 'ok'],
    ['a return is asked', withReturn, 'requestReturn', 'unitHandler', 'request-pending'],
    ['a return is asked', withReturn, 'requestExtension', 'unitHandler', 'request-pending'],
    ['a return is asked', withReturn, 'requestInformation', 'unitHandler', 'request-pending'],
    ['a return is asked', withReturn, 'requestSuspension', 'unitLeader', 'request-pending'],
    ['a return is asked', withReturn, 'answer', 'unitHandler', 'request-pending'],
    [
      'a return is asked before it is claimed',
      () => dispatched().on('housing', 'requestReturn', asked),
      'claim',
      'unitHandler',
      'request-pending',
    ],
    ['an extension is asked', withExtension, 'judgeExtension', 'supervisor', 'ok'],
    ['an extension is asked', withExtension, 'requestExtension', 'unitHandler', 'request-pending'],
    ['an extension is asked', withExtension, 'answer', 'unitHandler', 'ok'],
    ['an extension was given', extended, 'judgeExtension', 'supervisor', 'nothing-requested'],
    ['an extension was given', extended, 'requestExtension', 'unitHandler', 'extension-used'],
    ['a question is open', withQuestion, 'giveInformation', 'operator', 'ok'],
    ['a question is open', withQuestion, 'giveInformation', 'citizen', 'ok'],
    ['a question is open', withQuestion, 'requestInformation', 'unitHandler', 'request-pending'],
    ['挂账 is asked', withSuspension, 'judgeSuspension', 'supervisor', 'ok'],
    ['挂账 is asked', withSuspension, 'requestSuspension', 'unitLeader', 'request-pending'],
    ['挂账 is asked', withSuspension, 'requestReturn', 'unitHandler', 'request-pending'],
    ['挂账 is asked', withSuspension, 'answer', 'unitHandler', 'request-pending'],
    ['it was designated', designated, 'requestReturn', 'unitHandler', 'designated-is-binding'],
    ['it is not claimed', dispatched, 'answer', 'unitHandler', 'claim-first'],
    ['即知即办 is not claimed', () => dispatched({ track: 'immediate' }), 'answer', 'unitHandler', 'ok'],
    ['an assisting unit is at work', joint, 'answer', 'unitHandler', 'assisting-open'],
    [
      'every assisting unit has answered',
      () => joint().on('roads', 'claim', {}).on('roads', 'answer', assistance),
      'answer',
      'unitHandler',
      'ok',
    ],
  ]
  test.each([...onOrders, ...whilePending].map(named))('order: $name: $action by $role: $verdict', (row) => {
    expect(reason(row.so(), row.action, row.role, 'housing', row.hours)).toBe(row.verdict)
  })

  test('an assisting unit answers while others are at work', () => {
    expect(reason(joint().on('roads', 'claim', {}), 'answer', 'unitHandler', 'roads')).toBe('ok')
  })

  const unhappy = () => resolved().take('followUp', { ...said, solved: 'notSolved', satisfied: 1 })
  const onMatters: readonly Row[] = [
    ['returned twice', () => returned('roads')(returned('housing')(opened())), 'dispatch', 'dispatcher', 'ok'],
    ['returned three times', thrice, 'dispatch', 'dispatcher', 'needs-consultation'],
    ['returned three times', thrice, 'designate', 'supervisor', 'ok'],
    ['nobody was asked', resolved, 'clear', 'followUpAgent', 'not-followed-up'],
    ['nobody was asked', resolved, 'judge', 'followUpAgent', 'nothing-to-judge'],
    ['nobody was asked', resolved, 'followUp', 'followUpAgent', 'ok'],
    ['nobody was asked', resolved, 'followUp', 'citizen', 'ok'],
    [
      'nobody was reached twice',
      () => resolved().take('followUp', missed).after(2).take('followUp', missed),
      'clear',
      'followUpAgent',
      'not-followed-up',
    ],
    [
      'nobody was reached three times',
      () => resolved().take('followUp', missed).after(2).take('followUp', missed).after(2).take('followUp', missed),
      'clear',
      'followUpAgent',
      'ok',
    ],
    ['solved', () => resolved().take('followUp', said), 'clear', 'followUpAgent', 'ok'],
    ['solved', () => resolved().take('followUp', said), 'judge', 'supervisor', 'nothing-to-judge'],
    ['not solved', unhappy, 'clear', 'followUpAgent', 'not-solved'],
    ['not solved', unhappy, 'judge', 'followUpAgent', 'ok'],
    ['with no unit', opened, 'terminate', 'supervisor', 'no-unit-has-it'],
    ['with a unit', dispatched, 'terminate', 'supervisor', 'ok'],
    ['waiting for the follow-up', resolved, 'terminate', 'supervisor', 'ok'],
    [
      'on the sixth level',
      () => opened().take('supervise', { level: 6, addressee: '住建局', basis: why }),
      'escalate',
      'supervisor',
      'ok',
    ],
    [
      'on the last level',
      () => opened().take('supervise', { level: 7, addressee: '住建局', basis: why }),
      'escalate',
      'supervisor',
      'level-not-higher',
    ],
    [
      'on the last level',
      () => opened().take('supervise', { level: 7, addressee: '住建局', basis: why }),
      'supervise',
      'supervisor',
      'ok',
    ],
    ['joint', joint, 'claimByLeader', 'leader', 'wrong-track'],
    ['claimed by this leader', () => dispatched().take('claimByLeader', led), 'claimByLeader', 'leader', 'ok'],
    [
      'claimed by another leader',
      () => dispatched().take('claimByLeader', led, { ...actor('leader'), id: uid(77) }),
      'claimByLeader',
      'leader',
      'already-led',
    ],
    ['merged', merged, 'unmerge', 'dispatcher', 'ok'],
    ['answered', answered, 'audit', 'dispatcher', 'ok'],
    ['written later than now', opened, 'dispatch', 'dispatcher', 'clock-moved-back', -1],
  ]
  test.each(onMatters.map(named))('matter: $name: $action by $role: $verdict', (row) => {
    expect(reason(row.so(), row.action, row.role, undefined, row.hours)).toBe(row.verdict)
  })

  test('what went into a matter that was merged itself comes out after that one', () => {
    const so = merged()
    const target = so.other
    if (!target) throw new Error('no target')
    const further = so.beside({ ...target, matter: { ...target.matter, status: 'merged' } })
    expect(reason(further, 'unmerge', 'dispatcher')).toBe('target-merged')
  })

  test('somebody who said nothing in it gives no information', () => {
    const stranger = {
      actor: citizen(uid(599)),
      at: withQuestion().folder.matter.lastAt,
      catalogue,
    }
    const { folder } = withQuestion()
    expect(whyNot(folder, 'giveInformation', stranger, folder.orders[0]?.id)?.code).toBe('no-such-submission')
  })
})
