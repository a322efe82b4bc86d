import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call as callRoute } from '../../api.ts'
import { advise } from '../calls.ts'
import type { Call } from './use-call.ts'
import { useSettled } from './use-settled.ts'

/** Shorter words say nothing yet. */
export const ENOUGH = 6

/** What the machine proposes for the words as they stand, asked for once for all who show some of it. */
export function useAdvice({ text: written, address: place, regionCode, categoryCode }: Call) {
  const settled = useSettled(JSON.stringify([written.trim(), place.trim()]))
  const [text = '', address = ''] = JSON.parse(settled) as readonly string[]
  const isEnough = text.length >= ENOUGH
  const { data } = useQuery({
    queryKey: ['advice', text, address, regionCode, categoryCode],
    enabled: isEnough,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      callRoute(
        advise,
        {
          body: {
            text,
            ...(address && { address }),
            ...(regionCode && { regionCode }),
            ...(categoryCode && { categoryCode }),
          },
        },
        { signal },
      ),
  })
  return { advice: isEnough ? data : undefined, isEnough }
}
