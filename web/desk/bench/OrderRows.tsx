import { Button, Checkbox } from 'antd'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { actions } from '../../../domain/ledger/actions.ts'
import { useSpeech } from '../../language.ts'
import { Time } from '../../ui/Time.tsx'
import { Due } from '../due/Due.tsx'
import { useCalendar } from '../due/use-calendar.ts'
import { useNow } from '../due/use-now.ts'
import { useDueWords } from '../due/words.ts'
import { useNames } from '../pick/use-names.ts'
import { OrderTag, TrackTag, UrgencyTag } from '../tags/tags.tsx'
import { Assisting } from './Assisting.tsx'
import type { Order } from './BenchPage.tsx'
import { groupOf, groups } from './groups.ts'
import { type Quick, quickFor, quickKeys } from './quick.ts'
import { Pressed } from './Pressed.tsx'
import { useBenchWords } from './words.ts'

/** The orders of a unit under the headings of how much they press; the one stood at shows what can be done to it. */
export function OrderRows({
  rows,
  grouped,
  ...rest
}: Omit<Parameters<typeof OrderRow>[0], 'order'> & { rows: readonly Order[]; grouped: boolean }) {
  const w = useBenchWords()
  const calendar = useCalendar()
  const now = new Date(useNow())
  if (!grouped || !calendar)
    return (
      <ul className="orders-list">
        {rows.map((order) => (
          <OrderRow key={order.id} order={order} {...rest} />
        ))}
      </ul>
    )
  return groups.map((group) => {
    const these = rows.filter((order) => groupOf(order, now, calendar) === group)
    if (these.length === 0) return null
    return (
      <Fragment key={group}>
        <h2 className={`group group-${group}`}>{w(`group.${group}`, { n: these.length })}</h2>
        <ul className="orders-list">
          {these.map((order) => (
            <OrderRow key={order.id} order={order} {...rest} />
          ))}
        </ul>
      </Fragment>
    )
  })
}

function OrderRow({
  order,
  currentId,
  ticked,
  roles,
  onStand,
  onTick,
  onTake,
}: {
  order: Order
  currentId: string | undefined
  ticked: ReadonlySet<string>
  roles: readonly string[]
  onStand: (id: string) => void
  onTick: (id: string) => void
  onTake: (order: Order, action: Quick) => void
}) {
  const w = useBenchWords()
  const due = useDueWords()
  const { language } = useSpeech()
  const region = useNames('region')
  const isHere = order.id === currentId
  const quick = quickFor(order, roles)
  const isOut = order.status === 'sent' || order.status === 'claimed'
  return (
    <li data-id={order.id} className={isHere ? 'order-here' : ''} aria-current={isHere ? 'true' : undefined}>
      <Checkbox
        checked={ticked.has(order.id)}
        onChange={() => onTick(order.id)}
        aria-label={w('tick', { title: order.title })}
      />
      <div className="order-what">
        <Link to={`/desk/matters/${order.matterId}`} onFocus={() => !isHere && onStand(order.id)}>
          {order.title || order.number}
        </Link>
        <p className="order-facts">
          <span className="figures">{order.number}</span>
          <OrderTag status={order.status} />
          {!order.lead && <span className="tag">{w('assisting')}</span>}
          <UrgencyTag urgency={order.urgency} />
          {order.round > 1 && <span className="tag">{w('round', { n: order.round })}</span>}
          <TrackTag track={order.track === 'ledger' ? null : order.track} />
          {order.callers > 1 && <span>{w('callers', { n: order.callers })}</span>}
          <span>{region(order.regionCode)}</span>
        </p>
        <Pressed order={order} />
        <Assisting order={order} />
        {isHere && quick.length > 0 && (
          <p className="order-quick">
            {quick.map((action, n) => (
              <Button
                key={action}
                size="small"
                type={n === 0 ? 'primary' : 'default'}
                onClick={() => onTake(order, action)}
              >
                {actions[action][language]} <kbd>{quickKeys[action].toUpperCase()}</kbd>
              </Button>
            ))}
          </p>
        )}
      </div>
      <span className="order-due">
        {!isOut ? (
          order.answeredAt && <Time at={order.answeredAt} short />
        ) : order.pausedAt ? (
          <span className="tag">{due('paused')}</span>
        ) : (
          <Due at={order.answerBy} clock={order.clock} />
        )}
      </span>
    </li>
  )
}
