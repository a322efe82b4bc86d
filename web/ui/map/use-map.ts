import { useQuery } from '@tanstack/react-query'
import { type Answer, call, ProblemError } from '../../api.ts'
import { readMap } from '../../calls.ts'

export type RegionMap = Answer<NonNullable<(typeof readMap)['shapes']>>

/** The prefecture's outlines, fetched once; null where it has none. */
export function useMap() {
  return useQuery({
    queryKey: ['map'],
    queryFn: ({ signal }) =>
      call(readMap, {}, { signal }).catch((error: unknown) => {
        if (error instanceof ProblemError && error.code === 'no-map') return null
        throw error
      }),
    staleTime: Infinity,
  })
}
