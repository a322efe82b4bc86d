import { describe, expect, test } from 'vitest'
import { afterStep, isOpen, type MissedCall, type MissedStep, missedSteps, TAKEN_MINUTES, whyNotStep } from './steps.ts'
import { type MissedState, missedStates } from './words.ts'

const now = new Date('2026-03-20T02:00:00Z')
const minutes = (n: number) => new Date(now.getTime() + n * 60_000)
const holds = { nobody: null, me: 'me', other: 'other', meUntilJustNow: 'me', otherUntilJustNow: 'other' } as const
type Held = keyof typeof holds

function call(state: MissedState, held: Held = 'nobody'): MissedCall {
  const by = holds[held]
  return { state, tries: [], taken: by && { by, until: held.endsWith('JustNow') ? now : minutes(3) } }
}

describe('each step, by who has the call', () => {
  test.each([
    ['ring', ['ok', 'ok', 'ok', 'ok', 'ok']],
    ['take', ['ok', 'ok', 'missed-call-taken', 'ok', 'ok']],
    ['giveBack', ['missed-call-not-taken', 'ok', 'missed-call-taken', 'ok', 'missed-call-not-taken']],
    ['nobody', ['missed-call-not-taken', 'ok', 'missed-call-taken', 'ok', 'missed-call-not-taken']],
    ['calledBack', ['ok', 'ok', 'ok', 'ok', 'ok']],
    ['noNeed', ['ok', 'ok', 'missed-call-taken', 'ok', 'ok']],
    ['gotThrough', ['ok', 'ok', 'ok', 'ok', 'ok']],
  ] as const)('%s', (step, verdicts) => {
    for (const state of ['waiting', 'tried'] as const) {
      const said = (Object.keys(holds) as Held[]).map((held) => whyNotStep(call(state, held), step, 'me', now) ?? 'ok')
      expect([state, said]).toEqual([state, verdicts])
    }
    for (const state of ['calledBack', 'noNeed'] as const)
      expect(whyNotStep(call(state), step, 'me', now)).toBe('missed-call-closed')
  })
})

describe('what is after a step', () => {
  test.each([
    ['ring', 'waiting', 'waiting', 'other'],
    ['ring', 'tried', 'waiting', 'other'],
    ['take', 'waiting', 'waiting', 'me'],
    ['take', 'tried', 'tried', 'me'],
    ['giveBack', 'waiting', 'waiting', null],
    ['giveBack', 'tried', 'tried', null],
    ['nobody', 'waiting', 'tried', null],
    ['nobody', 'tried', 'tried', null],
    ['calledBack', 'waiting', 'calledBack', null],
    ['calledBack', 'tried', 'calledBack', null],
    ['noNeed', 'waiting', 'noNeed', null],
    ['noNeed', 'tried', 'noNeed', null],
    ['gotThrough', 'waiting', 'noNeed', null],
    ['gotThrough', 'tried', 'noNeed', null],
  ] as const)('%s of one that is %s: %s, had by %s', (step, state, to, holder) => {
    const next = afterStep(call(state, 'other'), step, { id: 'x', by: 'me', at: now })
    expect([next.state, next.taken?.by ?? null]).toEqual([to, holder])
    expect(next.tries).toEqual(step === 'nobody' ? [{ id: 'x', at: now, by: 'me' }] : [])
  })

  test('a call is taken for some minutes, and then anybody may', () => {
    const taken = afterStep(call('waiting'), 'take', { id: '', by: 'me', at: now })
    expect(whyNotStep(taken, 'take', 'you', minutes(TAKEN_MINUTES - 1))).toBe('missed-call-taken')
    expect(whyNotStep(taken, 'take', 'you', minutes(TAKEN_MINUTES))).toBeNull()
  })

  test('every state can be reached, and from each that is open an end', () => {
    const reached = new Set<MissedState>(['waiting'])
    for (const { to } of Object.values(missedSteps)) if (to) reached.add(to)
    expect([...reached].toSorted()).toEqual(Object.keys(missedStates).toSorted())
    const ends = (Object.keys(missedSteps) as MissedStep[]).filter((step) => {
      const { to } = missedSteps[step]
      return to !== null && !isOpen({ state: to })
    })
    expect(ends).toEqual(['calledBack', 'noNeed', 'gotThrough'])
  })
})
