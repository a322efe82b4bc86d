import { Link } from 'react-router'
import type { Answer } from '../../api.ts'
import { useWriter } from '../../ui/moment.ts'
import type { readReport } from '../../../contract/reader.ts'
import { useLabels } from './use-labels.ts'
import { useReaderWords } from './words.ts'

/** Near-copies that people gave different labels: numbers of matters, never their words. */
export function Conflicts({
  model,
  report: { conflicts, conflictCount },
}: {
  model: string
  report: Answer<typeof readReport>
}) {
  const w = useReaderWords()
  const write = useWriter()
  const labels = useLabels()
  return (
    <>
      <h3>{w('conflicts', { n: write.number(conflictCount) })}</h3>
      {conflicts.length === 0 && <p className="sheet">{w('conflicts.none')}</p>}
      {conflicts.length > 0 && (
        <>
          <p className="nothing">{w('conflicts.lead')}</p>
          <ul className="sheet reader-list">
            {conflicts.map(({ labels: given, matters, messages }, n) => (
              // Of two with the same labels neither has a name.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={n}>
                {w('conflicts.line', {
                  n: write.number(messages),
                  labels: given.map((label) => labels.label(model, label)).join(w('and')),
                })}{' '}
                {matters.map(({ id, number, mayOpen }) => (
                  <span key={id} className="reader-number">
                    {mayOpen ? <Link to={`/desk/matters/${id}`}>{number}</Link> : number}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
