import { useInfiniteQuery } from '@tanstack/react-query'
import type { Board, listSupervision, listWatched } from '../../../contract/supervision.ts'
import { type Answer, call } from '../../api.ts'
import { listSupervision as supervision, listWatched as watched } from '../calls.ts'
import type { Filter } from '../use-filter.ts'

type Supervised = Answer<typeof listSupervision>['rows'][number]
type Watched = Answer<typeof listWatched>['rows'][number]
/** A row of any board: what only some of them tell is null on the others. */
export type Row = Supervised & Readonly<{ progress?: Watched['progress'] }>
type Page = Readonly<{ rows: readonly Row[]; next: string | null }>

/** The pages of one board; without one, of the watched matters that lack this quarter's progress. */
export function useBoard(board: Board | null, { unit, level, least }: Filter<'unit' | 'level' | 'least'>) {
  const narrowed = { ...(unit && { unit }), ...(board && level && { level }), ...(board && least && { least }) }
  return useInfiniteQuery({
    queryKey: ['matters', 'supervision', board, narrowed],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<Page> => {
      const query = { limit: 50, ...narrowed, ...(pageParam && { cursor: pageParam }) }
      if (board) return call(supervision, { query: { ...query, board } }, { signal })
      const { rows, next } = await call(watched, { query }, { signal })
      const none = { hops: 0, heardAt: null, replyBy: null, documents: [] }
      return { rows: rows.map((row) => ({ ...row, ...none })), next }
    },
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  })
}
