import { useSpeech } from '../../language.ts'
import { Time } from '../../ui/Time.tsx'
import { Due } from '../due/Due.tsx'
import { useDueWords } from '../due/words.ts'
import { useNames } from '../pick/use-names.ts'
import { OrderTag } from '../tags/tags.tsx'
import { useActWords } from '../act/words.ts'
import type { act } from '../../words/zh-act.ts'
import type { Order } from './spans-of.ts'
import { RequestOf } from './RequestOf.tsx'
import { useMatterWords } from './words.ts'

/** 工单: the sheet of each unit, this round's first. */
export function Orders({ orders }: { orders: readonly Order[] }) {
  const w = useMatterWords()
  if (orders.length === 0)
    return (
      <section className="sheet">
        <h2>{w('orders')}</h2>
        <p className="nothing">{w('orders.none')}</p>
      </section>
    )
  return (
    <section className="sheet">
      <h2>{w('orders')}</h2>
      <ul className="orders">
        {orders
          .toSorted((a, b) => b.round - a.round || Number(b.lead) - Number(a.lead))
          .map((order) => (
            <OrderCard key={order.id} order={order} />
          ))}
      </ul>
    </section>
  )
}

function OrderCard({ order }: { order: Order }) {
  const w = useMatterWords()
  const due = useDueWords()
  const said = useActWords()
  const unit = useNames('unit')
  const { language } = useSpeech()
  const isOut = order.status === 'sent' || order.status === 'claimed'
  return (
    <li className="order" lang={language}>
      <p className="order-head">
        <b>{unit(order.unitId)}</b>
        <span className="tag">{w(order.lead ? 'order.lead' : 'order.assisting')}</span>
        <OrderTag status={order.status} />
        {order.round > 1 && <span className="tag">{w('order.round', { n: order.round })}</span>}
        {isOut &&
          (order.pausedAt ? (
            <span className="tag">{due('paused')}</span>
          ) : (
            <Due at={order.answerBy} clock={order.clock} told />
          ))}
      </p>
      <p className="order-times">
        {w('order.sent')} <Time at={order.sentAt} short />
        {order.claimedAt && (
          <>
            {' · '}
            {w('order.claimed')} <Time at={order.claimedAt} short />
          </>
        )}
        {order.contactedAt && (
          <>
            {' · '}
            {w('order.contacted')} <Time at={order.contactedAt} short />
          </>
        )}
        {order.answeredAt && (
          <>
            {' · '}
            {w('order.answered')} <Time at={order.answeredAt} short />
          </>
        )}
      </p>
      <RequestOf order={order} />
      {order.record && (
        <>
          <h3>{w('order.record')}</h3>
          <p className="said">{order.record}</p>
        </>
      )}
      {order.solved && <p>{said(`solved.${order.solved}` as keyof typeof act)}</p>}
      {order.whyNot && <p className="said">{order.whyNot}</p>}
    </li>
  )
}
