import { Form, Input, InputNumber, Select } from 'antd'
import type { SupervisionRule } from '../../../domain/catalogue/rows.ts'
import { type Stage, stages } from '../../../domain/deadline/stages.ts'
import { addressees, type Level, levels, triggers } from '../../../domain/supervision/levels.ts'
import { useSpeech } from '../../language.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { ruleCode } from './rule-code.ts'
import { BasisField, useChoices, useWritten } from './rule-fields.tsx'
import { RuleTab, type Tabbed } from './RuleTab.tsx'
import { useCalendarWords } from './words.ts'

type Values = Readonly<Omit<SupervisionRule, 'code' | 'stages'> & { stages: Stage[] }>

/** 督办规则: on which occasion whom to press, how hard, on what basis. */
export function RulesTab(tabbed: Tabbed) {
  const w = useCalendarWords()
  const { language } = useSpeech()
  const list = useCatalogue('supervisionRule', { on: tabbed.on })
  const [occasions, about, to] = [useChoices(triggers), useChoices(stages), useChoices(addressees)]
  const written = useWritten()
  const level = (n: number) => w('level.told', { n, name: levels[n as Level][language] })
  const occasion = ({ trigger, amount }: SupervisionRule) => {
    if (!trigger) return w('trigger.none')
    const said = triggers[trigger][language]
    return amount === null ? said : w('trigger.told', { trigger: said, n: amount })
  }
  const rows = list.data?.toSorted((a, b) => a.level - b.level || (a.code < b.code ? -1 : 1)) ?? []
  const rowOf = (values: Values, row: SupervisionRule | null): SupervisionRule => {
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
  return (
    <RuleTab<'supervisionRule', Values>
      {...tabbed}
      name="supervisionRule"
      lead={w('rules.lead')}
      list={list}
      rows={rows}
      columns={[
        { title: w('name'), told: ({ name }) => name },
        { title: w('level'), told: (row) => level(row.level) },
        { title: w('trigger'), told: occasion },
        {
          title: w('stages'),
          told: (row) => row.stages?.map((stage) => stages[stage][language]).join(w('notice.list')) ?? w('any'),
        },
        { title: w('addressee'), told: ({ addressee }) => addressees[addressee][language] },
        {
          title: w('reply'),
          told: ({ replyWorkdays: n }) => (n === null ? w('reply.none') : w('reply.told', { n })),
        },
        { title: w('basis'), told: ({ basis }) => basis },
      ]}
      named={({ name }) => name}
      adding={{ label: w('rules.add'), endOf: (code) => ({ rulesOut: [code] }) }}
      initial={(row) =>
        row ? { ...row, stages: [...(row.stages ?? [])] } : { level: 0, stages: [], addressee: 'unit' }
      }
      changeOf={(values, row) => ({ rules: [rowOf(values, row)] })}
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
    >
      {() => (
        <>
          <Form.Item name="name" label={w('name')} rules={written}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="level" label={w('level')}>
            <Select options={Object.keys(levels).map((n) => ({ value: Number(n), label: level(Number(n)) }))} />
          </Form.Item>
          <Form.Item name="trigger" label={w('trigger')}>
            <Select allowClear placeholder={w('trigger.none')} options={occasions} />
          </Form.Item>
          <Form.Item name="amount" label={w('amount.field')}>
            <InputNumber min={1} max={10_000} precision={0} />
          </Form.Item>
          <Form.Item name="stages" label={w('stages')}>
            <Select mode="multiple" placeholder={w('any')} options={about} />
          </Form.Item>
          <Form.Item name="addressee" label={w('addressee')}>
            <Select options={to} />
          </Form.Item>
          <Form.Item name="replyWorkdays" label={w('reply.field')}>
            <InputNumber min={1} max={60} precision={0} placeholder={w('reply.none')} />
          </Form.Item>
          <BasisField />
        </>
      )}
    </RuleTab>
  )
}
