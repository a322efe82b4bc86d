import { expect, test } from 'vitest'
import { actor, catalogue, signer, uid } from '../../test/make.ts'
import {
  answered,
  answerOf,
  claimed,
  dispatched,
  goodChecklist,
  opened,
  place,
  resolved,
  story,
  type Story,
} from '../../test/story.ts'
import type { RefusalCode } from './refusals.ts'
import { refusals, type Refusal } from './refusals.ts'
import { movements } from './movements.ts'

const why = '理由'
const judged = { upheld: true, why }
const asked = { reasonCode: 'return-not-ours', basis: '三定规定' }
const suspension = { leaderId: uid(5), plan: '列入明年计划', nextReviewOn: '2026-06-01', why }
const led = { plan: '三步走', milestones: [{ text: '立项', on: '2026-04-01' }], nextReviewOn: '2026-04-01' }
const unhappy = { submissionId: uid(501), way: 'phone', contacted: true, solved: 'notSolved', satisfied: 1 } as const
const other = () => story({}, 2).take('open', place).folder
const returnedBy = (unitId: string) => (so: Story) =>
  so.take('dispatch', { leadUnitId: unitId }).on(unitId, 'requestReturn', asked).on(unitId, 'judgeReturn', judged)
const returnedThrice = () => ['housing', 'roads', 'water'].reduce((so, unitId) => returnedBy(unitId)(so), opened())

const report = () =>
  dispatched({}, { kind: 'report' })
    .on('housing', 'claim', {})
    .on('housing', 'answer', answerOf('housing'))
    .take('audit', { passed: true, checklist: goodChecklist })

/** One way to meet each refusal. */
const met: { readonly [C in RefusalCode]?: () => Refusal } = {
  'wrong-role': () => story().refused('open', place, actor('analyst')),
  'wrong-status': () => opened().refused('open', place),
  'wrong-order-status': () => claimed().refusedOn('housing', 'claim', {}),
  'no-such-order': () => dispatched().refused('claim', { orderId: uid(9) }, actor('unitHandler', 'housing')),
  'not-your-unit': () => dispatched().refusedOn('housing', 'claim', {}, actor('unitHandler', 'roads')),
  'not-your-region': () => story().refused('open', { ...place, regionCode: '159902000000' }, actor('gridWorker')),
  'own-unit': () => resolved().refused('followUp', unhappy, { ...actor('followUpAgent'), unitId: 'housing' }),
  'special-team-only': () => report().refused('followUp', unhappy, actor('followUpAgent')),
  'reports-only': () => resolved().refused('clear', {}, actor('reportAgent')),
  'clock-moved-back': () => opened().after(-1).refused('dispatch', { leadUnitId: 'housing' }),
  'no-such-unit': () => opened().refused('dispatch', { leadUnitId: 'moon' }),
  'no-such-person': () =>
    opened().refused('designate', { leadUnitId: 'housing', participants: [uid(99)], decision: why }),
  'no-such-category': () => story().refused('open', { ...place, categoryCode: '99' }),
  'no-such-region': () => story().refused('open', { ...place, regionCode: '110000000000' }),
  'no-such-article': () => story().refused('settle', { ...place, answer: why, articleId: 'gone' }),
  'no-such-reason': () => story().refused('decline', { reasonCode: 'return-not-ours', legalRoute: '诉讼', text: why }),
  'no-such-submission': () => resolved().refused('followUp', { ...unhappy, submissionId: uid(99) }),
  'no-such-target': () => opened().refused('merge', { targetId: uid(99) }),
  'needs-kind': () => story().refused('settle', { answer: why }),
  'merge-into-itself': () => opened().refused('merge', { targetId: uid(701) }),
  'target-closed': () =>
    opened()
      .beside(
        resolved()
          .take('followUp', { ...unhappy, solved: 'solved' })
          .take('clear', {}).folder,
      )
      .refused('merge', { targetId: uid(702) }),
  'target-merged': () => {
    const merged = opened()
      .beside(other())
      .take('merge', { targetId: uid(702) })
    const target = merged.other
    if (!target) throw new Error('no target')
    return merged.beside({ ...target, matter: { ...target.matter, status: 'merged' } }).refused('unmerge', { why })
  },
  'not-by-machine': () =>
    opened({ kind: 'report' })
      .beside(other())
      .refused('merge', { targetId: uid(702) }, actor('system')),
  'unit-complained-about': () =>
    opened({ aboutUnitIds: ['housing-east'] }).refused('dispatch', { leadUnitId: 'housing-east' }),
  'not-a-township-duty': () => opened().refused('dispatch', { leadUnitId: 'township' }),
  'unit-returned-it': () => returnedBy('housing')(opened()).refused('dispatch', { leadUnitId: 'housing' }),
  'needs-consultation': () => returnedThrice().refused('dispatch', { leadUnitId: 'police' }),
  'superior-leads': () => opened().refused('dispatch', { leadUnitId: 'housing-east', assistingUnitIds: ['housing'] }),
  'unit-named-twice': () => opened().refused('dispatch', { leadUnitId: 'housing', assistingUnitIds: ['housing'] }),
  'joint-needs-two': () => opened().refused('dispatch', { leadUnitId: 'housing', track: 'joint' }),
  'immediate-is-one-unit': () =>
    opened().refused('dispatch', { leadUnitId: 'housing', assistingUnitIds: ['roads'], track: 'immediate' }),
  'no-time-limit': () =>
    opened()
      .with({ ...catalogue, timeLimits: [] })
      .refused('dispatch', { leadUnitId: 'housing' }),
  'no-such-statutory-limit': () => opened().refused('dispatch', { leadUnitId: 'housing', statutoryCode: 'no-law' }),
  'designated-is-binding': () =>
    returnedThrice()
      .take('designate', { leadUnitId: 'housing', participants: [uid(2)], decision: why })
      .refusedOn('housing', 'requestReturn', asked),
  'return-too-late': () =>
    dispatched()
      .after(24 * 3)
      .refusedOn('housing', 'requestReturn', asked),
  'request-pending': () => dispatched().on('housing', 'requestReturn', asked).refusedOn('housing', 'claim', {}),
  'nothing-requested': () => claimed().refusedOn('housing', 'judgeExtension', { granted: true, why }),
  'extension-used': () =>
    claimed()
      .on('housing', 'requestExtension', { workdays: 3, why })
      .on('housing', 'judgeExtension', { granted: true, why })
      .refusedOn('housing', 'requestExtension', { workdays: 3, why }),
  'extension-too-late': () =>
    claimed()
      .after(24 * 10)
      .refusedOn('housing', 'requestExtension', { workdays: 3, why }),
  'wrong-signer': () => claimed().refusedOn('housing', 'answer', { ...answerOf('housing'), signedBy: signer('roads') }),
  'reply-missing': () => claimed().refusedOn('housing', 'answer', { ...answerOf('housing'), reply: ' ' }),
  'reply-not-yours': () =>
    claimed({ assistingUnitIds: ['roads'] })
      .on('roads', 'claim', {})
      .refusedOn('roads', 'answer', answerOf('roads')),
  'why-not-missing': () => claimed().refusedOn('housing', 'answer', { ...answerOf('housing'), solved: 'partly' }),
  'assisting-open': () => claimed({ assistingUnitIds: ['roads'] }).refusedOn('housing', 'answer', answerOf('housing')),
  'minutes-missing': () => {
    const { reply: _, ...assisting } = answerOf('roads')
    return claimed({ assistingUnitIds: ['roads'], track: 'joint' })
      .on('roads', 'claim', {})
      .on('roads', 'answer', assisting)
      .refusedOn('housing', 'answer', answerOf('housing'))
  },
  'ending-missing': () => claimed({ track: 'watched' }).refusedOn('housing', 'answer', answerOf('housing')),
  'claim-first': () => dispatched().refusedOn('housing', 'answer', answerOf('housing')),
  'checklist-open': () =>
    answered().refused('audit', { passed: true, checklist: { ...goodChecklist, replyClean: false } }),
  'why-missing': () => answered().refused('audit', { passed: false, checklist: goodChecklist }),
  'result-missing': () => resolved().refused('followUp', { submissionId: uid(501), way: 'phone', contacted: true }),
  'tried-this-hour': () =>
    resolved()
      .take('followUp', { submissionId: uid(501), way: 'phone', contacted: false })
      .refused('followUp', { submissionId: uid(501), way: 'phone', contacted: false }),
  'not-followed-up': () => resolved().refused('clear', {}),
  'not-solved': () => resolved().take('followUp', unhappy).refused('clear', {}),
  'evidence-missing': () => {
    const so = claimed()
      .take('claimByLeader', led)
      .on('housing', 'answer', answerOf('housing'))
      .take('audit', { passed: true, checklist: goodChecklist })
    return so.take('followUp', { ...unhappy, solved: 'solved' }).refused('clear', {})
  },
  'unit-missing': () =>
    story()
      .take('settle', { answer: '已答复', ...place })
      .refused('reopen', { why }),
  'panel-too-small': () =>
    resolved()
      .take('followUp', unhappy)
      .refused('judge', { panel: [uid(3), uid(3)], opinion: why, ending: 'explained' }),
  'nothing-to-judge': () => resolved().refused('judge', { panel: [uid(3), uid(8)], opinion: why, ending: 'explained' }),
  'no-unit-has-it': () =>
    opened().refused('terminate', {
      reasonCode: 'terminate-same-again',
      requestedByUnitId: 'housing',
      document: '函1号',
      why,
    }),
  'not-its-unit': () =>
    dispatched().refused('terminate', {
      reasonCode: 'terminate-same-again',
      requestedByUnitId: 'roads',
      document: '函1号',
      why,
    }),
  'wrong-track': () => dispatched({ track: 'immediate' }).refused('claimByLeader', led),
  'already-led': () =>
    dispatched()
      .take('claimByLeader', led)
      .refused('claimByLeader', led, { ...actor('leader'), id: uid(77) }),
  'not-the-holder': () => dispatched().refused('progress', { text: why }, actor('unitHandler', 'roads')),
  recused: () =>
    dispatched()
      .take('recuse', { personId: uid(5), recused: true, why }, actor('supervisor'))
      .refused('claimByLeader', led, actor('leader')),
  'recuses-oneself-only': () =>
    dispatched().refused('recuse', { personId: uid(2), recused: true, why }, actor('leader')),
  'recused-already': () =>
    dispatched()
      .take('recuse', { personId: uid(5), recused: true, why }, actor('supervisor'))
      .refused('recuse', { personId: uid(5), recused: true, why }, actor('supervisor')),
  'not-recused': () => dispatched().refused('recuse', { personId: uid(5), recused: false, why }, actor('supervisor')),
  'level-not-higher': () =>
    dispatched()
      .take('supervise', { level: 3, addressee: '住建局', basis: '超期' })
      .refused('escalate', { level: 3, addressee: '领导', basis: '超期' }),
  'pause-not-over': () =>
    claimed()
      .on('housing', 'requestInformation', { question: why })
      .after(24)
      .refusedOn('housing', 'endPause', {}, actor('system')),
  'no-open-document': () => dispatched().refused('liftSupervision', { document: 'T-1-督1', why }),
  'no-such-document': () =>
    dispatched()
      .take('supervise', { level: 2, addressee: '住建局', basis: '超期' })
      .refused('replySupervision', { document: '无', text: why }, actor('unitHandler', 'housing')),
  'document-lifted': () =>
    dispatched()
      .take('supervise', { level: 2, addressee: '住建局', basis: '超期' })
      .take('supervise', { level: 3, addressee: '住建局', basis: '仍未办结' })
      .take('liftSupervision', { document: 'T-1-督1', why })
      .refused('liftSupervision', { document: 'T-1-督1', why }),
  'public-text-missing': () => dispatched({ track: 'watched' }).refused('progress', { text: why }, actor('supervisor')),
  'public-text-names': () =>
    dispatched({ track: 'watched' }).refused(
      'progress',
      { text: why, publicText: '请联系13800000000' },
      actor('supervisor'),
    ),
  'no-such-milestone': () => dispatched().refused('progress', { text: why, milestone: 3 }, actor('supervisor')),
  'not-led': () => dispatched().refused('progress', { text: why, nextReviewOn: '2026-04-01' }, actor('supervisor')),
  'day-in-the-past': () =>
    claimed().refusedOn('housing', 'requestSuspension', { ...suspension, nextReviewOn: '2026-03-01' }),
}

/** Decided where the ledger is written, under a lock: see act.test.ts. */
const decidedWhenWriting: readonly RefusalCode[] = ['id-used-twice']

test.each(Object.entries(met))('%s', (code, meet) => {
  expect(meet?.().code).toBe(code)
})

test('every refusal can be met', () => {
  const all = Object.keys(refusals) as RefusalCode[]
  expect(all.filter((code) => !met[code] && !decidedWhenWriting.includes(code))).toEqual([])
})

test('words have a value for every name in them', () => {
  for (const [code, meet] of Object.entries(met)) {
    const named = [
      ...refusals[code as RefusalCode].zh.matchAll(/\{(\w+)\}/g),
      ...refusals[code as RefusalCode].en.matchAll(/\{(\w+)\}/g),
    ].map((match) => match[1])
    expect(Object.keys(meet?.().params ?? {}), code).toEqual(expect.arrayContaining(named))
  }
})

test('a refused command moves nothing in the book', () => {
  const { folder } = opened()
  expect(movements(folder, folder)).toEqual([])
})
