import { Button, Input } from 'antd'
import { minutesOf, type Span, wallClock } from '../../../domain/deadline/office-hours.ts'
import { useCalendarWords } from './words.ts'

const DAY = 1440

/** Stretches of a day, each with its beginning and end. Midnight as an end is the end of the day. */
export function SpansField({
  label,
  spans,
  onChange,
}: {
  label: string
  spans: readonly Span[]
  onChange: (spans: readonly Span[]) => void
}) {
  const w = useCalendarWords()
  const put = (at: number, to: Partial<Span>) => onChange(spans.map((one, n) => (n === at ? { ...one, ...to } : one)))
  return (
    <fieldset className="cal-spans">
      <legend>{label}</legend>
      {spans.map(({ from, to }, n) => (
        // The place in the list is what tells one stretch from another.
        <div key={n} className="cal-span">
          <Input
            type="time"
            aria-label={w('hours.from', { n: n + 1 })}
            value={Number.isNaN(from) ? '' : wallClock(from)}
            onChange={({ target }) => put(n, { from: minutesOf(target.value) })}
          />
          <Input
            type="time"
            aria-label={w('hours.to', { n: n + 1 })}
            value={Number.isNaN(to) ? '' : wallClock(to % DAY)}
            onChange={({ target }) => put(n, { to: minutesOf(target.value) || (target.value ? DAY : Number.NaN) })}
          />
          {spans.length > 1 && (
            <Button
              aria-label={w('hours.span.out', { n: n + 1 })}
              onClick={() => onChange(spans.filter((_one, at) => at !== n))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      <Button onClick={() => onChange([...spans, nextSpan(spans)])}>{w('hours.span.add')}</Button>
    </fieldset>
  )
}

/** An hour after the last stretch, as far as the day goes. */
function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1)?.to ?? 480
  const from = Math.min(last + 60, DAY - 60)
  return { from, to: from + 60 }
}
