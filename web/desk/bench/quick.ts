import type { Orderable } from '../../../contract/details.ts'
import { actions } from '../../../domain/ledger/actions.ts'
import type { Order } from './BenchPage.tsx'

/** The keys of what is done to one order, in the order in which work goes on. */
export const quickKeys = {
  claim: 'c',
  contact: 't',
  answer: 'a',
  requestInformation: 'i',
  requestExtension: 'e',
  requestSuspension: 's',
  requestReturn: 'r',
  replySupervision: 'p',
} as const satisfies Partial<Record<Orderable, string>>
export type Quick = keyof typeof quickKeys

/** What the table of the ledger has for an order in this state and for somebody of these roles. */
export function quickFor(
  { status, contactedAt, pausedAt, requests, track, documents }: Order,
  roles: readonly string[],
): readonly Quick[] {
  return (Object.keys(quickKeys) as Quick[]).filter((action) => {
    const rule: (typeof actions)[Quick] = actions[action]
    if (action === 'replySupervision')
      return rule.by.some((role) => roles.includes(role)) && documents.some(({ repliedAt }) => repliedAt === null)
    const isTheirs = rule.by.some((role) => roles.includes(role)) && rule.order?.includes(status) === true
    if (!isTheirs || pausedAt !== null) return false
    if (action === 'contact') return contactedAt === null
    // 即知即办: act first, record after.
    if (action === 'answer') return status === 'claimed' || track === 'immediate'
    return !(action.slice('request'.length).toLowerCase() in requests)
  })
}
