import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actor, catalogue } from '../../test/make.ts'
import { claimed, dispatched, type Story } from '../../test/story.ts'
import { workMinutesBetween } from '../deadline/clock.ts'
import { pauseEndsAt, pauseLeft } from './pause.ts'

const question = { question: '哪个单元？' }
const orderOf = (so: Story) => so.folder.orders[0]!
const iso = (instant: Date | null) => instant?.toISOString().slice(0, 16) ?? null
const ask = (so: Story) => so.on('housing', 'requestInformation', question)
const told = (so: Story) => so.on('housing', 'giveInformation', { text: '三单元' }, 'operator')

describe('what a pause gives back', () => {
  test('every limit that is still open, on its own clock', () => {
    const asked = dispatched()
      .after(2)
      .on('housing', 'requestReturn', { reasonCode: 'return-not-ours', basis: '不归我们' })
    const back = asked.after(48).on('housing', 'judgeReturn', { upheld: false, why: '归你们' }, 'dispatcher')
    // Contact runs 7×24: two whole days. Accepting counts from Tuesday: what was left of it then.
    expect(iso(orderOf(back).contactBy)).toBe('2026-03-05T01:00')
    expect(iso(orderOf(back).acceptBy)).toBe('2026-03-05T03:00')
    expect(iso(orderOf(back).answerBy)).toBe('2026-03-11T03:00')
  })

  test('a limit that was kept stays as it was', () => {
    const contacted = claimed().on('housing', 'contact', { way: 'phone', contactedAt: '2026-03-02T01:30:00.000Z' })
    const before = orderOf(contacted)
    const after = orderOf(told(ask(contacted.after(24)).after(24)))
    expect(after.contactBy).toEqual(before.contactBy)
    expect(after.acceptBy).toEqual(before.acceptBy)
    expect(after.answerBy > before.answerBy).toBe(true)
  })

  test('all pauses together at most five working days', () => {
    const thrice = [1, 2, 3].reduce((so) => told(ask(so.after(24)).after(72)), claimed())
    expect(pauseLeft(orderOf(thrice), catalogue.calendar, 5)).toBe(0)
    const fourth = ask(thrice.after(1))
    expect(pauseEndsAt(orderOf(fourth), catalogue.calendar, 5)).toEqual(orderOf(fourth).pausedAt)
    expect(orderOf(told(fourth.after(100))).answerBy).toEqual(orderOf(thrice).answerBy)
  })

  test('at the end of the fifth working day the clock goes on by itself, and an answer after it gives nothing more', () => {
    const asked = ask(claimed().after(24))
    expect(iso(pauseEndsAt(orderOf(asked), catalogue.calendar, 5))).toBe('2026-03-10T09:30')
    expect(asked.after(24).refusedOn('housing', 'endPause', {}, actor('system')).code).toBe('pause-not-over')
    const over = asked.after(24 * 8).on('housing', 'endPause', {}, 'system')
    expect(orderOf(over).pausedAt).toBeNull()
    expect(orderOf(over).requests.information).toBeDefined()
    expect(iso(over.folder.matter.dueAt)).toBe('2026-03-17T09:00')
    expect(orderOf(told(over.after(24))).answerBy).toEqual(orderOf(over).answerBy)
  })

  test('挂账 is granted by a supervisor and is not among the five days', () => {
    const leaderId = actor('leader').id
    const asked = claimed().on('housing', 'requestSuspension', {
      leaderId,
      plan: '列入计划',
      nextReviewOn: '2026-06-01',
      why: '等资金',
    })
    const suspended = asked.on('housing', 'judgeSuspension', { granted: true, why: '同意' }, 'supervisor')
    const resumed = suspended.after(24 * 28).take('resume', { note: '资金到位' }, actor('supervisor'))
    expect(pauseLeft(orderOf(resumed), catalogue.calendar, 5)).toBe(5)
    expect(iso(orderOf(resumed).answerBy)).toBe('2026-04-06T01:00')
  })
})

test('挂账 that is lifted before the limit begins to count, or past it, never brings the due time earlier', () => {
  const wish = { leaderId: actor('leader').id, plan: '列入计划', nextReviewOn: '2026-06-01', why: '等资金' }
  for (const hours of [0, 1, 30, 24 * 9]) {
    const suspended = claimed()
      .after(hours)
      .on('housing', 'requestSuspension', wish)
      .on('housing', 'judgeSuspension', { granted: true, why: '同意' }, 'supervisor')
    const resumed = suspended.after(2).take('resume', { note: '不等了' }, actor('supervisor'))
    expect(orderOf(resumed).answerBy >= orderOf(suspended).answerBy).toBe(true)
  }
})

test('whatever is asked and told, a due time never comes earlier, and no more than five working days are given back', () => {
  const gaps = fc.array(
    fc.record({ before: fc.integer({ min: 1, max: 40 }), asked: fc.integer({ min: 1, max: 120 }) }),
    {
      maxLength: 6,
    },
  )
  fc.assert(
    fc.property(gaps, (each) => {
      let so = claimed()
      const first = orderOf(so).answerBy
      for (const { before, asked } of each) {
        const was = orderOf(so).answerBy
        so = told(ask(so.after(before)).after(asked))
        expect(orderOf(so).answerBy >= was).toBe(true)
      }
      // A pause ends with the day its last working day ends, so its first day may count in part.
      const given = workMinutesBetween(first, orderOf(so).answerBy, catalogue.calendar)
      expect(given).toBeLessThanOrEqual((5 + each.length) * 390)
    }),
    { numRuns: 200 },
  )
})
