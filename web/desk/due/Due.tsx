import { useState } from 'react'
import type { Clock } from '../../../domain/deadline/clock.ts'
import { remaining } from '../../../domain/deadline/remaining.ts'
import { light } from '../../../domain/deadline/work-calendar.ts'
import type { Track, Urgency } from '../../../domain/ledger/words.ts'
import { useWriter } from '../../ui/moment.ts'
import { LightMark } from '../tags/LightMark.tsx'
import { dayWords } from './day-words.ts'
import { useDueWords } from './words.ts'
import { useCalendar } from './use-calendar.ts'
import { useNow } from './use-now.ts'
import './Due.css'

/**
 * `还剩 1 个工作日 3 小时`, with its light. Counts on by itself. The exact time is told on hover, on a touch, and in the row
 * of a list that one stands at or whose link has the focus, so that fifty rows are not fifty more stops of the tab key.
 *
 * @param told the exact time stands beside it always
 */
export function Due({ at, clock, told = false }: { at: string; clock: Clock; told?: boolean }) {
  const w = useDueWords()
  const write = useWriter()
  const calendar = useCalendar()
  const now = new Date(useNow())
  const [open, setOpen] = useState(false)
  const dueAt = new Date(at)
  if (!calendar) return <time dateTime={at}>{write.short(at)}</time>
  const { over, days, minutes } = remaining(now, dueAt, clock, calendar)
  const hours = Math.floor(minutes / 60)
  const parts = [
    days > 0 && w(dayWords(clock === 'continuous' ? 'day' : 'workday', days), { n: days }),
    hours > 0 && w('span.hours', { n: hours }),
    // Who has days left does not count minutes.
    days === 0 && minutes % 60 > 0 && w('span.minutes', { n: minutes % 60 }),
  ].filter(Boolean)
  const colour = light(dueAt, now, calendar)
  const exact = w('due', { at: write.moment(at) })
  const words = (
    <>
      <span className="due-left">
        <LightMark light={colour} />
        {parts.length > 0 ? w(over ? 'over' : 'left', { time: parts.join(' ') }) : w(over ? 'over.now' : 'left.now')}
      </span>
      <small className="due-exact">{exact}</small>
    </>
  )
  const looks = `due due-${colour} figures`
  if (told)
    return (
      <time className={`${looks} due-told`} dateTime={at}>
        {words}
      </time>
    )
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${looks}${open ? ' due-told' : ''}`}
      title={exact}
      onClick={() => setOpen(!open)}
    >
      <time dateTime={at}>{words}</time>
    </button>
  )
}

/** How the promise of a matter runs, as the first time limits have it: what is urgent or settled at once runs 7×24. */
export function clockOf({ urgency, track }: Readonly<{ urgency: Urgency; track: Track | null }>): Clock {
  return urgency === 'critical' || urgency === 'urgent' || track === 'immediate' ? 'continuous' : 'work'
}
