import type { previewCalendar } from '../../../contract/calendar.ts'
import type { Answer } from '../../api.ts'
import { useWriter } from '../../ui/moment.ts'
import { useNames } from '../pick/use-names.ts'
import { Counted } from './Counted.tsx'
import { Faults } from './Faults.tsx'
import { MovedLimits } from './MovedLimits.tsx'
import { MovedOrders } from './MovedOrders.tsx'
import { useCalendarWords } from './words.ts'

export type Told = Answer<typeof previewCalendar>

/** What a change would move, in words: rows, days, usual limits, open orders. */
export function Preview({ told }: { told: Told }) {
  const w = useCalendarWords()
  const write = useWriter()
  const unit = useNames('unit')
  const { rows, faults, coveredUntil, months, limits, orders } = told
  if (faults.length > 0)
    return <Faults faults={faults} named={({ catalogue, code }) => (catalogue === 'officeHours' ? unit(code) : code)} />
  if (rows.added + rows.changed + rows.removed === 0) return <output>{w('look.nothing')}</output>
  const until = (day: string | null) => (day ? write.day(day) : w('look.none'))
  return (
    <div className="cal-look">
      <Counted rows={rows} />
      {coveredUntil.before !== coveredUntil.after && (
        <p>{w('look.known', { before: until(coveredUntil.before), after: until(coveredUntil.after) })}</p>
      )}
      <h3>{w('days.title')}</h3>
      {months.every(({ days }) => days.length === 0) && <p>{w('days.none')}</p>}
      <dl className="cal-read">
        {months.map(({ month, days, hours }) => (
          <div key={month}>
            <dt>{write.month(`${month}-01`)}</dt>
            <dd>
              {days
                .map(({ day, change, name }) =>
                  w(`days.${change}`, { day: write.day(day), name: name ?? w('days.unnamed') }),
                )
                .join(w('notice.list'))}{' '}
              {hours > 0 && w('days.hours', { n: hours })}
            </dd>
          </div>
        ))}
      </dl>
      <h3>{w('limits.title')}</h3>
      {limits.length === 0 ? <p>{w('limits.none')}</p> : <MovedLimits limits={limits} />}
      <h3>{w('orders.title')}</h3>
      <MovedOrders orders={orders} />
    </div>
  )
}
