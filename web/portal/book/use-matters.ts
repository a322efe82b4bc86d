import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type Answer, call } from '../../api.ts'
import { countBook, readBookMatters } from '../../calls.ts'
import type { Filter } from '../../desk/use-filter.ts'

export type Narrowed = Filter<'region' | 'category'>
export type PublicMatter = Answer<NonNullable<(typeof readBookMatters)['shapes']>>['rows'][number]
export type Counts = Answer<NonNullable<(typeof countBook)['shapes']>>

const PAGE = 20

/** The public matters that fit, newest first, page after page. */
export function usePublicMatters({ region, category }: Narrowed) {
  return useInfiniteQuery({
    queryKey: ['book', 'matters', region, category],
    queryFn: ({ pageParam, signal }) =>
      call(readBookMatters, { query: { region, category, limit: PAGE, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** How many there are by place and category; the last figures stay until the next are there. */
export function useCounts({ region, category }: Narrowed) {
  return useQuery({
    queryKey: ['book', 'counts', region, category],
    queryFn: ({ signal }) => call(countBook, { query: { region, category } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
