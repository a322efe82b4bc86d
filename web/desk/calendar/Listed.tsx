import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useCalendarWords } from './words.ts'

/** A catalogue while it is fetched, when that failed, when there is none to show, and when it is there. */
export function Listed({
  list,
  none,
  children,
}: {
  list: UseQueryResult<readonly unknown[]>
  none: boolean
  children: ReactNode
}) {
  const w = useCalendarWords()
  if (list.data) return none ? <p className="sheet cal-none">{w('empty')}</p> : children
  if (list.error) return <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />
  return <Wait words={w('loading')} />
}
