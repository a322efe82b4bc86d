import type { Answer } from '../../api.ts'
import type { checkDutyList } from '../../../contract/duty-check.ts'
import { dutyFaults } from '../../../domain/dispatch/duty-faults.ts'
import { useSpeech } from '../../language.ts'
import { useDutyWords } from './words.ts'

/** Gaps and faults of the duty list, one line each. */
export function Findings({ rows, busy }: { rows: Answer<typeof checkDutyList>['rows']; busy: boolean }) {
  const w = useDutyWords()
  const { language } = useSpeech()
  return (
    <table className="cal-table sheet" aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col">{w('fault')}</th>
          <th scope="col">{w('category')}</th>
          <th scope="col">{w('place')}</th>
          <th scope="col">{w('units')}</th>
          <th scope="col">{w('lines')}</th>
          <th scope="col">{w('matters')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ fault, category, place, only, units, duties, matters }) => (
          <tr key={`${fault} ${category} ${place} ${only} ${duties.join()}`}>
            <th scope="row">{dutyFaults[fault][language]}</th>
            <td data-label={w('category')}>
              {category ?? w('any.category')}
              {only && <small className="duty-only">{w('only')}</small>}
            </td>
            <td data-label={w('place')}>{place ?? w('any.place')}</td>
            <td data-label={units.length > 0 ? w('units') : undefined}>{units.join(' · ')}</td>
            <td data-label={duties.length > 0 ? w('lines') : undefined}>{duties.join(' · ')}</td>
            <td data-label={matters === null ? undefined : w('matters')}>{matters}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
