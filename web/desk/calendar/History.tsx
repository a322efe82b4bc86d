import { useQuery } from '@tanstack/react-query'
import type { Route } from '../../../contract/route.ts'
import type { CatalogueName } from '../../../domain/catalogue/rows.ts'
import { at, call, ProblemError } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Wait } from '../../ui/Wait.tsx'
import { useCalendarWords } from './words.ts'

type Version = Readonly<{
  version: number
  validFrom: string
  removed: boolean
  fields: readonly string[]
  changedBy: Readonly<{ name: string | null }>
  changedAt: string
  note: string | null
}>

/** Every version of a row, newest first; none for a code that was never used. */
export function useHistory(name: CatalogueName, code: string) {
  return useQuery({
    queryKey: ['catalogue', name, 'history', code],
    queryFn: async (): Promise<readonly Version[]> => {
      const path = `/api/catalogues/${name}/${encodeURIComponent(code)}` as const
      try {
        const found: unknown = await call(at<Route>('GET', path), {})
        return (found as { versions: readonly Version[] }).versions
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'catalogue-row-not-found') return []
        throw error
      }
    },
  })
}

/** 改动记录: who changed what, when, from which day on, and why. `fields` names what may have changed. */
export function History({
  name,
  code,
  fields,
}: {
  name: CatalogueName
  code: string
  fields: Readonly<Record<string, string>>
}) {
  const w = useCalendarWords()
  const write = useWriter()
  const history = useHistory(name, code)
  return (
    <details className="cal-history">
      <summary>{w('history')}</summary>
      {history.isPending && <Wait words={w('loading')} lines={2} />}
      {history.error && <Failure error={history.error} onAgain={() => void history.refetch()} />}
      {history.data?.length === 0 && <p>{w('history.none')}</p>}
      <ol>
        {history.data?.map(({ version, validFrom, removed, fields: changed, changedBy, changedAt, note }) => {
          const named = changed.flatMap((field) => fields[field] ?? [])
          return (
            <li key={version}>
              {w('history.line', {
                version,
                day: write.day(validFrom),
                who: changedBy.name ?? w('history.system'),
                at: write.moment(changedAt),
              })}
              {removed && w('history.removed')}
              {version > 1 && !removed && named.length > 0 && (
                <small>{w('history.fields', { fields: named.join(w('notice.list')) })}</small>
              )}
              {note && <small>{note}</small>}
            </li>
          )
        })}
      </ol>
    </details>
  )
}
