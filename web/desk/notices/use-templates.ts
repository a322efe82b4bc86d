import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Route } from '../../../contract/route.ts'
import type { NoticeTemplate } from '../../../domain/catalogue/rows.ts'
import { at, call } from '../../api.ts'

/** A template as it stands, with the version that was seen. */
export type Kept = Readonly<{ row: NoticeTemplate; version: number }>

const KEY = ['notice-templates']

/** Every template that stands today, by code. */
export function useTemplates() {
  return useQuery({ queryKey: KEY, queryFn: everyTemplate })
}

async function everyTemplate(): Promise<ReadonlyMap<string, Kept>> {
  const found = new Map<string, Kept>()
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({ limit: '200', ...(cursor && { cursor }) })
    const page: unknown = await call(at<Route>('GET', `/api/catalogues/noticeTemplate?${query.toString()}`), {})
    const { rows, next } = page as Readonly<{ rows: readonly Kept[]; next: string | null }>
    for (const one of rows) found.set(one.row.code, one)
    cursor = next ?? undefined
  } while (cursor)
  return found
}

/** Writes a template, based on the version that was seen. */
export function useSaveTemplate() {
  const queries = useQueryClient()
  return async (row: NoticeTemplate, basedOnVersion: number) => {
    const put = at<Route & { body: NonNullable<Route['body']> }>('PUT', `/api/catalogues/noticeTemplate/${row.code}`)
    await call(put, { body: { row, basedOnVersion } } as never)
    await queries.invalidateQueries({ queryKey: KEY })
  }
}
