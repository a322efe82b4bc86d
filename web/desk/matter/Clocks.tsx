import { Link } from 'react-router'
import { useWriter } from '../../ui/moment.ts'
import { useNow } from '../due/use-now.ts'
import { useNames } from '../pick/use-names.ts'
import { type Line, type Order, type OrderSpan, spansOf } from './spans-of.ts'
import { useMatterWords } from './words.ts'

/** The clocks of every order on one time line: what was promised, what was kept, and when time stood still. */
export function Clocks({
  matterId,
  orders,
  lines,
}: {
  matterId: string
  orders: readonly Order[]
  lines: readonly Line[]
}) {
  const w = useMatterWords()
  const now = new Date(useNow()).toISOString()
  const spans = spansOf(orders, lines)
  if (spans.length === 0) return null
  const instants = spans.flatMap(({ order, stages, pauses }) => [
    order.sentAt,
    ...stages.flatMap(({ dueAt, metAt }) => [dueAt, metAt ?? dueAt]),
    ...pauses.map(({ to }) => to ?? now),
    ...(order.answeredAt ? [] : [now]),
  ])
  const begin = Math.min(...instants.map((at) => Date.parse(at)))
  const length = Math.max(Math.max(...instants.map((at) => Date.parse(at))) - begin, 1)
  const place = (at: string) => ((Date.parse(at) - begin) / length) * 100
  return (
    <section className="sheet">
      <h2>{w('clocks')}</h2>
      <ul className="clocks">
        {spans.map((span) => (
          <Clock key={span.order.id} matterId={matterId} span={span} place={place} now={now} />
        ))}
      </ul>
    </section>
  )
}

/** One order: drawn as a bar, and told as a list for whoever does not see it. */
function Clock({
  matterId,
  span: { order, stages, pauses },
  place,
  now,
}: {
  matterId: string
  span: OrderSpan
  place: (at: string) => number
  now: string
}) {
  const w = useMatterWords()
  const write = useWriter()
  const unit = useNames('unit')
  const end = order.answeredAt ?? (order.status === 'sent' || order.status === 'claimed' ? now : order.answerBy)
  const across = (from: string, to: string) => ({
    insetInlineStart: `${place(from)}%`,
    width: `${Math.max(place(to) - place(from), 0.5)}%`,
  })
  return (
    <li>
      <p className="clock-unit">
        {unit(order.unitId)} <Link to={`/desk/matters/${matterId}/clocks/${order.id}`}>{w('clocks.told')}</Link>
      </p>
      <div className="clock-bar" aria-hidden="true">
        <span className="clock-run" style={across(order.sentAt, end)} />
        {pauses.map(({ from, to }) => (
          <span key={from} className="clock-pause" style={across(from, to ?? now)} />
        ))}
        {stages.map(({ stage, dueAt, metAt }) => (
          <span
            key={stage}
            className={(metAt ?? now) > dueAt ? 'clock-due clock-late' : 'clock-due'}
            style={{ insetInlineStart: `${place(dueAt)}%` }}
          />
        ))}
        <span className="clock-now" style={{ insetInlineStart: `${place(now)}%` }} />
      </div>
      <ul className="clock-list">
        {stages.map(({ stage, dueAt, metAt }) => (
          <li key={stage} className={(metAt ?? now) > dueAt ? 'clock-is-late' : ''}>
            {w(`stage.${stage}`, { due: write.short(dueAt) })}
            {metAt ? w('stage.met', { at: write.short(metAt) }) : null}
          </li>
        ))}
        {pauses.map(({ from, to, why }) => (
          <li key={from}>
            {to
              ? w('pause', { why: w(`pause.${why}`), from: write.short(from), to: write.short(to) })
              : w('pause.open', { why: w(`pause.${why}`), from: write.short(from) })}
          </li>
        ))}
      </ul>
    </li>
  )
}
