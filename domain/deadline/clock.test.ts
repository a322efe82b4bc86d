import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkMinutes,
  countsFrom,
  dueAt,
  fractionOf,
  halfway,
  type Limit,
  shiftDue,
  workMinutesBetween,
} from './clock.ts'
import { defaultOfficeHours } from './office-hours.ts'
import { testCalendar } from './test-calendar.ts'
import { workCalendar } from './work-calendar.ts'

const at = (text: string) => new Date(`${text}:00+08:00`)
const limits = {
  '15 min': { amount: 15, unit: 'minute', clock: 'continuous' },
  '24 h': { amount: 24, unit: 'hour', clock: 'continuous' },
  '4 work h': { amount: 4, unit: 'hour', clock: 'work' },
  '1 wd': { amount: 1, unit: 'day', clock: 'work' },
  '5 wd': { amount: 5, unit: 'day', clock: 'work' },
  '15 wd': { amount: 15, unit: 'day', clock: 'work' },
  '7 days': { amount: 7, unit: 'day', clock: 'calendar' },
  '2 months': { amount: 2, unit: 'month', clock: 'calendar' },
  quarterly: { amount: 1, unit: 'quarter', clock: 'calendar' },
} as const satisfies Record<string, Limit>

describe('when a limit is due', () => {
  for (const [name, from, due] of [
    ['15 min', '2026-02-17T23:50', '2026-02-18T00:05'],
    ['24 h', '2026-02-17T09:00', '2026-02-18T09:00'],
    ['4 work h', '2026-11-23T08:30', '2026-11-23T15:00'],
    ['4 work h', '2026-11-23T07:00', '2026-11-23T15:00'],
    ['4 work h', '2026-11-23T13:00', '2026-11-24T09:30'],
    ['4 work h', '2026-11-20T16:50', '2026-11-23T11:50'],
    ['4 work h', '2026-11-20T17:30', '2026-11-23T15:00'],
    ['4 work h', '2026-02-14T17:00', '2026-02-24T12:00'],
    ['1 wd', '2026-11-20T16:50', '2026-11-23T17:30'],
    ['1 wd', '2026-11-23T00:00', '2026-11-24T17:30'],
    ['1 wd', '2026-11-23T23:59', '2026-11-24T17:30'],
    ['5 wd', '2026-11-20T16:50', '2026-11-27T17:30'],
    ['5 wd', '2026-02-13T10:00', '2026-02-27T17:30'],
    ['5 wd', '2025-09-26T10:00', '2025-10-10T17:30'],
    ['5 wd', '2024-09-30T10:00', '2024-10-12T17:30'],
    ['15 wd', '2025-09-26T10:00', '2025-10-23T17:30'],
    ['7 days', '2026-11-20T16:50', '2026-11-27T17:30'],
    ['7 days', '2026-09-24T10:00', '2026-10-08T17:30'],
    ['2 months', '2025-12-31T10:00', '2026-02-28T17:30'],
    ['quarterly', '2026-08-28T10:00', '2026-11-30T17:30'],
    ['quarterly', '2026-11-30T10:00', '2027-03-01T17:30'],
  ] as const) {
    test(`${name} from ${from}: ${due}`, () => expect(dueAt(limits[name], at(from), testCalendar)).toEqual(at(due)))
  }

  test('ends with the season of its last day', () => {
    const hours = {
      spans: [{ from: 540, to: 1080 }],
      seasons: [{ from: '10-01', to: '04-30', spans: [{ from: 540, to: 1020 }] }],
    }
    const seasonal = workCalendar([], hours)
    expect(dueAt(limits['1 wd'], at('2026-04-29T10:00'), seasonal)).toEqual(at('2026-04-30T17:00'))
    expect(dueAt(limits['1 wd'], at('2026-04-30T10:00'), seasonal)).toEqual(at('2026-05-01T18:00'))
  })

  test('hours count from receipt, days from the start of the next', () => {
    expect(countsFrom(limits['4 work h'], at('2026-11-20T16:50'))).toEqual(at('2026-11-20T16:50'))
    expect(countsFrom(limits['5 wd'], at('2026-11-20T16:50'))).toEqual(at('2026-11-21T00:00'))
    expect(countsFrom(limits.quarterly, at('2026-11-20T00:00'))).toEqual(at('2026-11-21T00:00'))
  })

  for (const [name, limit] of Object.entries(limits)) {
    test(`no amount of time is refused, in the unit of ${name}`, () => {
      for (const amount of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
        expect(() => dueAt({ ...limit, amount }, at('2026-11-20T10:00'), testCalendar)).toThrow(RangeError)
      }
    })
  }

  test('days come whole, instants are instants, offices open some time', () => {
    expect(() => dueAt({ ...limits['5 wd'], amount: 1.5 }, at('2026-11-20T10:00'), testCalendar)).toThrow(RangeError)
    expect(() => dueAt({ ...limits['7 days'], amount: 1.5 }, at('2026-11-20T10:00'), testCalendar)).toThrow(RangeError)
    expect(() => dueAt({ ...limits.quarterly, amount: 0.5 }, at('2026-11-20T10:00'), testCalendar)).toThrow(RangeError)
    expect(() => dueAt(limits['4 work h'], new Date(Number.NaN), testCalendar)).toThrow(RangeError)
    const closed = workCalendar([], { spans: [], seasons: [] })
    expect(() => dueAt(limits['4 work h'], at('2026-11-20T10:00'), closed)).toThrow(RangeError)
    expect(() => dueAt(limits['5 wd'], at('2026-11-20T10:00'), closed)).toThrow(RangeError)
  })
})

const anyInstant = fc.date({ min: at('2024-01-01T00:00'), max: at('2026-12-01T00:00'), noInvalidDate: true })

describe('work time', () => {
  const lengths = fc.oneof(fc.nat({ max: 40_000 }), fc.double({ min: 0, max: 3000, noNaN: true }))

  test('added, then measured, is given back to the millisecond', () => {
    fc.assert(
      fc.property(anyInstant, lengths, (from, minutes) => {
        const measured = workMinutesBetween(from, addWorkMinutes(from, minutes, testCalendar), testCalendar)
        expect(Math.round(measured * 60_000)).toBe(Math.round(minutes * 60_000))
      }),
    )
  })

  test('in two steps is the same as in one', () => {
    fc.assert(
      fc.property(
        anyInstant,
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        (from, one, two) => {
          const steps = addWorkMinutes(addWorkMinutes(from, one, testCalendar), two, testCalendar)
          expect(steps).toEqual(addWorkMinutes(from, one + two, testCalendar))
        },
      ),
    )
  })

  test('measured backwards is negative, and adds up over any instant between', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyInstant, (a, b, c) => {
        expect(workTime(b, a)).toBe(0 - workTime(a, b))
        expect(workTime(a, b) + workTime(b, c)).toBe(workTime(a, c))
      }),
    )
  })

  test('of a length that is none is refused', () => {
    for (const minutes of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e12]) {
      expect(() => addWorkMinutes(at('2026-11-20T10:00'), minutes, testCalendar)).toThrow(RangeError)
    }
  })
})

describe('a pause', () => {
  for (const [why, due, from, to, clock, shifted] of [
    ['two days for a photo', '2026-11-24T17:30', '2026-11-23T10:00', '2026-11-25T10:00', 'work', '2026-11-26T17:30'],
    [
      'over a weekend gives Friday afternoon back',
      '2026-11-23T17:30',
      '2026-11-20T16:30',
      '2026-11-23T08:00',
      'work',
      '2026-11-24T09:30',
    ],
    ['at night gives nothing', '2026-11-24T17:30', '2026-11-23T18:00', '2026-11-24T08:00', 'work', '2026-11-24T17:30'],
    [
      'on 7×24 counts at night',
      '2026-11-24T10:00',
      '2026-11-23T18:00',
      '2026-11-24T08:00',
      'continuous',
      '2026-11-25T00:00',
    ],
    [
      'beyond the due instant leaves what was left',
      '2026-11-24T17:30',
      '2026-11-24T15:30',
      '2026-11-26T09:00',
      'work',
      '2026-11-26T11:00',
    ],
    [
      'after the due instant changes nothing',
      '2026-11-24T17:30',
      '2026-11-25T09:00',
      '2026-11-26T09:00',
      'work',
      '2026-11-24T17:30',
    ],
    [
      'begun at the due instant changes nothing',
      '2026-11-24T17:30',
      '2026-11-24T17:30',
      '2026-11-26T09:00',
      'work',
      '2026-11-24T17:30',
    ],
    [
      'that ends before it begins changes nothing',
      '2026-11-24T17:30',
      '2026-11-24T10:00',
      '2026-11-24T09:00',
      'work',
      '2026-11-24T17:30',
    ],
    [
      'of three weeks counts five working days',
      '2026-11-24T17:30',
      '2026-11-23T17:30',
      '2026-12-14T09:00',
      'work',
      '2026-12-01T17:30',
    ],
    [
      'of three weeks on 7×24 ends with the fifth',
      '2026-11-24T17:30',
      '2026-11-23T17:30',
      '2026-12-14T09:00',
      'continuous',
      '2026-12-01T17:30',
    ],
    [
      'of a quarterly limit gives office time back',
      '2026-11-30T17:30',
      '2026-11-25T08:30',
      '2026-11-27T08:30',
      'calendar',
      '2026-12-02T17:30',
    ],
  ] as const) {
    test(why, () => {
      expect(shiftDue(at(due), { from: at(from), to: at(to) }, clock, testCalendar, 5)).toEqual(at(shifted))
    })
  }

  test('never shortens, never gives more time than it took, and longer pauses never give less', () => {
    const clocks = fc.constantFrom('continuous' as const, 'work' as const, 'calendar' as const)
    const span = fc.integer({ min: -5 * 86_400_000, max: 20 * 86_400_000 })
    fc.assert(
      fc.property(anyInstant, span, span, span, clocks, (from, toDue, length, more, clock) => {
        const due = new Date(from.getTime() + toDue)
        const to = new Date(from.getTime() + length)
        const shifted = shiftDue(due, { from, to }, clock, testCalendar, 5)
        expect(shifted.getTime()).toBeGreaterThanOrEqual(due.getTime())
        const longer = new Date(to.getTime() + Math.abs(more))
        const shiftedMore = shiftDue(due, { from, to: longer }, clock, testCalendar, 5)
        expect(shiftedMore.getTime()).toBeGreaterThanOrEqual(shifted.getTime())
        const ran = (a: Date, b: Date) =>
          clock === 'continuous' ? b.getTime() - a.getTime() : workMinutesBetween(a, b, testCalendar)
        expect(ran(due, shifted)).toBeLessThanOrEqual(Math.max(0, ran(from, to)))
      }),
    )
  })
})

describe('a share of a limit', () => {
  for (const [name, from, due] of [
    ['5 wd', '2026-11-20T16:50', '2026-11-25T17:30'],
    ['15 wd', '2025-09-26T10:00', '2025-10-15T17:30'],
    ['1 wd', '2026-11-20T16:50', '2026-11-23T14:54'],
    ['4 work h', '2026-11-20T16:50', '2026-11-23T10:14'],
    ['24 h', '2026-02-17T09:00', '2026-02-17T23:24'],
    ['15 min', '2026-02-17T23:50', '2026-02-17T23:59'],
  ] as const) {
    test(`60 % of ${name} from ${from}: ${due}`, () => expect(shareOf(limits[name], at(from), 0.6)).toEqual(at(due)))
  }

  test('half of five working days is the middle of the third', () => {
    const received = at('2026-11-20T16:50')
    const due = dueAt(limits['5 wd'], received, testCalendar)
    expect(halfway(due, countsFrom(limits['5 wd'], received), 'work', testCalendar)).toEqual(at('2026-11-25T11:45'))
  })

  test('lies after the start and never after the whole', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(anyInstant, fc.constantFrom<Limit>(...Object.values(limits)), shares, (received, limit, share) => {
        const from = countsFrom(limit, received)
        const part = shareOf(limit, received, share)
        expect(part.getTime()).toBeLessThanOrEqual(dueAt(limit, received, testCalendar).getTime())
        expect(part.getTime()).toBeGreaterThanOrEqual(from.getTime() + 60_000)
        if (limit.clock !== 'continuous') expect(workMinutesBetween(from, part, testCalendar)).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  test('of nothing is the due instant itself', () => {
    const due = at('2026-11-20T16:50')
    expect(fractionOf(due, due, 0.6, 'work', testCalendar)).toEqual(due)
    expect(fractionOf(due, at('2026-11-20T16:51'), 0.6, 'continuous', testCalendar)).toEqual(due)
  })

  test('of less than a minute is the due instant too', () => {
    const from = at('2026-11-20T16:50')
    const due = new Date(from.getTime() + 40_000)
    expect(fractionOf(due, from, 0.6, 'work', testCalendar)).toEqual(due)
    expect(fractionOf(due, from, 0.6, 'continuous', testCalendar)).toEqual(due)
  })
})

test('past the last notice it is a matter of weekends', () => {
  const unknown = workCalendar([], defaultOfficeHours)
  expect(dueAt(limits['5 wd'], at('2027-09-29T10:00'), testCalendar)).toEqual(at('2027-10-06T17:30'))
  expect(dueAt(limits['5 wd'], at('2027-09-29T10:00'), unknown)).toEqual(at('2027-10-06T17:30'))
})

function shareOf(limit: Limit, received: Date, fraction: number): Date {
  const due = dueAt(limit, received, testCalendar)
  return fractionOf(due, countsFrom(limit, received), fraction, limit.clock, testCalendar)
}

/** In whole milliseconds. */
function workTime(from: Date, to: Date): number {
  return Math.round(workMinutesBetween(from, to, testCalendar) * 60_000)
}
