import type { Catalogue } from '../catalogue/catalogue.ts'
import { calendarOf } from '../catalogue/lookup.ts'
import type { Folder } from '../ledger/matter.ts'
import { presentOrders } from '../ledger/orders.ts'
import { openStages } from '../ledger/stages.ts'
import { SILENT_WORKDAYS, silentBefore } from './silent.ts'

/** What keeps a matter from moving on. */
export const obstacles = {
  question: { zh: '等群众补充', en: 'waits for the submitter' },
  return: { zh: '退单待审核', en: 'a return to be judged' },
  extension: { zh: '延期待批', en: 'an extension to be judged' },
  suspension: { zh: '挂账待批', en: 'a suspension to be judged' },
  overdue: { zh: '已超时', en: 'overdue' },
  silent: { zh: '久无回音', en: 'silent' },
} as const
export type Obstacle = keyof typeof obstacles

/** One of them: with which unit, and since when. */
export type Stuck = Readonly<{ what: Obstacle; unitId: string; since: Date }>

/**
 * What is stuck in a matter and why, the longest first: questions and requests nobody has decided, limits that are past, and
 * units that have not said a word for five whole working days. An order whose clock stands still is neither late nor silent.
 */
export function stuckOf(
  { matter, orders }: Folder,
  now: Date,
  catalogue: Pick<Catalogue, 'units' | 'unitHours' | 'calendar'>,
): readonly Stuck[] {
  const found = presentOrders(matter, orders)
    .filter(({ status }) => status === 'sent' || status === 'claimed')
    .flatMap((order): readonly Stuck[] => {
      const { unitId, requests, sentAt, spokeAt, pausedAt } = order
      const asked = (what: Obstacle, request: Readonly<{ askedAt?: string }> | undefined): readonly Stuck[] =>
        request ? [{ what, unitId, since: request.askedAt ? new Date(request.askedAt) : (pausedAt ?? sentAt) }] : []
      const waiting = [
        ...asked('question', requests.information),
        ...asked('return', requests.return),
        ...asked('extension', requests.extension),
        ...asked('suspension', requests.suspension),
      ]
      if (pausedAt) return waiting
      const [late] = openStages(order, matter)
        .map(({ by }) => by)
        .filter((by) => by < now)
        .toSorted((a, b) => a.getTime() - b.getTime())
      const heard = spokeAt ?? sentAt
      const isSilent = heard < silentBefore(now, SILENT_WORKDAYS, calendarOf(catalogue, unitId))
      return [
        ...waiting,
        ...(late ? [{ what: 'overdue' as const, unitId, since: late }] : []),
        ...(isSilent ? [{ what: 'silent' as const, unitId, since: heard }] : []),
      ]
    })
  return found.toSorted((a, b) => a.since.getTime() - b.since.getTime())
}
