import { useQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { readSuggestionFigures } from '../calls.ts'
import { useShare } from '../share.ts'
import { useDutyWords } from './words.ts'

/** 建议采用情况: how often people took what was suggested, and how often they chose otherwise. */
export function Figures() {
  const w = useDutyWords()
  const shareOf = useShare()
  const figures = useQuery({
    queryKey: ['suggestion-figures'],
    queryFn: () => call(readSuggestionFigures, { query: {} }),
  })
  const rows = figures.data?.rows.filter(({ count }) => count > 0)
  const share = (n: number, of: number) => (of === 0 ? `${n}` : w('share', { n, share: shareOf(n / of) }))
  return (
    <section className="duty-figures" aria-labelledby="duty-figures">
      <h2 id="duty-figures">{w('figures')}</h2>
      <p className="nothing">{w('figures.lead')}</p>
      {figures.error && (
        <Failure error={figures.error} onAgain={() => void figures.refetch()} busy={figures.isFetching} />
      )}
      {figures.isPending && !figures.error && <Wait words={w('loading')} />}
      {rows?.length === 0 && <p className="sheet">{w('figures.none')}</p>}
      {rows && rows.length > 0 && (
        <table className="cal-table sheet">
          <thead>
            <tr>
              <th scope="col">{w('what')}</th>
              <th scope="col">{w('count')}</th>
              <th scope="col">{w('followed')}</th>
              <th scope="col">{w('changed')}</th>
              <th scope="col">{w('silent')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ what, count, followed, changed, silent }) => (
              <tr key={what}>
                <th scope="row">{w(`what.${what}`)}</th>
                <td data-label={w('count')}>{count}</td>
                <td data-label={w('followed')}>{share(followed, count - silent)}</td>
                <td data-label={w('changed')}>{share(changed, count - silent)}</td>
                <td data-label={w('silent')}>{share(silent, count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
