import { describe, expect, test } from 'vitest'
import type { Limit } from './clock.ts'
import { changedDays, movedPromises } from './moved-by.ts'
import { defaultOfficeHours } from './office-hours.ts'
import { parsePlainDate as day } from './plain-date.ts'
import { testCalendar } from './test-calendar.ts'
import { type DayKind, workCalendar } from './work-calendar.ts'

const calendar = (...rows: readonly (readonly [string, DayKind])[]) =>
  workCalendar(
    rows.map(([code, kind]) => ({ day: day(code), kind })),
    defaultOfficeHours,
  )
const plain = calendar()
const summer = {
  ...plain,
  hours: {
    ...defaultOfficeHours,
    seasons: [
      {
        from: '06-01',
        to: '06-30',
        spans: [
          { from: 480, to: 720 },
          { from: 900, to: 1080 },
        ],
      },
    ],
  },
}
const days = (amount: number): Limit => ({ amount, unit: 'day', clock: 'work' })

describe('which days change', () => {
  for (const [what, after, told] of [
    ['nothing', plain, []],
    ['a Wednesday off by the place’s own rules', calendar(['2026-07-15', 'localDay']), ['2026-07-15 off']],
    ['a Saturday that was off anyway', calendar(['2026-07-18', 'holiday']), []],
    ['a Saturday worked', calendar(['2026-07-18', 'makeUpDay']), ['2026-07-18 worked']],
    [
      'off and made up for',
      calendar(['2026-07-15', 'holiday'], ['2026-07-18', 'makeUpDay']),
      ['2026-07-15 off', '2026-07-18 worked'],
    ],
    ['a day past the stretch that is looked at', calendar(['2026-08-03', 'holiday']), []],
  ] as const) {
    test(what, () =>
      expect(
        changedDays(plain, after, day('2026-07-13'), day('2026-07-31')).map((one) => `${one.day} ${one.change}`),
      ).toEqual(told),
    )
  }

  test('a day that is no longer off is worked again', () =>
    expect(changedDays(calendar(['2026-07-15', 'holiday']), plain, day('2026-07-13'), day('2026-07-17'))).toEqual([
      { day: '2026-07-15', change: 'worked' },
    ]))

  test('a season changes the hours of its workdays alone', () =>
    expect(
      changedDays(plain, summer, day('2026-05-28'), day('2026-06-03')).map((one) => `${one.day} ${one.change}`),
    ).toEqual(['2026-06-01 hours', '2026-06-02 hours', '2026-06-03 hours']))
})

describe('which promises would be due elsewhere', () => {
  const off = calendar(['2026-07-15', 'localDay'])
  for (const [limit, told] of [
    [days(1), ['07-14: 07-15T17:30 → 07-16T17:30']],
    [
      days(3),
      [
        '07-10: 07-15T17:30 → 07-16T17:30',
        '07-11: 07-15T17:30 → 07-16T17:30',
        '07-12: 07-15T17:30 → 07-16T17:30',
        '07-13: 07-16T17:30 → 07-17T17:30',
        '07-14: 07-17T17:30 → 07-20T17:30',
      ],
    ],
    // 4 hours from 10:00 end at 16:30 of the same day; only a promise made on the day itself moves.
    [{ amount: 4, unit: 'hour', clock: 'work' }, ['07-15: 07-15T16:30 → 07-16T15:00']],
    // The calendar's clock looks at its last day alone.
    [{ amount: 5, unit: 'day', clock: 'calendar' }, ['07-10: 07-15T17:30 → 07-16T17:30']],
    [{ amount: 24, unit: 'hour', clock: 'continuous' }, []],
  ] as const satisfies readonly (readonly [Limit, readonly string[]])[]) {
    test(`${limit.amount} ${limit.unit} on the clock ${limit.clock}`, () => {
      const moved = movedPromises(limit, day('2026-07-10'), day('2026-07-20'), plain, off)
      expect(moved.map((one) => `${one.madeOn.slice(5)}: ${minute(one.before)} → ${minute(one.after)}`)).toEqual(told)
    })
  }

  test('a notice that is entered late moves what was counted through its festival', () => {
    const without = calendar()
    const [first] = movedPromises(days(5), day('2026-09-24'), day('2026-09-24'), without, testCalendar)
    expect(first && [minute(first.before), minute(first.after)]).toEqual(['10-01T17:30', '10-09T17:30'])
  })
})

/** 07-15T17:30, as the clock in China shows. */
function minute(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(5, 16)
}
