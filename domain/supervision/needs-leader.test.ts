import { expect, test } from 'vitest'
import { needsLeader } from './needs-leader.ts'

const plain = { status: 'dispatched', track: 'ledger', urgency: 'normal', led: null, supervisionLevel: 0 } as const
const led = { leaderId: 'l', plan: '', milestones: [], nextReviewOn: '2026-04-01' }

test.each([
  ['a plain matter on the ledger', {}, false],
  ['an urgent one', { urgency: 'urgent' }, false],
  ['a hard one', { urgency: 'complex' }, true],
  ['a hard one whose return was upheld', { urgency: 'complex', status: 'opened' }, true],
  ['a hard one that is joint', { urgency: 'complex', track: 'joint' }, false],
  ['a hard one that nobody has put on a track', { urgency: 'complex', status: 'opened', track: null }, false],
  ['one with a supervision notice', { supervisionLevel: 3 }, false],
  ['one that was raised to a leader', { supervisionLevel: 4 }, true],
  ['a wish that is followed through', { track: 'watched' }, true],
  ['one that a leader has claimed', { track: 'watched', led }, false],
  ['a hard one that is suspended under a leader’s name', { urgency: 'complex', status: 'suspended' }, false],
  ['a hard one that is answered', { urgency: 'complex', status: 'answered' }, false],
] as const)('%s', (_, change, needs) => {
  expect(needsLeader({ ...plain, ...change })).toBe(needs)
})
