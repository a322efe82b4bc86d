import { useQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Wait } from '../../ui/Wait.tsx'
import { readClassWords } from '../calls.ts'
import { useReaderWords } from './words.ts'

/** The pieces of text that speak most for one class. */
export function ClassWords({ trainingId, model, label }: { trainingId: string; model: string; label: string }) {
  const w = useReaderWords()
  const write = useWriter()
  const found = useQuery({
    queryKey: ['reader', trainingId, model, 'words', label],
    queryFn: ({ signal }) => call(readClassWords, { params: { trainingId }, query: { model, label } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (found.error) return <Failure error={found.error} onAgain={() => void found.refetch()} busy={found.isFetching} />
  if (!found.data) return <Wait words={w('loading')} lines={1} />
  if (found.data.rows.length === 0) return <p>{w('words.none')}</p>
  return (
    <ul className="reader-words">
      {found.data.rows.map(({ words, messages }) => (
        <li key={words} title={w('words.in', { n: write.number(messages), of: write.number(found.data.of) })}>
          {words}
        </li>
      ))}
    </ul>
  )
}
