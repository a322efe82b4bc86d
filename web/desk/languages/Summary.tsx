import { useWriter } from '../../ui/moment.ts'
import { type Line, type Tongue, tongues } from '../../words/coverage.ts'
import { useShare } from '../share.ts'
import { useLanguagesWords } from './words.ts'

/** How much of what each language has to say it says; a press on its name lists it below. */
export function Summary({
  lines,
  tongue,
  onChoose,
}: {
  lines: ReadonlyMap<Tongue, readonly Line[]>
  tongue: Tongue
  onChoose: (tongue: Tongue) => void
}) {
  const w = useLanguagesWords()
  const write = useWriter()
  const share = useShare()
  return (
    <table className="languages-summary">
      <thead>
        <tr>
          <th scope="col">{w('language')}</th>
          <th scope="col">{w('done')}</th>
          <th scope="col">{w('of')}</th>
          <th scope="col">{w('missing')}</th>
          <th scope="col">{w('share')}</th>
        </tr>
      </thead>
      <tbody>
        {tongues.map((one) => {
          const all = lines.get(one) ?? []
          const done = all.filter(({ said }) => said !== undefined).length
          return (
            <tr key={one}>
              <th scope="row">
                <button type="button" aria-pressed={one === tongue} onClick={() => onChoose(one)}>
                  {w(`language.${one}`)}
                </button>
              </th>
              <td data-label={w('done')}>{write.number(done)}</td>
              <td data-label={w('of')}>{write.number(all.length)}</td>
              <td data-label={w('missing')}>{write.number(all.length - done)}</td>
              <td data-label={w('share')}>{share(all.length === 0 ? 0 : done / all.length)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
