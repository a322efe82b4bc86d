import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultOfficeHours } from './office-hours.ts'
import { addDays, dayInChina, isWeekend, type PlainDate, parsePlainDate } from './plain-date.ts'
import { testCalendar } from './test-calendar.ts'
import {
  addWorkdays,
  coveredUntil,
  endOfWork,
  isWorkday,
  type Light,
  light,
  workCalendar,
  workdaysBetween,
  yellowUntil,
} from './work-calendar.ts'

const day = parsePlainDate
const at = (text: string) => new Date(`${text}:00+08:00`)
const days = fc.integer({ min: 0, max: 1200 }).map((n) => addDays(day('2023-12-01'), n))
const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })

describe('which days are worked', () => {
  for (const [text, verdict, why] of [
    ['2026-02-13', true, 'a Friday'],
    ['2026-02-14', true, 'a Saturday worked for 春节'],
    ['2026-02-15', false, '春节, a Sunday'],
    ['2026-02-16', false, '春节, a Monday'],
    ['2026-02-24', true, 'the Tuesday after 春节'],
    ['2026-10-10', true, 'a Saturday worked for 国庆'],
    ['2026-10-11', false, 'a Sunday'],
    ['2024-02-09', true, '除夕 2024, which was no day off'],
    ['2027-10-01', true, 'a Friday past the last notice'],
    ['2027-10-02', false, 'a Saturday past the last notice'],
  ] as const) {
    test(`${text}, ${why}: ${verdict}`, () => expect(isWorkday(day(text), testCalendar)).toBe(verdict))
  }

  test('a local day off is a day off; a day that is both off and worked is worked', () => {
    const rows = [
      { day: day('2026-07-15'), kind: 'localDay' },
      { day: day('2026-07-16'), kind: 'holiday' },
      { day: day('2026-07-16'), kind: 'makeUpDay' },
    ] as const
    const local = workCalendar(rows, defaultOfficeHours)
    expect(rows.map((row) => isWorkday(row.day, local))).toEqual([false, true, true])
  })
})

describe('counting starts on the day after', () => {
  for (const [from, count, due] of [
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 5, '2026-11-30'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-02-13', 6, '2026-02-28'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2025-09-26', 6, '2025-10-11'],
    ['2025-09-26', 15, '2025-10-23'],
    ['2024-02-08', 2, '2024-02-18'],
  ] as const) {
    test(`${count} workdays after ${from} is ${due}`, () =>
      expect(addWorkdays(day(from), count, testCalendar)).toBe(due))
  }

  test('adding workdays, then counting them, gives them back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (from, count) => {
        const due = addWorkdays(from, count, testCalendar)
        expect(workdaysBetween(from, due, testCalendar)).toBe(count)
        expect(workdaysBetween(due, from, testCalendar)).toBe(0 - count)
      }),
    )
  })

  test('counts as a walk over the days does', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (from, length) => {
        const to = addDays(from, length)
        const walked = Array.from({ length }, (_, n) => addDays(from, n + 1)).filter(isWorkedByHand)
        expect(workdaysBetween(from, to, testCalendar)).toBe(walked.length)
      }),
    )
  })

  for (const count of [-1, 1.5, Number.NaN, 1e9]) {
    test(`${count} workdays are refused`, () => {
      expect(() => addWorkdays(day('2026-11-23'), count, testCalendar)).toThrow(RangeError)
    })
  }
})

describe('the end of a day', () => {
  for (const [on, end] of [
    ['2026-11-23', '2026-11-23T09:30:00.000Z'],
    ['2026-11-21', '2026-11-23T09:30:00.000Z'],
    ['2026-10-02', '2026-10-08T09:30:00.000Z'],
  ] as const) {
    test(`${on} ends ${end}`, () => expect(endOfWork(day(on), testCalendar).toISOString()).toBe(end))
  }
})

describe('the lights', () => {
  for (const [dueAt, now, verdict] of [
    ['2026-11-26T17:30', '2026-11-23T10:00', 'green'],
    ['2026-11-26T17:30', '2026-11-25T23:59', 'green'],
    ['2026-11-26T17:30', '2026-11-26T00:00', 'yellow'],
    ['2026-11-26T17:30', '2026-11-26T17:30', 'yellow'],
    ['2026-11-26T17:30', '2026-11-26T17:31', 'red'],
    ['2026-11-23T17:30', '2026-11-20T12:00', 'green'],
    ['2026-11-22T10:00', '2026-11-20T12:00', 'yellow'],
    ['2026-02-24T17:30', '2026-02-14T08:00', 'green'],
    ['2026-02-20T17:30', '2026-02-14T08:00', 'yellow'],
    ['2026-11-23T10:15', '2026-11-23T10:00', 'yellow'],
  ] as const) {
    test(`due ${dueAt}, looked at ${now}: ${verdict}`, () => {
      expect(light(at(dueAt), at(now), testCalendar)).toBe(verdict)
    })
  }

  const near = fc.integer({ min: -3 * 86_400_000, max: 15 * 86_400_000 })

  test('say what the days say: red once past, yellow from the last workday on', () => {
    fc.assert(
      fc.property(instants, near, (now, ahead) => {
        const dueAt = new Date(now.getTime() + ahead)
        expect(light(dueAt, now, testCalendar)).toBe(lightByDays(dueAt, now))
      }),
      { numRuns: 2000 },
    )
  })

  test('a range of due instants finds what the light shows', () => {
    fc.assert(
      fc.property(instants, fc.oneof(near, fc.integer({ min: -2, max: 2 })), fc.boolean(), (now, offset, atEdge) => {
        const until = yellowUntil(now, testCalendar)
        const dueAt = new Date((atEdge ? until : now).getTime() + offset)
        const inRange = dueAt < now ? 'red' : dueAt <= until ? 'yellow' : 'green'
        expect(light(dueAt, now, testCalendar)).toBe(inRange)
        expect(lightByDays(dueAt, now)).toBe(inRange)
      }),
      { numRuns: 2000 },
    )
  })

  test('only ever turn from green to yellow to red', () => {
    const order: readonly Light[] = ['green', 'yellow', 'red']
    fc.assert(
      fc.property(instants, near, fc.nat({ max: 864_000_000 }), (now, ahead, wait) => {
        const dueAt = new Date(now.getTime() + ahead)
        const [before, after] = [now, new Date(now.getTime() + wait)].map((at) => light(dueAt, at, testCalendar))
        expect(order.indexOf(after!)).toBeGreaterThanOrEqual(order.indexOf(before!))
      }),
    )
  })
})

describe('what the calendar knows', () => {
  test('reaches to the end of the last year with a notice', () => expect(coveredUntil(testCalendar)).toBe('2026-12-31'))

  test('is not stretched by a local row ahead of the notice', () => {
    const ahead = workCalendar([{ day: day('2027-07-15'), kind: 'holiday' }], defaultOfficeHours)
    expect(coveredUntil(ahead)).toBeNull()
    const holidays = new Set([...testCalendar.holidays, ...ahead.holidays])
    expect(coveredUntil({ ...testCalendar, holidays })).toBe('2026-12-31')
  })
})

/** The rule of the lights in days, as it is told. */
function lightByDays(dueAt: Date, now: Date): Light {
  if (now > dueAt) return 'red'
  let next = addDays(dayInChina(now), 1)
  while (!isWorkedByHand(next)) next = addDays(next, 1)
  return dayInChina(dueAt) < next ? 'yellow' : 'green'
}

function isWorkedByHand(on: PlainDate): boolean {
  return testCalendar.makeUpDays.has(on) || (!isWeekend(on) && !testCalendar.holidays.has(on))
}
