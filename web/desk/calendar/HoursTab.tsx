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
import { RowTable } from './RowTable.tsx'
import type { Tabbed } from './RuleTab.tsx'
import { useCalendarWords } from './words.ts'

/** 办公时间: of the prefecture, and of the units that have their own. */
export function HoursTab({ on, onSaved }: Tabbed) {
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
        <Button onClick={() => setEdited('new')}>{w('hours.add')}</Button>
      </div>
      <RowTable
        columns={[
          { title: w('hours.unit'), told: ({ code }) => named(code) },
          { title: w('hours.own'), told: ({ hours }) => told(hours.spans) },
          {
            title: w('hours.seasons'),
            told: ({ hours: { seasons } }) =>
              seasons.length === 0
                ? w('hours.none')
                : seasons.map(({ from, to, spans }) => (
                    <div key={from}>{w('hours.season.told', { from, to, spans: told(spans) })}</div>
                  )),
          },
        ]}
        rows={rows}
        keyOf={({ code }) => code}
        sheet
        renderButtons={(row) => (
          <>
            <Button onClick={() => setEdited(row)} aria-label={`${w('hours.edit')} ${named(row.code)}`}>
              {w('hours.edit')}
            </Button>
            {row.code !== 'all' && (
              <Button onClick={() => setOut(row.code)} aria-label={`${w('hours.out')} ${named(row.code)}`}>
                {w('hours.out')}
              </Button>
            )}
          </>
        )}
      />
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
