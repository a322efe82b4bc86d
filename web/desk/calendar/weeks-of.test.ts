import { expect, test } from 'vitest'
import { parsePlainDate } from '../../../domain/deadline/plain-date.ts'
import { monthsOf, weeksOf } from './weeks-of.ts'

test.each([
  ['2026-11-29', 6, [6, 1]],
  ['2027-02-01', 4, [0, 7]],
  ['2028-02-01', 5, [1, 6]],
] as const)(
  'the month of %s has %i weeks, its first with %j places empty and filled',
  (day, weeks, [empty, filled]) => {
    const all = weeksOf(parsePlainDate(day))
    expect(all).toHaveLength(weeks)
    expect(all[0]!.filter((one) => one === null)).toHaveLength(empty)
    expect(all[0]!.filter((one) => one !== null)).toHaveLength(filled)
    expect(all.every((week) => week.length === 7)).toBe(true)
    expect(all.flat().filter((one) => one !== null)[0]).toBe(`${day.slice(0, 7)}-01`)
  },
)

test('a year has its months in order, its days each once', () => {
  const days = monthsOf(2028).flatMap((month) =>
    weeksOf(month)
      .flat()
      .filter((one) => one !== null),
  )
  expect(new Set(days).size).toBe(366)
  expect([days[0], days.at(-1)]).toEqual(['2028-01-01', '2028-12-31'])
})
