import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Route } from '../../../contract/route.ts'
import type { NoticeTemplate } from '../../../domain/catalogue/rows.ts'
import { at, call } from '../../api.ts'
import { listTemplates } from '../calls.ts'

/** A template as it stands, with the version that was seen. */
export type Kept = Readonly<{ row: NoticeTemplate; version: number }>

const KEY = ['notice-templates']

/** Every template that is used today, by code. */
export function useTemplates() {
  return useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const { rows } = await call(listTemplates, {})
      return new Map<string, Kept>(rows.map((one) => [one.row.code, one]))
    },
  })
}

/** Writes a template, based on the version that was seen. */
export function useSaveTemplate() {
  const queries = useQueryClient()
  return async (row: NoticeTemplate, basedOnVersion: number) => {
    const put = at<Route & { body: NonNullable<Route['body']> }>('PUT', `/api/catalogues/noticeTemplate/${row.code}`)
    await call(put, { body: { row, basedOnVersion } })
    await queries.invalidateQueries({ queryKey: KEY })
  }
}
