import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remaining } from './remaining.ts'
import { testCalendar } from './test-calendar.ts'

/** Instants in China, 2026: offices are open 8:30–12:00 and 14:30–17:30, six and a half hours. */
const at = (text: string) => new Date(`2026-${text}:00+08:00`)

test.each([
  // [now, due, clock, over, days, minutes, why]
  ['04-16T14:30', '04-17T17:30', 'work', false, 1, 180, 'a workday and the afternoon'],
  ['04-17T08:30', '04-17T17:30', 'work', false, 1, 0, 'a whole workday is one'],
  ['04-17T06:00', '04-17T09:00', 'work', false, 0, 30, 'before offices open nothing runs'],
  ['04-17T12:30', '04-17T15:00', 'work', false, 0, 30, 'nor at noon'],
  ['04-17T16:00', '04-20T10:00', 'work', false, 0, 180, 'over a weekend'],
  ['04-18T10:00', '04-20T17:30', 'work', false, 1, 0, 'from a Saturday on'],
  ['04-30T17:00', '05-06T09:00', 'work', false, 0, 60, 'over the days off of May'],
  ['04-17T17:30', '04-17T17:30', 'work', false, 0, 0, 'now'],
  ['04-20T10:00', '04-17T16:00', 'work', true, 0, 180, 'over, the same way'],
  ['04-21T09:00', '04-17T16:30', 'calendar', true, 1, 90, 'over by more than a day'],
  ['04-18T10:00', '04-19T11:30', 'continuous', false, 1, 90, '7×24 runs on days off'],
  ['04-18T10:00', '04-18T09:00', 'continuous', true, 0, 60, 'and is over by hours'],
] as const)('at %s, due %s by %s', (now, due, clock, over, days, minutes, why) => {
  expect(remaining(at(now), at(due), clock, testCalendar), why).toEqual({ over, days, minutes })
})

test('what is begun counts for what is left, and not for what is over', () => {
  const due = at('04-17T17:30')
  expect(remaining(new Date(due.getTime() - 1), due, 'work', testCalendar).minutes).toBe(1)
  expect(remaining(new Date(due.getTime() + 1), due, 'work', testCalendar)).toEqual({ over: true, days: 0, minutes: 0 })
})

test('as time goes by less is left, never more; and it is over exactly after the due instant', () => {
  const minute = fc.integer({ min: 0, max: 60 * 24 * 60 })
  fc.assert(
    fc.property(minute, minute, minute, fc.constantFrom('work' as const, 'continuous' as const), (a, b, c, clock) => {
      const [first = 0, second = 0] = [a, b].toSorted((x, y) => x - y)
      const instant = (minutes: number) => new Date(at('04-01T00:00').getTime() + minutes * 60_000)
      const left = (now: number) => {
        const { over, days, minutes } = remaining(instant(now), instant(c), clock, testCalendar)
        expect(over).toBe(now > c)
        expect(minutes).toBeLessThan(clock === 'work' ? 390 : 1440)
        return (over ? -1 : 1) * (days * 1440 + minutes)
      }
      expect(left(second)).toBeLessThanOrEqual(left(first))
    }),
  )
})
