import { Button } from 'antd'
import { useState } from 'react'
import type { Hours } from '../../../domain/catalogue/rows.ts'
import { defaultOfficeHours, type Span, wallClock } from '../../../domain/deadline/office-hours.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useNames } from '../pick/use-names.ts'
import { HoursDialog } from './HoursDialog.tsx'
import { PreviewDialog } from './PreviewDialog.tsx'
import { useCalendarWords } from './words.ts'

/** 办公时间: of the prefecture, and of the units that have their own. */
export function HoursTab({ on, onSaved }: { on: string | undefined; onSaved: (from: string) => void }) {
  const w = useCalendarWords()
  const unit = useNames('unit')
  const list = useCatalogue('officeHours', { on })
  const [edited, setEdited] = useState<Hours | 'new' | null>(null)
  const [out, setOut] = useState<string | null>(null)
  if (!list.data)
    return list.error ? (
      <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />
    ) : (
      <Wait words={w('loading')} />
    )
  const all = list.data.find(({ code }) => code === 'all') ?? { code: 'all', hours: defaultOfficeHours }
  const rows = [all, ...list.data.filter(({ code }) => code !== 'all')]
  const told = (spans: readonly Span[]) =>
    spans.map(({ from, to }) => w('hours.span', { from: wallClock(from), to: wallClock(to) })).join(w('notice.list'))
  const named = (code: string) => (code === 'all' ? w('hours.all') : unit(code))
  const done = (from: string) => {
    setEdited(null)
    setOut(null)
    onSaved(from)
  }
  return (
    <>
      <div className="cal-bar">
        <p>{w('hours.lead')}</p>
        <span className="cal-bar-space" />
        <Button onClick={() => setEdited('new')}>{w('hours.add')}</Button>
      </div>
      <table className="cal-table sheet">
        <thead>
          <tr>
            <th scope="col">{w('hours.unit')}</th>
            <th scope="col">{w('hours.own')}</th>
            <th scope="col">{w('hours.seasons')}</th>
            <th scope="col">{w('edit')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, hours }) => (
            <tr key={code}>
              <th scope="row">{named(code)}</th>
              <td data-label={w('hours.own')}>{told(hours.spans)}</td>
              <td data-label={w('hours.seasons')}>
                {hours.seasons.length === 0 && w('hours.none')}
                {hours.seasons.map(({ from, to, spans }) => (
                  <div key={from}>{w('hours.season.told', { from, to, spans: told(spans) })}</div>
                ))}
              </td>
              <td>
                <div className="cal-buttons">
                  <Button onClick={() => setEdited({ code, hours })} aria-label={`${w('hours.edit')} ${named(code)}`}>
                    {w('hours.edit')}
                  </Button>
                  {code !== 'all' && (
                    <Button onClick={() => setOut(code)} aria-label={`${w('hours.out')} ${named(code)}`}>
                      {w('hours.out')}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited && (
        <HoursDialog
          row={edited === 'new' ? null : edited}
          beginWith={all.hours}
          taken={rows.map(({ code }) => code)}
          on={on}
          onClose={() => setEdited(null)}
          onSaved={done}
        />
      )}
      {out && <PreviewDialog change={{ hoursOut: [out] }} on={on} onBack={() => setOut(null)} onSaved={done} />}
    </>
  )
}
