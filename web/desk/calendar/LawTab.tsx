import { Form, Input } from 'antd'
import type { StatutoryLimit } from '../../../domain/catalogue/rows.ts'
import { type Kind, kinds } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { newId } from '../../new-id.ts'
import { CategoryPicker } from '../pick/pickers.tsx'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useNames } from '../pick/use-names.ts'
import { useLawWords } from './law-words.ts'
import { type ClockKey, clockOf, limitOf, useLimitWords } from './limit-words.ts'
import { BasisField, ChoiceField, LimitFields, useWritten } from './rule-fields.tsx'
import { RuleTab, type Tabbed } from './RuleTab.tsx'
import { useCalendarWords } from './words.ts'

type Values = Readonly<{
  name: string
  categoryCode?: string | null
  kind?: Kind | null
  amount: number
  clock: ClockKey
  basis: string
}>

/** 法定期限: limits that a law sets, with the law; the list is empty until a prefecture enters its own. */
export function LawTab(tabbed: Tabbed) {
  const w = useCalendarWords()
  const l = useLawWords()
  const { language } = useSpeech()
  const say = useLimitWords()
  const category = useNames('category')
  const list = useCatalogue('statutoryLimit', { on: tabbed.on })
  const written = useWritten()
  return (
    <RuleTab<'statutoryLimit', Values>
      {...tabbed}
      name="statutoryLimit"
      lead={l('lead')}
      list={list}
      rows={list.data ?? []}
      columns={[
        { title: w('name'), told: ({ name }) => name },
        { title: l('category'), told: ({ categoryCode }) => (categoryCode ? category(categoryCode) : l('picked')) },
        { title: w('kind'), told: ({ kind }) => (kind ? kinds[kind][language] : w('any')) },
        { title: w('limit'), told: ({ limit }) => say(limit) },
        { title: w('basis'), told: ({ basis }) => basis },
      ]}
      named={({ name }) => name}
      adding={{ label: l('add'), endOf: (code) => ({ lawsOut: [code] }) }}
      initial={(row) =>
        row ? { ...row, amount: row.limit.amount, clock: clockOf(row.limit) } : { amount: 60, clock: 'calendar.day' }
      }
      changeOf={({ name, categoryCode, kind, amount, clock, basis }, row) => {
        const law: StatutoryLimit = {
          code: row?.code ?? `law-${newId()}`,
          name: name.trim(),
          categoryCode: categoryCode ?? null,
          kind: kind ?? null,
          limit: limitOf(clock, amount),
          basis: basis.trim(),
        }
        return { laws: [law] }
      }}
      fields={{
        name: w('name'),
        categoryCode: l('category'),
        kind: w('kind'),
        limit: w('limit'),
        basis: w('basis'),
      }}
    >
      {() => (
        <>
          <Form.Item name="name" label={w('name')} rules={written}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="categoryCode" label={l('category')} extra={l('category.hint')}>
            <CategoryPicker />
          </Form.Item>
          <ChoiceField name="kind" label={w('kind')} words={kinds} />
          <LimitFields />
          <BasisField most={300} hint={l('basis.hint')} />
        </>
      )}
    </RuleTab>
  )
}
