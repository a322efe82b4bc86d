import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Hours } from '../../../domain/catalogue/rows.ts'
import { faultOfHours, type OfficeHours, type Season } from '../../../domain/deadline/office-hours.ts'
import { UnitPicker } from '../pick/pickers.tsx'
import { useNames } from '../pick/use-names.ts'
import type { Change } from './change.ts'
import { History } from './History.tsx'
import { PreviewDialog } from './PreviewDialog.tsx'
import { SpansField } from './SpansField.tsx'
import { useCalendarWords } from './words.ts'

/** The office hours of the prefecture or of a unit, with the seasons that differ. */
export function HoursDialog({
  row,
  beginWith,
  taken,
  on,
  onClose,
  onSaved,
}: {
  /** Null: of a unit that is still to be chosen. */
  row: Hours | null
  beginWith: OfficeHours
  taken: readonly string[]
  on: string | undefined
  onClose: () => void
  onSaved: (from: string) => void
}) {
  const w = useCalendarWords()
  const unit = useNames('unit')
  const [code, setCode] = useState(row?.code)
  const [hours, setHours] = useState<OfficeHours>(row?.hours ?? beginWith)
  const [wrong, setWrong] = useState<string | null>(null)
  const [change, setChange] = useState<Change | null>(null)
  const put = (at: number, to: Partial<Season> | null) =>
    setHours({
      ...hours,
      seasons: hours.seasons.flatMap((one, n) => (n !== at ? [one] : to === null ? [] : [{ ...one, ...to }])),
    })
  const look = () => {
    const fault = faultOfHours(hours)
    if (!code) return setWrong(w('hours.no-unit'))
    if (!row && taken.includes(code)) return setWrong(w('hours.clash'))
    setWrong(fault && w(`hours.fault.${fault}`))
    return fault ? undefined : setChange({ hours: [{ code, hours }] })
  }
  return (
    <>
      <Modal
        open={change === null}
        width={640}
        title={row ? (row.code === 'all' ? w('hours.all') : unit(row.code)) : w('hours.add')}
        onCancel={onClose}
        onOk={look}
        okText={w('look')}
        cancelText={w('cancel')}
        mask={{ closable: false }}
      >
        {wrong && <Alert type="error" showIcon title={wrong} />}
        {!row && (
          <div className="cal-valid">
            <label htmlFor="hours-unit">{w('hours.unit')}</label>
            <UnitPicker id="hours-unit" value={code} onChange={setCode} />
          </div>
        )}
        <SpansField label={w('hours.spans')} spans={hours.spans} onChange={(spans) => setHours({ ...hours, spans })} />
        {hours.seasons.map((season, n) => (
          // The place in the list is what tells one season from another.
          <fieldset key={n} className="cal-season">
            <legend>{w('hours.season', { n: n + 1 })}</legend>
            <div className="cal-days">
              <label>
                {w('hours.season.from')}
                <Input value={season.from} maxLength={5} onChange={({ target }) => put(n, { from: target.value })} />
              </label>
              <label>
                {w('hours.season.to')}
                <Input value={season.to} maxLength={5} onChange={({ target }) => put(n, { to: target.value })} />
              </label>
            </div>
            <SpansField label={w('hours.spans')} spans={season.spans} onChange={(spans) => put(n, { spans })} />
            <Button onClick={() => put(n, null)}>{w('hours.season.out')}</Button>
          </fieldset>
        ))}
        <Button
          onClick={() =>
            setHours({ ...hours, seasons: [...hours.seasons, { from: '05-01', to: '09-30', spans: hours.spans }] })
          }
        >
          {w('hours.season.add')}
        </Button>
        {row && <History name="officeHours" code={row.code} fields={{ hours: w('hours.own') }} />}
      </Modal>
      {change && <PreviewDialog change={change} on={on} onBack={() => setChange(null)} onSaved={onSaved} />}
    </>
  )
}
