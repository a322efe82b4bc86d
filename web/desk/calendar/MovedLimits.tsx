import { stages } from '../../../domain/deadline/stages.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { useNames } from '../pick/use-names.ts'
import { useLimitWords } from './limit-words.ts'
import type { Told } from './Preview.tsx'
import { useCalendarWords } from './words.ts'

/** Each limit whose promises move: for one day, due before and after. */
export function MovedLimits({ limits }: { limits: Told['limits'] }) {
  const w = useCalendarWords()
  const write = useWriter()
  const { language } = useSpeech()
  const say = useLimitWords()
  const unit = useNames('unit')
  return (
    <table className="cal-table">
      <thead>
        <tr>
          <th scope="col">{w('limits.limit')}</th>
          <th scope="col">{w('limits.made')}</th>
          <th scope="col">{w('limits.before')}</th>
          <th scope="col">{w('limits.after')}</th>
          <th scope="col">{w('limits.days')}</th>
        </tr>
      </thead>
      <tbody>
        {limits.map(({ unitId, stages: of, limit, days, madeOn, before, after }) => (
          <tr key={`${unitId} ${limit.clock} ${limit.unit} ${limit.amount}`}>
            <th scope="row">
              {[unit(unitId), of.map((stage) => stages[stage][language]).join(w('notice.list')), say(limit)]
                .filter(Boolean)
                .join(' ')}
            </th>
            <td data-label={w('limits.made')}>{write.day(madeOn)}</td>
            <td data-label={w('limits.before')}>{write.moment(before)}</td>
            <td data-label={w('limits.after')}>{write.moment(after)}</td>
            <td data-label={w('limits.days')}>{w('limits.n', { n: days })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
