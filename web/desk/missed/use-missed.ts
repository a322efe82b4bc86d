import { useQuery } from '@tanstack/react-query'
import type { listMissedCalls } from '../../../contract/missed-call.ts'
import { type Answer, call } from '../../api.ts'
import { listMissedCalls as list } from '../calls.ts'

export type MissedRow = Answer<typeof listMissedCalls>['rows'][number]

/** Who still has to be rung back: told of as it happens (`use-live.ts`), and looked at each minute, for rows become free again. */
export function useMissed() {
  return useQuery({
    queryKey: ['missed-calls', 'list'],
    queryFn: () => call(list, {}),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  })
}
