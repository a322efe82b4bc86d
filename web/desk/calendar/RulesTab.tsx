import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { SupervisionRule } from '../../../domain/catalogue/rows.ts'
import { type Stage, stages } from '../../../domain/deadline/stages.ts'
import { addressees, type Level, levels, triggers } from '../../../domain/supervision/levels.ts'
import { useSpeech } from '../../language.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { Listed } from './Listed.tsx'
import { ruleCode } from './rule-code.ts'
import { RuleDialog } from './RuleDialog.tsx'
import { RulesPreviewDialog } from './RulesPreviewDialog.tsx'
import { useCalendarWords } from './words.ts'

type Values = Readonly<Omit<SupervisionRule, 'code' | 'stages'> & { stages: Stage[] }>
type Words = Readonly<Record<string, Readonly<{ zh: string; en: string }>>>
type Saving = Readonly<{ on: string | undefined; onSaved: (from: string) => void }>

/** 督办规则: on which occasion whom to press, how hard, on what basis. */
export function RulesTab({ on, onSaved }: Saving) {
  const w = useCalendarWords()
  const { language } = useSpeech()
  const list = useCatalogue('supervisionRule', { on })
  const [edited, setEdited] = useState<SupervisionRule | 'new' | null>(null)
  const [out, setOut] = useState<string | null>(null)
  const row = edited === 'new' ? null : edited
  const level = (n: number) => w('level.told', { n, name: levels[n as Level][language] })
  const occasion = ({ trigger, amount }: SupervisionRule) => {
    if (!trigger) return w('trigger.none')
    const said = triggers[trigger][language]
    return amount === null ? said : w('trigger.told', { trigger: said, n: amount })
  }
  const about = (of: readonly Stage[] | null) =>
    of ? of.map((stage) => stages[stage][language]).join(w('notice.list')) : w('any')
  const choices = (words: Words) => Object.entries(words).map(([value, said]) => ({ value, label: said[language] }))
  const rows = list.data?.toSorted((a, b) => a.level - b.level || (a.code < b.code ? -1 : 1)) ?? []
  const done = (from: string) => {
    setEdited(null)
    setOut(null)
    onSaved(from)
  }
  const rowOf = (values: Values): SupervisionRule => {
    const told = {
      level: values.level,
      name: values.name.trim(),
      trigger: values.trigger ?? null,
      amount: values.amount ?? null,
      stages: values.stages.length > 0 ? values.stages : null,
      addressee: values.addressee,
      basis: values.basis.trim(),
      replyWorkdays: values.replyWorkdays ?? null,
    }
    const taken = rows.map(({ code }) => code)
    return { code: row?.code ?? ruleCode(told, taken), ...told }
  }
  const required = [{ required: true, whitespace: true, message: w('required') }]
  return (
    <>
      <div className="cal-bar">
        <p>{w('rules.lead')}</p>
        <span className="cal-bar-space" />
        <Button onClick={() => setEdited('new')} disabled={!list.data}>
          {w('rules.add')}
        </Button>
      </div>
      <Listed list={list}>
        <table className="cal-table sheet">
          <thead>
            <tr>
              <th scope="col">{w('name')}</th>
              <th scope="col">{w('level')}</th>
              <th scope="col">{w('trigger')}</th>
              <th scope="col">{w('stages')}</th>
              <th scope="col">{w('addressee')}</th>
              <th scope="col">{w('reply')}</th>
              <th scope="col">{w('basis')}</th>
              <th scope="col">{w('edit')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.code}>
                <th scope="row">{one.name}</th>
                <td data-label={w('level')}>{level(one.level)}</td>
                <td data-label={w('trigger')}>{occasion(one)}</td>
                <td data-label={w('stages')}>{about(one.stages)}</td>
                <td data-label={w('addressee')}>{addressees[one.addressee][language]}</td>
                <td data-label={w('reply')}>
                  {one.replyWorkdays === null ? w('reply.none') : w('reply.told', { n: one.replyWorkdays })}
                </td>
                <td data-label={w('basis')}>{one.basis}</td>
                <td>
                  <div className="cal-buttons">
                    <Button onClick={() => setEdited(one)} aria-label={`${w('edit')} ${one.name}`}>
                      {w('edit')}
                    </Button>
                    <Button onClick={() => setOut(one.code)} aria-label={`${w('end')} ${one.name}`}>
                      {w('end')}
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Listed>
      {edited && (
        <RuleDialog<Values>
          name="supervisionRule"
          code={row?.code ?? null}
          title={row ? w('edit.title', { name: row.name }) : w('rules.add')}
          initial={row ? { ...row, stages: [...(row.stages ?? [])] } : { level: 0, stages: [], addressee: 'unit' }}
          changeOf={(values) => ({ rules: [rowOf(values)] })}
          fields={{
            level: w('level'),
            name: w('name'),
            trigger: w('trigger'),
            amount: w('amount.field'),
            stages: w('stages'),
            addressee: w('addressee'),
            basis: w('basis'),
            replyWorkdays: w('reply'),
          }}
          on={on}
          onClose={() => setEdited(null)}
          onSaved={done}
        >
          <Form.Item name="name" label={w('name')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="level" label={w('level')}>
            <Select options={Object.keys(levels).map((n) => ({ value: Number(n), label: level(Number(n)) }))} />
          </Form.Item>
          <Form.Item name="trigger" label={w('trigger')}>
            <Select allowClear placeholder={w('trigger.none')} options={choices(triggers)} />
          </Form.Item>
          <Form.Item name="amount" label={w('amount.field')}>
            <InputNumber min={1} max={10_000} precision={0} />
          </Form.Item>
          <Form.Item name="stages" label={w('stages')}>
            <Select mode="multiple" placeholder={w('any')} options={choices(stages)} />
          </Form.Item>
          <Form.Item name="addressee" label={w('addressee')}>
            <Select options={choices(addressees)} />
          </Form.Item>
          <Form.Item name="replyWorkdays" label={w('reply.field')}>
            <InputNumber min={1} max={60} precision={0} placeholder={w('reply.none')} />
          </Form.Item>
          <Form.Item name="basis" label={w('basis')} rules={required}>
            <Input.TextArea rows={3} maxLength={2000} className="grows" />
          </Form.Item>
        </RuleDialog>
      )}
      {out && <RulesPreviewDialog change={{ rulesOut: [out] }} on={on} onBack={() => setOut(null)} onSaved={done} />}
    </>
  )
}
