import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { defaultProcedureNumbers, procedureNumbers } from '../../../domain/catalogue/procedure.ts'
import type { ProcedureNumber } from '../../../domain/catalogue/rows.ts'
import { useSpeech } from '../../language.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useLawWords } from './law-words.ts'
import { NumberDialog } from './NumberDialog.tsx'
import { useCalendarWords } from './words.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'

type Values = Readonly<{ amount: number; basis: string }>
type Saving = Readonly<{ on: string | undefined; today: string; onSaved: (from: string) => void }>

/** 程序参数: every number of the procedure; where the prefecture has no row, what counts without one. */
export function NumbersTab({ on, today, onSaved }: Saving) {
  const w = useCalendarWords()
  const l = useLawWords()
  const { language } = useSpeech()
  const list = useCatalogue('procedureNumber', { on })
  const [edited, setEdited] = useState<ProcedureNumber | null>(null)
  if (list.isPending) return <Wait words={w('loading')} />
  if (list.error) return <Failure error={list.error} onAgain={() => void list.refetch()} busy={list.isFetching} />
  const own = new Map(list.data.map((row) => [row.code, row]))
  const rows = defaultProcedureNumbers.map((row) => own.get(row.code) ?? row)
  const required = [{ required: true, message: w('required') }]
  return (
    <>
      <p className="sheet cal-on">{l('numbers.lead')}</p>
      <table className="cal-table sheet">
        <thead>
          <tr>
            <th scope="col">{w('name')}</th>
            <th scope="col">{w('amount')}</th>
            <th scope="col">{w('basis')}</th>
            <th scope="col">{w('edit')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = procedureNumbers[row.code][language]
            return (
              <tr key={row.code}>
                <th scope="row">{name}</th>
                <td data-label={w('amount')}>{row.amount}</td>
                <td data-label={w('basis')}>{row.basis}</td>
                <td>
                  <Button onClick={() => setEdited(row)} aria-label={`${w('edit')} ${name}`}>
                    {w('edit')}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {edited && (
        <NumberDialog<'procedureNumber', Values>
          name="procedureNumber"
          row={edited}
          title={w('edit.title', { name: procedureNumbers[edited.code][language] })}
          initial={{ amount: edited.amount, basis: edited.basis }}
          rowOf={({ amount, basis }) => ({ code: edited.code, amount, basis: basis.trim() })}
          fields={{ amount: w('amount'), basis: w('basis') }}
          from={on ?? today}
          onClose={() => setEdited(null)}
          onSaved={(from) => {
            setEdited(null)
            onSaved(from)
          }}
        >
          <Form.Item name="amount" label={w('amount')} rules={required}>
            <InputNumber min={1} max={procedureNumbers[edited.code].most} precision={0} />
          </Form.Item>
          <Form.Item name="basis" label={w('basis')} rules={[{ ...required[0], whitespace: true }]}>
            <Input.TextArea rows={3} maxLength={2000} className="grows" />
          </Form.Item>
        </NumberDialog>
      )}
    </>
  )
}
