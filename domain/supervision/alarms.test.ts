import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actor, catalogue } from '../../test/make.ts'
import { answerOf, goodChecklist, opened, place, type Story, story } from '../../test/story.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { dayInChina, parsePlainDate } from '../deadline/plain-date.ts'
import { walkBetween, walkOn } from '../deadline/test-walk.ts'
import { workCalendar } from '../deadline/work-calendar.ts'
import type { Details } from '../ledger/details.ts'
import { leadOrder } from '../ledger/orders.ts'
import { openStages } from '../ledger/stages.ts'
import { alarmsOf } from './alarms.ts'

const sent = (minute: string, details: Partial<Details['dispatch']> = {}, known: Catalogue = catalogue) =>
  opened()
    .with(known)
    .until(minute)
    .take('dispatch', { leadUnitId: 'housing', ...details })
/** Claimed and contacted at once: the result alone is open. */
const claimed = (minute: string, details: Partial<Details['dispatch']> = {}, known?: Catalogue) =>
  sent(minute, details, known)
    .on('housing', 'claim', {})
    .on('housing', 'contact', { way: 'phone', contactedAt: '2026-03-02T01:00:00.000Z' })
const asked = () =>
  claimed('03-02 09:00').until('03-04 10:00').on('housing', 'requestInformation', { question: '几号楼' })
const extending = () =>
  claimed('03-02 09:00').until('03-09 10:00').on('housing', 'requestExtension', { workdays: 5, why: '待检测' })
const suspending = () =>
  claimed('03-02 09:00').until('03-04 10:00').on('housing', 'requestSuspension', {
    leaderId: '00000000-0000-7000-8000-000000000005',
    plan: '列入计划',
    nextReviewOn: '2026-03-20',
    why: '待拨款',
  })
const redone = (times: number) => {
  let told = sent('03-02 09:00')
  for (let n = 0; n < times; n += 1)
    told = told
      .on('housing', 'claim', {})
      .on('housing', 'answer', answerOf('housing'))
      .take('audit', { passed: true, checklist: goodChecklist })
      .take('reopen', { why: '又坏了' })
  return told
}
const returnedBy = (...units: readonly string[]) => {
  let told = opened()
  for (const unit of units)
    told = told
      .take('dispatch', { leadUnitId: unit })
      .on(unit, 'requestReturn', { reasonCode: 'return-not-ours', basis: '三定规定' })
      .on(unit, 'judgeReturn', { upheld: true, why: '属实' })
  return told
}
const led = () =>
  claimed('03-02 09:00', { track: 'watched' }).take('claimByLeader', {
    plan: '三步走',
    milestones: [{ text: '立项', on: '2026-03-20' }],
    nextReviewOn: '2026-04-05',
  })

/** 清明 2026 as an example: Monday off, the Saturday before worked. */
const qingming: Catalogue = {
  ...catalogue,
  calendar: workCalendar(
    [
      { day: parsePlainDate('2026-04-04'), kind: 'makeUpDay' },
      { day: parsePlainDate('2026-04-06'), kind: 'holiday' },
    ],
    catalogue.calendar.hours,
  ),
}

describe('what the clock writes, and at which minute', () => {
  test.each<readonly [string, () => Story, string, readonly string[]]>([
    [
      'a unit that does nothing: every stage warned, the notice the day after, the letter after five silent workdays',
      () => sent('03-02 09:00'),
      '04-20 09:00',
      [
        '03-02 21:00 l0-half contact',
        '03-03 09:00 l0-due contact',
        '03-03 11:45 l0-half accept',
        '03-03 17:30 l0-due accept',
        '03-05 11:45 l0-half result',
        '03-06 17:30 l0-48 result',
        '03-06 17:30 l0-24 result',
        '03-09 17:30 l0-due result',
        '03-10 08:30 l2-overdue result',
        '03-18 08:30 l3-silent',
      ],
    ],
    [
      'dispatched on a Friday at 16:50: counted from Monday, a contact of 24 hours runs on over the weekend',
      () => sent('03-06 16:50'),
      '03-20 09:00',
      [
        '03-07 04:50 l0-half contact',
        '03-07 16:50 l0-due contact',
        '03-09 11:45 l0-half accept',
        '03-09 17:30 l0-due accept',
        '03-11 11:45 l0-half result',
        '03-11 17:30 l0-48 result',
        '03-12 17:30 l0-24 result',
        '03-13 17:30 l0-due result',
        '03-16 08:30 l2-overdue result',
      ],
    ],
    [
      'over a holiday: the make-up Saturday counts, the Monday off does not, the notice comes on Tuesday',
      () => claimed('03-30 10:00', {}, qingming),
      '04-12 09:00',
      [
        '04-02 11:45 l0-half result',
        '04-02 17:30 l0-48 result',
        '04-03 17:30 l0-24 result',
        '04-04 17:30 l0-due result',
        '04-07 08:30 l2-overdue result',
      ],
    ],
    [
      'urgent, on a Saturday night: 7×24, too short for warnings of 48 and 24 hours; the notice waits for offices',
      () => claimed('03-07 22:15', { urgency: 'urgent' }),
      '03-12 09:00',
      ['03-08 10:15 l0-half result', '03-08 22:15 l0-due result', '03-09 08:30 l2-overdue result'],
    ],
    [
      'an assisting unit has three of the five days of the lead, and a ladder of its own',
      () => claimed('03-02 09:00', { assistingUnitIds: ['roads'] }).on('roads', 'claim', {}),
      '03-11 09:00',
      [
        '03-03 17:30 l0-48 result',
        '03-04 11:45 l0-half result',
        '03-04 17:30 l0-24 result',
        '03-05 11:45 l0-half result',
        '03-05 17:30 l0-due result',
        '03-06 08:30 l2-overdue result',
        '03-06 17:30 l0-48 result',
        '03-06 17:30 l0-24 result',
        '03-09 17:30 l0-due result',
        '03-10 08:30 l2-overdue result',
      ],
    ],
    [
      'a question that is answered after a day gives the day back',
      () => asked().until('03-05 10:00').on('housing', 'giveInformation', { text: '三号楼' }, 'operator'),
      '03-12 09:00',
      [
        '03-06 11:45 l0-half result',
        '03-06 17:30 l0-48 result',
        '03-09 17:30 l0-24 result',
        '03-10 17:30 l0-due result',
        '03-11 08:30 l2-overdue result',
      ],
    ],
    [
      'a question nobody answers stands still for five workdays, and not longer',
      asked,
      '03-19 09:00',
      [
        '03-11 17:30 endPause',
        '03-13 10:15 l0-half result',
        '03-13 17:30 l0-48 result',
        '03-16 16:00 l0-24 result',
        '03-17 16:00 l0-due result',
        '03-18 08:30 l2-overdue result',
      ],
    ],
    [
      'an extension granted is a new promise: its warnings come anew, the old limit passes unsaid',
      () => extending().on('housing', 'judgeExtension', { granted: true, why: '属实' }),
      '03-18 09:00',
      [
        '03-05 11:45 l0-half result',
        '03-06 17:30 l0-48 result',
        '03-06 17:30 l0-24 result',
        '03-09 17:30 l0-half result',
        '03-13 17:30 l0-48 result',
        '03-13 17:30 l0-24 result',
        '03-16 17:30 l0-due result',
        '03-17 08:30 l2-overdue result',
      ],
    ],
    [
      'an extension nobody decides: the promise runs on, and after a workday the supervisors are told',
      extending,
      '03-12 09:00',
      [
        '03-05 11:45 l0-half result',
        '03-06 17:30 l0-48 result',
        '03-06 17:30 l0-24 result',
        '03-09 17:30 l0-due result',
        '03-10 08:30 l2-overdue result',
        '03-11 08:30 l0-waiting',
      ],
    ],
    [
      'suspended, its review alone; taken up again, what was left of the promise',
      () =>
        suspending()
          .on('housing', 'judgeSuspension', { granted: true, why: '同意' })
          .until('03-31 09:00')
          .take('resume', { note: '资金到位' }, actor('supervisor')),
      '04-06 09:00',
      [
        '03-17 08:30 l0-review review',
        '03-20 08:30 l0-review-day review',
        '04-01 10:45 l0-half result',
        '04-01 16:30 l0-48 result',
        '04-02 16:30 l0-24 result',
        '04-03 16:30 l0-due result',
        '04-06 08:30 l2-overdue result',
      ],
    ],
    [
      'merged: nothing more',
      () => {
        const target = story({}, 2).take('open', place).folder
        return sent('03-02 09:00').beside(target).until('03-02 22:00').take('merge', { targetId: target.matter.id })
      },
      '04-20 09:00',
      ['03-02 21:00 l0-half contact'],
    ],
    ['redone twice, at once', () => redone(2), '03-02 09:00', []],
    ['redone three times, at once', () => redone(3), '03-02 09:00', ['03-02 09:00 l4-redos']],
    [
      'redone three times and raised, redone again: it is raised already',
      () => redone(3).until('03-02 09:00').on('housing', 'claim', {}),
      '03-02 10:00',
      ['03-02 09:00 l4-redos'],
    ],
    ['returned by two units', () => returnedBy('housing', 'roads'), '04-20 09:00', []],
    ['returned by three', () => returnedBy('housing', 'roads', 'water'), '04-20 09:00', ['03-02 09:00 l4-returns']],
    [
      'led by a leader: a milestone and a review, three days before each, and half of the quarter',
      led,
      '04-20 09:00',
      [
        '03-17 08:30 l0-review review',
        '03-20 08:30 l0-review-day review',
        '04-02 08:30 l0-review review',
        '04-06 08:30 l0-review-day review',
        '04-16 17:30 l0-half result',
      ],
    ],
    [
      'a milestone that is reached is not reminded of',
      () => led().take('progress', { text: '已立项', publicText: '已立项', milestone: 0 }, actor('leader')),
      '04-05 09:00',
      ['04-02 08:30 l0-review review'],
    ],
    [
      'a word after the notice, and the letter is not written',
      () =>
        claimed('03-02 09:00')
          .until('03-10 09:00')
          .take('progress', { text: '正在施工' }, actor('unitLeader', 'housing')),
      '04-20 09:00',
      [
        '03-05 11:45 l0-half result',
        '03-06 17:30 l0-48 result',
        '03-06 17:30 l0-24 result',
        '03-09 17:30 l0-due result',
        '03-10 08:30 l2-overdue result',
      ],
    ],
    ['answered at once', () => claimed('03-02 09:00').on('housing', 'answer', answerOf('housing')), '04-20 09:00', []],
  ])('%s', (_, tell, until, verdict) => {
    expect(tell().until(until).struck).toEqual(verdict)
  })
})

describe('whenever it is dispatched and whatever the unit does in time', () => {
  const minutes = fc.record({
    day: fc.integer({ min: 0, max: 27 }),
    minute: fc.integer({ min: 0, max: 1439 }),
    urgent: fc.boolean(),
    assisted: fc.boolean(),
    // After how many hours the unit claims, contacts, tells and answers; the rest is never done.
    acts: fc.array(fc.integer({ min: 0, max: 240 }), { minLength: 0, maxLength: 4 }),
  })
  const deeds = [
    (told: Story) => told.on('housing', 'claim', {}),
    (told: Story) => told.on('housing', 'contact', { way: 'phone', contactedAt: '2026-03-02T01:00:00.000Z' }),
    (told: Story) => told.take('progress', { text: '正在办理' }, actor('unitLeader', 'housing')),
    (told: Story) => told.on('housing', 'answer', answerOf('housing')),
  ] as const
  const at = (day: number, minute: number) => {
    const instant = new Date(Date.parse('2026-03-02T00:00:00Z') + (day * 1440 + minute) * 60_000)
    return instant.toISOString().slice(5, 16).replace('T', ' ')
  }

  test('alarms come in the order of time, each once, none about a limit that was kept, none after the answer', () => {
    fc.assert(
      fc.property(minutes, ({ day, minute, urgent, assisted, acts }) => {
        let told = sent(at(day + 1, minute), {
          ...(urgent && { urgency: 'urgent' as const }),
          ...(assisted && acts.length < 4 && { assistingUnitIds: ['roads'] }),
        })
        const begun = told.folder.matter.lastAt
        for (const [n, hours] of acts.toSorted((a, b) => a - b).entries()) {
          const passed = told.folder.matter.lastAt.getTime() - begun.getTime()
          const next = new Date(begun.getTime() + Math.max(hours * 3_600_000, passed))
          told = told.until(new Date(next.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' '))
          const before = told.struck.length
          told = deeds[n]!(told)
          expect(told.struck.length).toBe(before)
          const open = openStages(leadOrder(told.folder.matter, told.folder.orders)!, told.folder.matter)
          const pressing = alarmsOf(told.folder, catalogue)
          const lead = leadOrder(told.folder.matter, told.folder.orders)!.id
          for (const { stage, orderId } of pressing)
            if (orderId === lead && stage) expect(open.map((one) => one.stage)).toContain(stage)
        }
        const done = told.until('06-30 09:00')
        const times = done.struck.map((said) => said.slice(0, 11))
        expect(times).toEqual(times.toSorted())
        expect(new Set(done.folder.matter.fired).size).toBe(done.folder.matter.fired.length)
        if (acts.length === 4) expect(done.struck).toEqual(told.struck)
      }),
      { numRuns: 150 },
    )
  })

  test('every limit that nobody keeps is warned of before it, said when it ends, and pressed on the next workday', () => {
    fc.assert(
      fc.property(minutes, ({ day, minute, urgent }) => {
        const told = sent(at(day + 1, minute), urgent ? { urgency: 'urgent' } : {})
        const order = leadOrder(told.folder.matter, told.folder.orders)!
        const all = alarmsOf(told.folder, catalogue)
        for (const { stage, by } of openStages(order, told.folder.matter)) {
          const own = all.filter((alarm) => alarm.stage === stage)
          const before = own.filter((alarm) => alarm.at < by)
          expect(before.length).toBeGreaterThan(0)
          expect(before.every((alarm) => alarm.at > order.sentAt)).toBe(true)
          expect(own.filter((alarm) => alarm.at.getTime() === by.getTime()).map(({ rule }) => rule?.code)).toContain(
            'l0-due',
          )
          const after = own.filter((alarm) => alarm.at > by)
          expect(after.map(({ rule }) => rule?.code)).toEqual(stage === 'result' ? ['l2-overdue'] : [])
          for (const alarm of after) expect(dayInChina(alarm.at) > dayInChina(by)).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })
})

test('half of the time is half of what ran, however often it stood still, against a walk minute by minute', () => {
  const gaps = fc.array(
    fc.record({ before: fc.integer({ min: 1, max: 900 }), asked: fc.integer({ min: 1, max: 2000 }) }),
    { maxLength: 3 },
  )
  const clockAt = (instant: Date) =>
    new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
  fc.assert(
    fc.property(gaps, (each) => {
      let told = claimed('03-02 09:00')
      const lead = () => leadOrder(told.folder.matter, told.folder.orders)!
      const { answerBy: promised, countsFrom } = lead()
      let last = told.folder.matter.lastAt.getTime()
      const stood: { from: Date; to: Date }[] = []
      for (const { before, asked: minutes } of each) {
        const from = new Date(last + before * 60_000)
        const to = new Date(from.getTime() + minutes * 60_000)
        told = told.until(clockAt(from)).on('housing', 'requestInformation', { question: '几号楼' })
        told = told.until(clockAt(to)).on('housing', 'giveInformation', { text: '三号楼' }, 'operator')
        last = to.getTime()
        stood.push({ from, to })
      }
      const half = walkOn(countsFrom, Math.round(walkBetween(countsFrom, promised) / 2), stood)
      const later = told.until('04-20 09:00')
      const said = later.struck.filter((line) => line.endsWith('l0-half result'))
      expect(said.at(-1)).toBe(`${clockAt(half)} l0-half result`)
    }),
    { numRuns: 100 },
  )
})
