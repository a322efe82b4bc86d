import { describe, expect, test } from 'vitest'
import { catalogue } from '../../test/make.ts'
import { dispatched } from '../../test/story.ts'
import { chinaMinute } from '../deadline/china-minute.ts'
import { parsePlainDate } from '../deadline/plain-date.ts'
import { workCalendar } from '../deadline/work-calendar.ts'
import { movedWarnings, promisedAt } from './moved-order.ts'

// Dispatched on Monday 2 March 2026, 9:00.
const { hours } = catalogue.calendar
const offOn = (...days: readonly string[]) => ({
  ...catalogue,
  calendar: workCalendar(
    days.map((day) => ({ day: parsePlainDate(day), kind: 'localDay' as const })),
    hours,
  ),
})
const { folder } = dispatched()
const [order] = folder.orders

describe('an order that is open when the calendar changes', () => {
  for (const [what, days, due] of [
    ['nothing', [], '2026-03-09 17:30'],
    ['a day inside its time is off', ['2026-03-04'], '2026-03-10 17:30'],
    ['its due day is off', ['2026-03-09'], '2026-03-10 17:30'],
    ['the day after it is off', ['2026-03-10'], '2026-03-09 17:30'],
    ['a Sunday is off', ['2026-03-08'], '2026-03-09 17:30'],
  ] as const) {
    test(`${what}: it would have been promised ${due}, and stays what it is`, () => {
      const would = promisedAt(order!, 'housing', order!.sentAt, offOn(...days))
      expect(would && chinaMinute(would)).toBe(due)
      expect(chinaMinute(order!.answerBy)).toBe('2026-03-09 17:30')
    })
  }

  test('an assisting order has its share of the lead’s hours', () => {
    const both = dispatched({ leadUnitId: 'housing', assistingUnitIds: ['roads'], track: 'joint' })
    const assisting = both.folder.orders.find(({ lead }) => !lead)!
    expect(promisedAt(assisting, 'housing', assisting.sentAt, catalogue)).toEqual(assisting.answerBy)
  })

  test('warnings in the time of its promise come at other minutes', () => {
    const moved = movedWarnings(folder, catalogue, offOn('2026-03-10'))
    expect(
      moved.map(({ rule, before, after }) => [rule.code, before && chinaMinute(before), after && chinaMinute(after)]),
    ).toEqual([['l2-overdue', '2026-03-10 08:30', '2026-03-11 08:30']])
    expect(movedWarnings(folder, catalogue, offOn('2026-03-04')).map(({ rule }) => rule.code)).toContain('l0-half')
    expect(movedWarnings(folder, catalogue, catalogue)).toEqual([])
  })
})
