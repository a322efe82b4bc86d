import { useQuery } from '@tanstack/react-query'
import { type Answer, call } from '../../../api.ts'
import { nearby } from '../../../calls.ts'
import { useSettled } from '../../../desk/calls/use-settled.ts'
import type { Draft } from '../draft.ts'

export type Nearby = Answer<NonNullable<(typeof nearby)['shapes']>>['rows'][number]

/** Somebody who pauses for so long reads what they have written, or the page. */
const PAUSE_MS = 700
/** The beginning says what it is about; the server takes no more. */
const MOST = 2000

const none: readonly Nearby[] = []

/** Public matters that the words so far may be about; none without a network, or where asking fails. */
export function useNearby(draft: Draft): readonly Nearby[] {
  const text = Array.from(draft.text).slice(0, MOST).join('')
  const { regionCode, point } = draft
  const address = draft.address.trim()
  const body = { text, ...(regionCode && { regionCode }), ...(address && { address }), ...(point && { point }) }
  const asked = useSettled(JSON.stringify(body), PAUSE_MS)
  const { data } = useQuery({
    queryKey: ['nearby', asked],
    enabled: draft.joins === undefined,
    queryFn: ({ signal }) => call(nearby, { body: JSON.parse(asked) as typeof body }, { signal }),
    staleTime: 5 * 60_000,
    placeholderData: (before) => before,
  })
  return data?.rows ?? none
}
