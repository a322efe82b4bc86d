import { answer, claim, dispatcher, dispatchTo, heard, open, operator, type Path, supervisor } from './path.ts'
import { place } from '../story.ts'

/** The other four ways a matter comes to rest. */
export const otherEndings: readonly Path[] = [
  {
    name: '不予受理: with the legal route',
    said: [heard],
    steps: [
      [dispatcher, 'decline', { reasonCode: 'none', legalRoute: '诉讼', text: '请起诉' }, 'not: no-such-reason'],
      [
        dispatcher,
        'decline',
        { reasonCode: 'decline-litigation', legalRoute: '诉讼', text: '此事已由法院受理，请等判决。' },
        'declined',
      ],
      [dispatcher, 'open', place, 'not: wrong-status'],
    ],
    ends: [{ status: 'declined', unit: null, reply: '此事已由法院受理，请等判决。', steps: 'register decline' }],
  },
  {
    name: '转送: to where it belongs',
    said: [heard],
    steps: [[operator, 'transfer', { to: 'police110', externalNumber: 'JQ-1' }, 'transferred']],
    ends: [{ status: 'transferred', unit: null, reply: null, steps: 'register transfer' }],
  },
  {
    name: '终结: at the written request of its unit; an answer that was not audited is not told',
    said: [heard],
    steps: [
      open,
      dispatchTo('housing'),
      claim('housing'),
      answer('housing'),
      [supervisor, 'terminate', { ...ended(), requestedByUnitId: 'roads' }, 'not: not-its-unit'],
      [supervisor, 'terminate', ended(), 'terminated'],
    ],
    ends: [{ status: 'terminated', unit: '住建局', reply: null, steps: 'register open dispatch claim terminate' }],
  },
  {
    name: '并件: the second stays merged, its submitter reads the first',
    said: [heard, heard],
    steps: [
      open,
      [dispatcher, 'merge', ({ matterIds }) => ({ targetId: matterIds[0] }), 'merged', 1],
      [dispatcher, 'open', place, 'not: wrong-status', 1],
    ],
    ends: [
      { status: 'opened', unit: null, reply: null, steps: 'register open' },
      { status: 'opened', unit: null, reply: null, steps: 'register merge' },
    ],
  },
]

function ended() {
  return {
    reasonCode: 'terminate-same-again',
    requestedByUnitId: 'housing',
    document: '函〔2026〕1号',
    why: '同一事项重复反映',
  }
}
