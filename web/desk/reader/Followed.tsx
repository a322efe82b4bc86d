import { useQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Wait } from '../../ui/Wait.tsx'
import { readSuggestionFigures } from '../calls.ts'
import { useDutyWords } from '../duties/words.ts'
import { useShare } from '../share.ts'
import { useReaderWords } from './words.ts'

const DAYS = 30

/** What people made of what was suggested in the last days, mark by mark. */
export function Followed() {
  const w = useReaderWords()
  const d = useDutyWords()
  const write = useWriter()
  const percent = useShare()
  const figures = useQuery({
    queryKey: ['suggestion-figures', DAYS],
    queryFn: () => call(readSuggestionFigures, { query: { days: DAYS } }),
  })
  const rows = figures.data?.rows.filter(({ count, silent }) => count > silent)
  const share = (n: number, of: number) => d('share', { n: write.number(n), share: percent(n / of) })
  return (
    <section className="reader-part" aria-labelledby="reader-followed">
      <h2 id="reader-followed">{w('followed', { days: DAYS })}</h2>
      {figures.error && (
        <Failure error={figures.error} onAgain={() => void figures.refetch()} busy={figures.isFetching} />
      )}
      {figures.isPending && !figures.error && <Wait words={w('loading')} />}
      {rows?.length === 0 && <p className="sheet">{w('followed.none')}</p>}
      {rows && rows.length > 0 && (
        <table className="cal-table sheet">
          <thead>
            <tr>
              <th scope="col">{d('what')}</th>
              <th scope="col">{w('followed.count')}</th>
              <th scope="col">{d('followed')}</th>
              <th scope="col">{d('changed')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ what, count, silent, followed, changed }) => (
              <tr key={what}>
                <th scope="row">{d(`what.${what}`)}</th>
                <td data-label={w('followed.count')}>{write.number(count - silent)}</td>
                <td data-label={d('followed')}>{share(followed, count - silent)}</td>
                <td data-label={d('changed')}>{share(changed, count - silent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
