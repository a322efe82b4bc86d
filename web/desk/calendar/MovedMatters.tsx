import { stages } from '../../../domain/deadline/stages.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import type { RulesTold } from './RulesPreview.tsx'
import { useCalendarWords } from './words.ts'

/** Matters that another table of limits would promise something else: those that wait, and those sent lately. */
export function MovedMatters({ limits }: { limits: NonNullable<RulesTold['limits']> }) {
  const w = useCalendarWords()
  const write = useWriter()
  const { language } = useSpeech()
  const { recentDays, recent, waiting, listed } = limits
  const when = (instant: string | null) => (instant ? write.moment(instant) : w('moved.none'))
  return (
    <>
      <h2>{w('moved.title')}</h2>
      <ul className="cal-counts">
        <li>
          {w('moved.waiting', { n: waiting.otherwise, of: waiting.looked })} {waiting.more && w('moved.more')}
        </li>
        <li>
          {w('moved.recent', { n: recent.otherwise, of: recent.looked, days: recentDays })}{' '}
          {recent.more && w('moved.more')}
        </li>
      </ul>
      {listed.length > 0 && (
        <table className="cal-table">
          <thead>
            <tr>
              <th scope="col">{w('moved.matter')}</th>
              <th scope="col">{w('moved.at')}</th>
              <th scope="col">{w('moved.dues')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map(({ matterId, number, sent, at, moved }) => (
              <tr key={matterId}>
                <th scope="row" className="figures">
                  {number}
                </th>
                <td data-label={w('moved.at')}>{w(sent ? 'moved.sent' : 'moved.waits', { at: write.moment(at) })}</td>
                <td data-label={w('moved.dues')}>
                  {moved.map(({ stage, before, after }) => (
                    <div key={stage}>
                      {w('orders.warning', {
                        name: stages[stage][language],
                        before: when(before),
                        after: when(after),
                      })}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
