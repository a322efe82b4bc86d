import { Button } from 'antd'
import type { Notice as Read, NoticeDay } from '../../../domain/deadline/read-notice.ts'
import { dayAfter, type PlainDate } from '../../../domain/deadline/plain-date.ts'
import { useWriter } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useCalendarWords } from './words.ts'

/** What was read of a notice, and what contradicts itself, marked where it stands. */
export function NoticeRead({
  notice,
  year,
  out,
  onShow,
}: {
  notice: Read
  year: number
  /** Days of an earlier reading that the notice does not have. */
  out: number
  onShow: (at: number, length: number) => void
}) {
  const w = useCalendarWords()
  const write = useWriter()
  const { text, days, faults } = notice
  const isWhole = days.some(({ day }) => day === `${year}-10-01`)
  const said = (all: readonly NoticeDay[], kind: NoticeDay['kind']) =>
    runs(all.filter((one) => one.kind === kind).map(({ day }) => day))
      .map(([first, last]) =>
        first === last ? write.day(first) : w('notice.range', { first: write.day(first), last: write.day(last) }),
      )
      .join(w('notice.list'))
  return (
    <>
      {faults.length > 0 && (
        <>
          <Notice tone="wrong" title={w('notice.faults', { n: faults.length })}>
            <ul className="cal-faults">
              {faults.map((fault, n) => (
                <li key={`${fault.at} ${fault.code} ${n}`}>
                  {w(`fault.${fault.code}`)}{' '}
                  <Button type="link" onClick={() => onShow(fault.at, fault.text.length)}>
                    {w('notice.place', { text: fault.text })}
                  </Button>
                </li>
              ))}
            </ul>
          </Notice>
          <p className="cal-marked said">{marked(text, faults)}</p>
        </>
      )}
      {days.length > 0 && (
        <>
          <h3>{w('notice.read')}</h3>
          <dl className="cal-read">
            {[...Map.groupBy(days, ({ name }) => name)].map(([name, all]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {all.some(({ kind }) => kind === 'holiday') &&
                    w('notice.off', {
                      days: said(all, 'holiday'),
                      n: all.filter(({ kind }) => kind === 'holiday').length,
                    })}
                </dd>
                {all.some(({ kind }) => kind === 'makeUpDay') && (
                  <dd>{w('notice.worked', { days: said(all, 'makeUpDay') })}</dd>
                )}
              </div>
            ))}
          </dl>
          {!isWhole && <Notice tone="note" title={w('notice.no-october')} />}
          {out > 0 && <Notice tone="note" title={w('notice.replaces', { n: out })} />}
        </>
      )}
    </>
  )
}

/** The text with each fault marked; what lies inside a fault before it is marked with that. */
function marked(text: string, faults: Read['faults']) {
  let read = 0
  const parts = faults.flatMap(({ at, text: place }) => {
    if (at < read) return []
    const before = text.slice(read, at)
    read = at + place.length
    return [before, <mark key={at}>{place}</mark>]
  })
  return [...parts, text.slice(read)]
}

/** Days in order as stretches without a gap: first and last of each. */
function runs(days: readonly PlainDate[]): readonly (readonly [PlainDate, PlainDate])[] {
  const all: [PlainDate, PlainDate][] = []
  for (const day of days) {
    const last = all.at(-1)
    if (last && dayAfter(last[1]) === day) last[1] = day
    else all.push([day, day])
  }
  return all
}
