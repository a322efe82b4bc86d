import type { WorkCalendar } from '../../../domain/deadline/work-calendar.ts'
import { light } from '../../../domain/deadline/work-calendar.ts'
import { dayInChina } from '../../../domain/deadline/plain-date.ts'
import type { Track } from '../../../domain/ledger/words.ts'

/** Where an order stands among a unit's work, most pressing first. */
export const groups = ['now', 'over', 'today', 'soon', 'later', 'paused'] as const
export type Group = (typeof groups)[number]

/** 即知即办 comes first, then what is over, what is due today, what is yellow; whose clock stands still comes last. */
export function groupOf(
  { answerBy, pausedAt, track }: Readonly<{ answerBy: string; pausedAt: string | null; track: Track | null }>,
  now: Date,
  calendar: WorkCalendar,
): Group {
  if (pausedAt !== null) return 'paused'
  if (track === 'immediate') return 'now'
  const due = new Date(answerBy)
  if (now > due) return 'over'
  if (dayInChina(due) === dayInChina(now)) return 'today'
  return light(due, now, calendar) === 'yellow' ? 'soon' : 'later'
}
