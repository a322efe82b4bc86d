import { useWriter } from '../../ui/moment.ts'
import { useNames } from '../pick/use-names.ts'
import type { Told } from './Preview.tsx'
import { RowTable } from './RowTable.tsx'
import { useCalendarWords } from './words.ts'

/** Open orders for which anything would be different. Their promises stay, and are told as such. */
export function MovedOrders({ orders }: { orders: Told['orders'] }) {
  const w = useCalendarWords()
  const write = useWriter()
  const unit = useNames('unit')
  const { looked, more, dueOnDayOff, otherwise, listed } = orders
  if (listed.length === 0 && dueOnDayOff + otherwise === 0) return <p>{w('orders.none')}</p>
  const when = (instant: string | null) => (instant ? write.moment(instant) : w('orders.no-warning'))
  return (
    <>
      <ul className="cal-counts">
        <li>{w('orders.off', { n: dueOnDayOff })}</li>
        <li>{w('orders.other', { n: otherwise })}</li>
      </ul>
      {more && <p>{w('orders.more', { n: looked })}</p>}
      <RowTable
        columns={[
          { title: w('orders.order'), figures: true, told: ({ number, unitId }) => `${number} ${unit(unitId)}` },
          {
            title: w('orders.stays'),
            told: ({ dueAt, dueOnDayOff }) => [
              write.moment(dueAt),
              ' ',
              dueOnDayOff && (
                <span key="off" className="tag">
                  {w('orders.day-off')}
                </span>
              ),
            ],
          },
          {
            title: w('orders.would'),
            told: ({ wouldBe }) => (wouldBe ? write.moment(wouldBe) : w('orders.same')),
          },
          { title: w('orders.today'), told: ({ fromToday }) => fromToday && write.moment(fromToday) },
          {
            title: w('orders.warnings'),
            told: ({ warnings }) =>
              warnings.length === 0
                ? w('orders.same')
                : warnings.map(({ rule, name, stage, before, after }) => (
                    <div key={`${rule} ${stage} ${before}`}>
                      {w('orders.warning', { name, before: when(before), after: when(after) })}
                    </div>
                  )),
          },
        ]}
        rows={listed}
        keyOf={({ orderId }) => orderId}
      />
    </>
  )
}
