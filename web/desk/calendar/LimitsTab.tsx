import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { TimeLimit } from '../../../domain/catalogue/rows.ts'
import { stages } from '../../../domain/deadline/stages.ts'
import { kinds, tracks, urgencies } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { Listed } from './Listed.tsx'
import { type ClockKey, clockOf, clocks, limitOf, useLimitWords } from './limit-words.ts'
import { RowDialog } from './RowDialog.tsx'
import { useCalendarWords } from './words.ts'

type Values = Readonly<{ amount: number; clock: ClockKey; basis: string }>
type Saving = Readonly<{ on: string | undefined; today: string; onSaved: (from: string) => void }>

/** 时限: every limit of the table, with its basis. */
export function LimitsTab({ on, today, onSaved }: Saving) {
  const w = useCalendarWords()
  const { language } = useSpeech()
  const say = useLimitWords()
  const list = useCatalogue('timeLimit', { on })
  const [edited, setEdited] = useState<TimeLimit | null>(null)
  const fits = ({ kind, urgency, track }: TimeLimit) =>
    [track && tracks[track], urgency && urgencies[urgency], kind && kinds[kind]]
      .flatMap((one) => (one ? [one[language]] : []))
      .join(' · ') || w('any')
  const order = Object.keys(stages)
  const rows = list.data?.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
  const required = [{ required: true, message: w('required') }]
  return (
    <Listed list={list}>
      <table className="cal-table sheet">
        <thead>
          <tr>
            <th scope="col">{w('stage')}</th>
            <th scope="col">{`${w('track')} · ${w('urgency')} · ${w('kind')}`}</th>
            <th scope="col">{w('limit')}</th>
            <th scope="col">{w('basis')}</th>
            <th scope="col">{w('edit')}</th>
          </tr>
        </thead>
        <tbody>
          {rows?.map((row) => (
            <tr key={row.code}>
              <th scope="row">{stages[row.stage][language]}</th>
              <td data-label={w('kind')}>{fits(row)}</td>
              <td data-label={w('limit')}>{say(row.limit)}</td>
              <td data-label={w('basis')}>{row.basis}</td>
              <td>
                <Button
                  onClick={() => setEdited(row)}
                  aria-label={`${w('edit')} ${stages[row.stage][language]} ${fits(row)}`}
                >
                  {w('edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited && (
        <RowDialog<'timeLimit', Values>
          name="timeLimit"
          row={edited}
          title={w('edit.title', { name: `${stages[edited.stage][language]} ${fits(edited)}` })}
          initial={{ amount: edited.limit.amount, clock: clockOf(edited.limit), basis: edited.basis }}
          rowOf={({ amount, clock, basis }) => ({ ...edited, limit: limitOf(clock, amount), basis: basis.trim() })}
          fields={{ limit: w('limit'), basis: w('basis'), stage: w('stage'), kind: w('kind') }}
          from={on ?? today}
          onClose={() => setEdited(null)}
          onSaved={(from) => {
            setEdited(null)
            onSaved(from)
          }}
        >
          <Form.Item name="amount" label={w('amount')} rules={required}>
            <InputNumber min={1} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item name="clock" label={w('clock')}>
            <Select options={clocks.map((value) => ({ value, label: w(`clock.${value}`) }))} />
          </Form.Item>
          <Form.Item name="basis" label={w('basis')} rules={required}>
            <Input.TextArea rows={3} maxLength={2000} className="grows" />
          </Form.Item>
        </RowDialog>
      )}
    </Listed>
  )
}
