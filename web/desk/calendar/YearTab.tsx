import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { defaultOfficeHours } from '../../../domain/deadline/office-hours.ts'
import { type PlainDate, parsePlainDate } from '../../../domain/deadline/plain-date.ts'
import { coveredUntil, type DayKind, dayKinds, workCalendar } from '../../../domain/deadline/work-calendar.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { DayDialog } from './DayDialog.tsx'
import { NoticeDialog } from './NoticeDialog.tsx'
import { useCalendarWords } from './words.ts'
import { Year } from './Year.tsx'

const kinds = Object.keys(dayKinds) as DayKind[]

/** 年历: one year at a glance, the notice of the year, single days. */
export function YearTab({
  year,
  on,
  today,
  onYear,
  onSaved,
}: {
  year: number
  on: string | undefined
  today: PlainDate
  onYear: (year: number) => void
  onSaved: (from: string) => void
}) {
  const w = useCalendarWords()
  const write = useWriter()
  const list = useCatalogue('calendarDay', { on })
  const [asked, setAsked] = useState<'notice' | { day: PlainDate | null } | null>(null)
  const days = useMemo(() => new Map(list.data?.map((row) => [row.code, row])), [list.data])
  const covered = useMemo(() => {
    const rows = (list.data ?? []).map(({ code, kind }) => ({ day: parsePlainDate(code), kind }))
    return coveredUntil(workCalendar(rows, defaultOfficeHours))
  }, [list.data])
  if (!list.data)
    return list.error ? (
      <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />
    ) : (
      <Wait words={w('loading')} />
    )
  const own = list.data.filter(({ code }) => code.startsWith(`${year}-`))
  const isKnown = own.some(({ code, kind }) => code.endsWith('-10-01') && kind === 'holiday')
  const done = (from: string) => {
    setAsked(null)
    onSaved(from)
  }
  return (
    <>
      <div className="cal-bar">
        <Button icon={<LeftOutlined />} aria-label={w('year.before')} onClick={() => onYear(year - 1)} />
        <h2 aria-live="polite">{w('year', { year })}</h2>
        <Button icon={<RightOutlined />} aria-label={w('year.after')} onClick={() => onYear(year + 1)} />
        <span className="cal-bar-space" />
        <Button type={isKnown ? 'default' : 'primary'} onClick={() => setAsked('notice')}>
          {w(isKnown ? 'notice.again' : 'notice.enter', { year })}
        </Button>
        <Button onClick={() => setAsked({ day: null })}>{w('day.add')}</Button>
      </div>
      <p className="cal-known">{covered ? w('known', { day: write.day(covered) }) : w('known.not')}</p>
      {!isKnown && (
        <Notice tone="note" title={w('missing', { year })}>
          {w('missing.text')}
        </Notice>
      )}
      <ul className="cal-legend">
        {kinds.map((kind) => (
          <li key={kind} className={`cal-${kind}`}>
            <i>{w(`mark.${kind}`)}</i> {w(`count.${kind}`, { n: own.filter((one) => one.kind === kind).length })}
          </li>
        ))}
      </ul>
      <Year key={year} year={year} days={days} today={today} onOpen={(day) => setAsked({ day })} />
      <p className="cal-known">{w('year.keys')}</p>
      {asked === 'notice' && (
        <NoticeDialog year={year} standing={list.data} on={on} onClose={() => setAsked(null)} onSaved={done} />
      )}
      {asked !== null && asked !== 'notice' && (
        <DayDialog
          day={asked.day}
          row={asked.day ? days.get(asked.day) : undefined}
          on={on}
          onClose={() => setAsked(null)}
          onSaved={done}
        />
      )}
    </>
  )
}
