import type { WorkCalendar } from '../../../domain/deadline/work-calendar.ts'
import { light } from '../../../domain/deadline/work-calendar.ts'
import { dayInChina } from '../../../domain/deadline/plain-date.ts'

/** Where an order stands among a unit's work, most pressing first. */
export const groups = ['over', 'today', 'soon', 'later', 'paused'] as const
export type Group = (typeof groups)[number]

/** What is over comes first, then what is due today, then what is yellow; whose clock stands still comes last. */
export function groupOf(
  { answerBy, pausedAt }: Readonly<{ answerBy: string; pausedAt: string | null }>,
  now: Date,
  calendar: WorkCalendar,
): Group {
  if (pausedAt !== null) return 'paused'
  const due = new Date(answerBy)
  if (now > due) return 'over'
  if (dayInChina(due) === dayInChina(now)) return 'today'
  return light(due, now, calendar) === 'yellow' ? 'soon' : 'later'
}
