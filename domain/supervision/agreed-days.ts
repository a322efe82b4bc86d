import type { Cause } from '../ledger/details.ts'
import type { Matter } from '../ledger/matter.ts'

const kinds = ['review', 'milestone', 'suspension'] as const
/** 研判日期、节点、挂账复核. */
type Agreed = Readonly<{ day: string; what: (typeof kinds)[number] }>

/** The days agreed with a leader that are still to come about: the next review, milestones that are not done, the review of a suspension. */
export function agreedDays({ led, suspension }: Pick<Matter, 'led' | 'suspension'>): readonly Agreed[] {
  const milestones = led?.milestones.filter(({ doneAt }) => doneAt === undefined) ?? []
  return [
    ...(led ? [{ day: led.nextReviewOn, what: 'review' as const }] : []),
    ...milestones.map(({ on }) => ({ day: on, what: 'milestone' as const })),
    ...(suspension ? [{ day: suspension.nextReviewOn, what: 'suspension' as const }] : []),
  ]
}

/** Names one reminder of one of these days. */
export function agreedKey(what: Agreed['what'], day: string, rule: string): string {
  return `${what} ${day} ${rule}`
}

/** Which of these days a line was written for, with what two rules about the same day have in common; null where it was for something else. */
export function agreedDayOf({
  key,
  stage,
}: Pick<Cause, 'key' | 'stage'>): (Agreed & Readonly<{ occasion: string }>) | null {
  const [first, day] = key.split(' ')
  const what = kinds.find((one) => one === first)
  return stage === 'review' && what && day ? { what, day, occasion: `${what} ${day}` } : null
}
