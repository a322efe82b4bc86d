import { addDays, dayInChina, startOfDay } from '../../domain/deadline/plain-date.ts'
import { isWorkday, type WorkCalendar } from '../../domain/deadline/work-calendar.ts'
import type { Chance } from './chance.ts'

/** How many of a hundred messages of a day come in each hour, from midnight on. */
const hours = [
  0.6, 0.4, 0.3, 0.2, 0.3, 0.6, 1.4, 3.6, 7.4, 9.4, 9.2, 7.0, 4.2, 3.6, 6.2, 8.2, 8.6, 7.2, 5.4, 5.0, 4.8, 3.6, 2.0,
  1.2,
]

/**
 * When messages come in over the days before `now`: fewer on days off, more by day than by night, slowly growing, some
 * days busier than others. In order of time, none after `now`.
 */
export function arrivals(
  count: number,
  days: number,
  now: Date,
  calendar: WorkCalendar,
  chance: Chance,
): readonly Date[] {
  const first = addDays(dayInChina(now), -days)
  const slots: { start: number; weight: number }[] = []
  for (let n = 0; n <= days; n += 1) {
    const day = addDays(first, n)
    const busy = (isWorkday(day, calendar) ? 1 : 0.55) * (1 + (0.3 * n) / days) * Math.max(0.5, chance.around(1, 0.18))
    const midnight = startOfDay(day).getTime()
    for (const [hour, weight] of hours.entries()) {
      const start = midnight + hour * 3_600_000
      const left = (now.getTime() - start) / 3_600_000
      if (left > 0) slots.push({ start, weight: busy * weight * Math.min(1, left) })
    }
  }
  const sums: number[] = []
  for (const { weight } of slots) sums.push((sums.at(-1) ?? 0) + weight)
  const whole = sums.at(-1) ?? 0
  return Array.from({ length: count }, () => {
    const drawn = chance.next() * whole
    const slot = slots[firstAbove(sums, drawn)] ?? { start: now.getTime() }
    const length = Math.min(3_600_000, now.getTime() - slot.start)
    return new Date(slot.start + Math.floor(chance.next() * length))
  }).toSorted((a, b) => a.getTime() - b.getTime())
}

function firstAbove(sums: readonly number[], value: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
