import { type KeyboardEvent, memo, useRef, useState } from 'react'
import type { CalendarDay } from '../../../domain/catalogue/rows.ts'
import { addDays, addMonths, isWeekend, type PlainDate, parsePlainDate } from '../../../domain/deadline/plain-date.ts'
import { dayKinds } from '../../../domain/deadline/work-calendar.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { monthsOf, weekdayOf, weeksOf } from './weeks-of.ts'
import { useCalendarWords } from './words.ts'

type Days = ReadonlyMap<string, CalendarDay>

/** How far a key leads. */
const steps: Readonly<Record<string, (day: PlainDate) => PlainDate>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
  Home: (day) => parsePlainDate(`${day.slice(0, 4)}-01-01`),
  End: (day) => parsePlainDate(`${day.slice(0, 4)}-12-31`),
}

/** Twelve months; one day of them takes the focus, keys move it. */
export function Year({
  year,
  days,
  today,
  onOpen,
}: {
  year: number
  days: Days
  today: PlainDate
  onOpen: (day: PlainDate) => void
}) {
  const [at, setAt] = useState(today.startsWith(`${year}-`) ? today : parsePlainDate(`${year}-01-01`))
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(at)
    if (!next?.startsWith(`${year}-`)) return
    event.preventDefault()
    setAt(next)
    list.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }
  return (
    // Keys of its buttons come up to it.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={list} className="cal-year" onKeyDown={move}>
      {monthsOf(year).map((month) => (
        <Month
          key={month}
          month={month}
          days={days}
          today={today}
          at={at.startsWith(month.slice(0, 7)) ? at : null}
          onStand={setAt}
          onOpen={onOpen}
        />
      ))}
    </div>
  )
}

type MonthOf = Readonly<{
  month: PlainDate
  days: Days
  today: PlainDate
  at: PlainDate | null
  onStand: (day: PlainDate) => void
  onOpen: (day: PlainDate) => void
}>

const Month = memo(function Month({ month, days, today, at, onStand, onOpen }: MonthOf) {
  const w = useCalendarWords()
  const write = useWriter()
  const short = w('weekdays').split(' ')
  return (
    <table className="cal-month">
      <caption>{write.month(month)}</caption>
      <thead>
        <tr>
          {w('weekdays.long')
            .split(' ')
            .map((name, n) => (
              <th key={name} scope="col" abbr={name}>
                {short[n]}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, n) => (
              // An empty place has no name but its place.
              <td key={day ?? n}>
                {day && (
                  <Day
                    day={day}
                    row={days.get(day)}
                    isToday={day === today}
                    isAt={day === at}
                    onStand={onStand}
                    onOpen={onOpen}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
})

function Day({
  day,
  row,
  isToday,
  isAt,
  onStand,
  onOpen,
}: {
  day: PlainDate
  row: CalendarDay | undefined
  isToday: boolean
  isAt: boolean
} & Pick<MonthOf, 'onStand' | 'onOpen'>) {
  const w = useCalendarWords()
  const write = useWriter()
  const { language } = useSpeech()
  const what = row ? `${row.name} ${dayKinds[row.kind][language]}` : w(isWeekend(day) ? 'weekend' : 'ordinary')
  const weekday = w('weekdays.long').split(' ')[weekdayOf(day)]
  const label = [write.day(day), weekday, what, isToday && w('today')].filter(Boolean).join(' ')
  const kind = row?.kind ?? (isWeekend(day) ? 'weekend' : 'ordinary')
  return (
    <button
      type="button"
      className={`cal-day cal-${kind}`}
      data-day={day}
      aria-label={label}
      aria-current={isToday ? 'date' : undefined}
      title={row?.name}
      tabIndex={isAt ? 0 : -1}
      onFocus={() => onStand(day)}
      onClick={() => onOpen(day)}
    >
      {Number(day.slice(8))}
      {row && <i aria-hidden="true">{w(`mark.${row.kind}`)}</i>}
    </button>
  )
}
