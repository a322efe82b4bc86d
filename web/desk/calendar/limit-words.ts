import { useMemo } from 'react'
import type { Limit } from '../../../domain/deadline/clock.ts'
import { useCalendarWords } from './words.ts'

/** Every way an amount of time is counted, as a form offers them. */
export const clocks = [
  'continuous.minute',
  'continuous.hour',
  'work.minute',
  'work.hour',
  'work.day',
  'calendar.day',
  'calendar.month',
  'calendar.quarter',
] as const
export type ClockKey = (typeof clocks)[number]

/** How a limit is counted. */
export function clockOf({ clock, unit }: Limit): ClockKey {
  return `${clock}.${unit}` as ClockKey
}

/** An amount on a clock. */
export function limitOf(key: ClockKey, amount: number): Limit {
  const [clock, unit] = key.split('.')
  return { clock, unit, amount } as Limit
}

/** `5 个工作日`, in the language of the page. */
export function useLimitWords(): (limit: Limit) => string {
  const w = useCalendarWords()
  return useMemo(
    () => (limit) =>
      w('limit.told', { n: limit.amount, unit: w(`${limit.amount === 1 ? 'one' : 'clock'}.${clockOf(limit)}`) }),
    [w],
  )
}
