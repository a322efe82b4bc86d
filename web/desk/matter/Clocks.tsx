import { Link } from 'react-router'
import { useWriter } from '../../ui/moment.ts'
import { Time } from '../../ui/Time.tsx'
import { useNow } from '../due/use-now.ts'
import { useNames } from '../pick/use-names.ts'
import { type Line, type Order, type OrderSpan, spansOf, type Stage } from './spans-of.ts'
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
  const instants = spans
    .flatMap(({ order, stages, pauses }) => [
      order.sentAt,
      ...stages.flatMap(({ dueAt, metAt }) => [dueAt, metAt ?? dueAt]),
      ...pauses.map(({ to }) => to ?? now),
      ...(order.answeredAt ? [] : [now]),
    ])
    .toSorted()
  const begin = Date.parse(instants[0] ?? now)
  const length = Math.max(Date.parse(instants.at(-1) ?? now) - begin, 1)
  const place = (at: string) => ((Date.parse(at) - begin) / length) * 100
  return (
    <section className="sheet">
      <h2>{w('clocks')}</h2>
      <ul className="clocks">
        {spans.map((span) => (
          <Clock
            key={span.order.id}
            matterId={matterId}
            span={span}
            place={place}
            from={instants[0]!}
            to={instants.at(-1)!}
            now={now}
          />
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
  from,
  to,
  now,
}: {
  matterId: string
  span: OrderSpan
  place: (at: string) => number
  from: string
  to: string
  now: string
}) {
  const w = useMatterWords()
  const write = useWriter()
  const unit = useNames('unit')
  const isOut = order.status === 'sent' || order.status === 'claimed'
  const end = order.answeredAt ?? (isOut ? now : order.answerBy)
  // While a clock stands still nothing becomes late.
  const isLate = ({ dueAt, metAt }: Stage) => (metAt ?? order.pausedAt ?? (isOut ? now : dueAt)) > dueAt
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
        <span
          className={
            stages.some((one) => one.stage === 'result' && isLate(one)) ? 'clock-run clock-run-late' : 'clock-run'
          }
          style={across(order.sentAt, end)}
        />
        {pauses.map(({ from, to }) => (
          <span key={from} className="clock-pause" style={across(from, to ?? now)} />
        ))}
        {stages.map((one) => (
          <span
            key={one.stage}
            className={isLate(one) ? 'clock-due clock-late' : 'clock-due'}
            style={{ insetInlineStart: `${place(one.dueAt)}%` }}
          />
        ))}
        {now <= to && <span className="clock-now" style={{ insetInlineStart: `${place(now)}%` }} />}
      </div>
      <p className="clock-ends" aria-hidden="true">
        <Time at={from} short />
        <Time at={to} short />
      </p>
      <ul className="clock-list">
        {stages.map((one) => {
          const { stage, dueAt, metAt } = one
          const late = isLate(one)
          return (
            <li key={stage} className={late ? 'clock-is-late' : metAt ? 'clock-is-met' : ''}>
              <span className="clock-mark" aria-hidden="true">
                {late ? '!' : metAt ? '✓' : '○'}
              </span>
              <span>{w(`stage.${stage}`)}</span>
              <span className="clock-when figures">
                {w('stage.due', { due: write.short(dueAt) })}
                {metAt ? w('stage.met', { at: write.short(metAt) }) : late ? w('stage.late') : null}
              </span>
            </li>
          )
        })}
        {pauses.map(({ from, to, why }) => (
          <li key={from}>
            <span className="clock-mark" aria-hidden="true">
              ‖
            </span>
            <span>{w(`pause.${why}`)}</span>
            <span className="clock-when figures">
              {to
                ? w('pause', { from: write.short(from), to: write.short(to) })
                : w('pause.open', { from: write.short(from) })}
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}
