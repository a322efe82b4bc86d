import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { StatutoryLimit } from '../../../domain/catalogue/rows.ts'
import { type Kind, kinds } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { newId } from '../../new-id.ts'
import { CategoryPicker } from '../pick/pickers.tsx'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useNames } from '../pick/use-names.ts'
import { LawOut } from './LawOut.tsx'
import { type ClockKey, clockOf, clocks, limitOf, useLimitWords } from './limit-words.ts'
import { Listed } from './Listed.tsx'
import { NumberDialog } from './NumberDialog.tsx'
import { useLawWords } from './law-words.ts'
import { useCalendarWords } from './words.ts'

type Values = Readonly<{
  name: string
  categoryCode?: string | null
  kind?: Kind | null
  amount: number
  clock: ClockKey
  basis: string
}>
type Saving = Readonly<{ on: string | undefined; today: string; onSaved: (from: string) => void }>

/** 法定期限: limits that a law sets, with the law; the list is empty until a prefecture enters its own. */
export function LawTab({ on, today, onSaved }: Saving) {
  const w = useCalendarWords()
  const l = useLawWords()
  const { language } = useSpeech()
  const say = useLimitWords()
  const category = useNames('category')
  const list = useCatalogue('statutoryLimit', { on })
  const [edited, setEdited] = useState<StatutoryLimit | null>(null)
  const [leaving, setLeaving] = useState<StatutoryLimit | null>(null)
  const required = [{ required: true, message: w('required') }]
  const written = [{ required: true, whitespace: true, message: w('required') }]
  const close = () => {
    setEdited(null)
    setLeaving(null)
  }
  const saved = (from: string) => {
    close()
    onSaved(from)
  }
  return (
    <>
      <p className="sheet cal-on">
        {l('lead')} <Button onClick={() => setEdited(newRow())}>{l('add')}</Button>
      </p>
      <Listed list={list}>
        <table className="cal-table sheet">
          <thead>
            <tr>
              <th scope="col">{w('name')}</th>
              <th scope="col">{l('category')}</th>
              <th scope="col">{w('kind')}</th>
              <th scope="col">{w('limit')}</th>
              <th scope="col">{w('basis')}</th>
              <th scope="col">{w('edit')}</th>
            </tr>
          </thead>
          <tbody>
            {list.data?.map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.name}</th>
                <td data-label={l('category')}>{row.categoryCode ? category(row.categoryCode) : l('picked')}</td>
                <td data-label={w('kind')}>{row.kind ? kinds[row.kind][language] : w('any')}</td>
                <td data-label={w('limit')}>{say(row.limit)}</td>
                <td data-label={w('basis')}>{row.basis}</td>
                <td>
                  <Button onClick={() => setEdited(row)} aria-label={`${w('edit')} ${row.name}`}>
                    {w('edit')}
                  </Button>{' '}
                  <Button onClick={() => setLeaving(row)} aria-label={`${l('out')} ${row.name}`}>
                    {l('out')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Listed>
      {edited && (
        <NumberDialog<'statutoryLimit', Values>
          name="statutoryLimit"
          row={edited}
          title={edited.name ? w('edit.title', { name: edited.name }) : l('add')}
          initial={{ ...edited, amount: edited.limit.amount, clock: clockOf(edited.limit) }}
          rowOf={({ name, categoryCode, kind, amount, clock, basis }) => ({
            code: edited.code,
            name: name.trim(),
            categoryCode: categoryCode ?? null,
            kind: kind ?? null,
            limit: limitOf(clock, amount),
            basis: basis.trim(),
          })}
          fields={{
            name: w('name'),
            categoryCode: l('category'),
            kind: w('kind'),
            limit: w('limit'),
            basis: w('basis'),
          }}
          from={on ?? today}
          onClose={close}
          onSaved={saved}
        >
          <Form.Item name="name" label={w('name')} rules={written}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="categoryCode" label={l('category')} extra={l('category.hint')}>
            <CategoryPicker />
          </Form.Item>
          <Form.Item name="kind" label={w('kind')}>
            <Select
              allowClear
              placeholder={w('any')}
              options={Object.entries(kinds).map(([value, said]) => ({ value, label: said[language] }))}
            />
          </Form.Item>
          <Form.Item name="amount" label={w('amount')} rules={required}>
            <InputNumber min={1} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item name="clock" label={w('clock')}>
            <Select options={clocks.map((value) => ({ value, label: w(`clock.${value}`) }))} />
          </Form.Item>
          <Form.Item name="basis" label={w('basis')} extra={l('basis.hint')} rules={written}>
            <Input.TextArea rows={3} maxLength={300} className="grows" />
          </Form.Item>
        </NumberDialog>
      )}
      {leaving && <LawOut row={leaving} from={on ?? today} onClose={close} onSaved={saved} />}
    </>
  )
}

function newRow(): StatutoryLimit {
  const limit = { amount: 60, unit: 'day', clock: 'calendar' } as const
  return { code: `law-${newId()}`, name: '', categoryCode: null, kind: null, limit, basis: '' }
}
