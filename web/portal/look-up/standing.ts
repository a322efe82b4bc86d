import type { Answer } from '../../api.ts'
import type { lookUp } from '../../calls.ts'

export type Found = Answer<NonNullable<(typeof lookUp)['shapes']>>

/** What is to be said of the promise: a time, that it has passed, or why there is none. */
export type Promised = 'due' | 'overdue' | 'none' | 'paused' | 'done'

const before: readonly Found['status'][] = ['submitted', 'opened']
const inHand: readonly Found['status'][] = ['dispatched', 'suspended', 'answered']

/** @param now milliseconds */
export function promised({ status, dueAt }: Pick<Found, 'status' | 'dueAt'>, now: number): Promised {
  if (dueAt !== null) return Date.parse(dueAt) < now ? 'overdue' : 'due'
  if (before.includes(status)) return 'none'
  return inHand.includes(status) ? 'paused' : 'done'
}
