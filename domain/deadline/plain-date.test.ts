import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayAfter,
  dayInChina,
  daysBetween,
  isPlainDate,
  isWeekend,
  parsePlainDate,
  startOfDay,
} from './plain-date.ts'

const day = parsePlainDate
const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => day(instant.toISOString().slice(0, 10)))

describe('what is a day', () => {
  for (const [text, verdict] of [
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2025-02-30', false],
    ['2025-04-31', false],
    ['2025-13-01', false],
    ['2025-00-10', false],
    ['2025-01-00', false],
    ['0001-01-01', true],
    ['0000-01-01', false],
    ['9999-12-31', true],
    ['10000-01-01', false],
    ['2025-1-1', false],
    ['2025/01/01', false],
    ['2025-01-01T00:00:00Z', false],
    [' 2025-01-01', false],
    ['２０２５-01-01', false],
    ['', false],
  ] as const) {
    test(`${text}: ${verdict}`, () => expect(isPlainDate(text)).toBe(verdict))
  }

  test('a text that is no day is refused by name', () => {
    expect(() => parsePlainDate('2025-02-30')).toThrow(new RangeError('not a calendar day: 2025-02-30'))
  })
})

describe('the day it is in China', () => {
  for (const [instant, expected] of [
    ['2026-01-01T15:59:59.999Z', '2026-01-01'],
    ['2026-01-01T16:00:00.000Z', '2026-01-02'],
    ['2025-12-31T16:00:00Z', '2026-01-01'],
    ['2024-02-28T16:00:00Z', '2024-02-29'],
    ['1969-12-31T15:59:59Z', '1969-12-31'],
    // China kept summer time from 1986 to 1991; the rules keep one zone.
    ['1988-07-01T15:30:00Z', '1988-07-01'],
  ] as const) {
    test(`${instant} is ${expected}`, () => expect(dayInChina(new Date(instant))).toBe(expected))
  }

  test('agrees with the zone database from 1992 on', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    const instants = fc.date({ min: new Date('1992-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    fc.assert(fc.property(instants, (instant) => dayInChina(instant) === shanghai.format(instant)))
  })

  test('a day begins at 16:00 UTC of the day before', () => {
    expect(startOfDay(day('2026-03-01')).toISOString()).toBe('2026-02-28T16:00:00.000Z')
  })

  test('an invalid date has no day', () => expect(() => dayInChina(new Date(Number.NaN))).toThrow(RangeError))
})

describe('counting days', () => {
  test('adding days, then counting them, gives them back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count)
      }),
    )
  })

  test('the day after begins when the day ends', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        const last = new Date(startOfDay(dayAfter(from)).getTime() - 1)
        expect([dayInChina(startOfDay(from)), dayInChina(last)]).toEqual([from, from])
      }),
    )
  })

  test('Saturdays and Sundays, before 1970 too', () => {
    const days = ['1969-12-27', '1969-12-28', '1969-12-29', '1970-01-01', '2026-11-20', '2026-11-21', '2026-11-23']
    expect(days.map((text) => isWeekend(day(text)))).toEqual([true, true, false, false, false, true, false])
  })

  test('the calendar ends with the year 9999', () => {
    expect(() => dayAfter(day('9999-12-31'))).toThrow(RangeError)
    expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError)
  })

  for (const [from, months, expected] of [
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-10', -1, '2025-12-10'],
  ] as const) {
    test(`${months} months from ${from} is ${expected}`, () => expect(addMonths(day(from), months)).toBe(expected))
  }
})
