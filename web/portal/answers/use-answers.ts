import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type Answer, call } from '../../api.ts'
import { findAnswers } from '../../calls.ts'
import type { Filter } from '../../desk/use-filter.ts'

export type Found = Answer<NonNullable<(typeof findAnswers)['shapes']>>
export type CheckedAnswer = Found['rows'][number]

/** The checked answers that fit, the best first, page after page; the last ones stay until the next are there. */
export function useAnswers({ words, category }: Filter<'words' | 'category'>) {
  return useInfiniteQuery({
    queryKey: ['answers', words, category],
    queryFn: ({ pageParam, signal }) =>
      call(findAnswers, { query: { words, category, limit: 20, cursor: pageParam } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  })
}
