import { useWriter } from '../../ui/moment.ts'
import { useNames } from '../pick/use-names.ts'
import type { Told } from './Preview.tsx'
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
      <table className="cal-table">
        <thead>
          <tr>
            <th scope="col">{w('orders.order')}</th>
            <th scope="col">{w('orders.stays')}</th>
            <th scope="col">{w('orders.would')}</th>
            <th scope="col">{w('orders.today')}</th>
            <th scope="col">{w('orders.warnings')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((order) => (
            <tr key={order.orderId}>
              <th scope="row">
                <span className="figures">{order.number}</span> {unit(order.unitId)}
              </th>
              <td data-label={w('orders.stays')}>
                {write.moment(order.dueAt)} {order.dueOnDayOff && <span className="tag">{w('orders.day-off')}</span>}
              </td>
              <td data-label={w('orders.would')}>{order.wouldBe ? write.moment(order.wouldBe) : w('orders.same')}</td>
              <td data-label={w('orders.today')}>{order.fromToday && write.moment(order.fromToday)}</td>
              <td data-label={w('orders.warnings')}>
                {order.warnings.length === 0 && w('orders.same')}
                {order.warnings.map(({ rule, name, stage, before, after }) => (
                  <div key={`${rule} ${stage} ${before}`}>
                    {w('orders.warning', { name, before: when(before), after: when(after) })}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
