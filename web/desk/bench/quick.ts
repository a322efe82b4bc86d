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
} as const satisfies Partial<Record<Orderable, string>>
export type Quick = keyof typeof quickKeys

/** What the table of the ledger has for an order in this state and for somebody of these roles. */
export function quickFor(
  { status, contactedAt, pausedAt, requests }: Order,
  roles: readonly string[],
): readonly Quick[] {
  return (Object.keys(quickKeys) as Quick[]).filter((action) => {
    const rule = actions[action]
    const isTheirs = rule.by.some((role) => roles.includes(role)) && rule.order?.includes(status) === true
    if (!isTheirs || pausedAt !== null) return false
    if (action === 'contact') return contactedAt === null
    if (action === 'answer') return status === 'claimed'
    return !(action.slice('request'.length).toLowerCase() in requests)
  })
}
