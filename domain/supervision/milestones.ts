import type { PlainDate } from '../deadline/plain-date.ts'
import type { Led } from '../ledger/matter.ts'

/** Where a milestone stands: done; past its day; the first that is to come; or after that. */
export type MilestoneStanding = 'done' | 'late' | 'next' | 'later'

/** Each milestone of a plan with where it stands today, in the order of the plan. */
export function milestoneStandings(
  milestones: Led['milestones'],
  today: PlainDate,
): readonly (Led['milestones'][number] & Readonly<{ standing: MilestoneStanding }>)[] {
  const next = milestones.filter(({ doneAt, on }) => doneAt === undefined && on >= today).toSorted(byDay)[0]
  return milestones.map((one) => {
    const standing = one.doneAt !== undefined ? 'done' : one.on < today ? 'late' : one === next ? 'next' : 'later'
    return { ...one, standing }
  })
}

function byDay(a: Readonly<{ on: string }>, b: Readonly<{ on: string }>): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0
}
