import { useQuery } from '@tanstack/react-query'
import { type Answer, call } from '../api.ts'
import { readBook } from '../calls.ts'

export type Book = Answer<NonNullable<(typeof readBook)['shapes']>>

/** The public book, fetched once for all that show a part of it. */
export function useBook() {
  return useQuery({ queryKey: ['book'], queryFn: ({ signal }) => call(readBook, {}, { signal }), staleTime: 60_000 })
}
