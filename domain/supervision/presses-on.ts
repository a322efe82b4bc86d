import { dayInChina, parsePlainDate, type PlainDate } from '../deadline/plain-date.ts'
import { onTheBook } from '../ledger/actions.ts'
import type { Matter } from '../ledger/matter.ts'

type Asked = Pick<Matter, 'status' | 'led' | 'suspension' | 'dueAt' | 'receivedAt'>

/**
 * 最紧的一天: the day that presses first on the leader of a matter, in China: of its next review, of a milestone that is not done, of
 * the promised result; where none of them stands, of its arrival. Null for what is not on the book.
 */
export function pressesOn({ status, led, suspension, dueAt, receivedAt }: Asked): PlainDate | null {
  if (!onTheBook.includes(status)) return null
  const reviewOn = suspension?.nextReviewOn ?? led?.nextReviewOn
  const undone = led?.milestones.filter(({ doneAt }) => doneAt === undefined) ?? []
  const days = [...(reviewOn ? [reviewOn] : []), ...undone.map(({ on }) => on)].map(parsePlainDate)
  return [...days, ...(dueAt ? [dayInChina(dueAt)] : [])].toSorted()[0] ?? dayInChina(receivedAt)
}
