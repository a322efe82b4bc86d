import { useQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { useWriter } from '../../ui/moment.ts'
import { countMissedCalls } from '../calls.ts'
import { useMe } from '../use-me.ts'
import { useMissedWords } from './words.ts'

/** How many wait to be rung back, for those who supervise: figures, no telephones. */
export function MissedCounts() {
  const w = useMissedWords()
  const write = useWriter()
  const may = useMe().data?.roles.includes('supervisor') ?? false
  const counts = useQuery({
    queryKey: ['missed-calls', 'counts'],
    enabled: may,
    queryFn: () => call(countMissedCalls, {}),
    refetchInterval: 60_000,
  })
  if (!counts.data) return null
  const { waiting, tried, oldestAt, today } = counts.data
  return (
    <span className="desk-lead figures">
      {w('counts', { waiting, tried, done: today.calledBack })}
      {oldestAt && ` · ${w('counts.oldest', { at: write.short(oldestAt) })}`}
    </span>
  )
}
