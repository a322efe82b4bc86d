import { Form, Input, Select } from 'antd'
import { MOST_PARTS } from '../../../domain/catalogue/fit-danger.ts'
import type { DangerWord } from '../../../domain/catalogue/rows.ts'
import { partsOf, sameParts } from '../../../domain/danger/parts.ts'
import { pressing, type Pressing, urgencies } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { newId } from '../../new-id.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useDangerWords } from './danger-words.ts'
import { useWritten } from './rule-fields.tsx'
import { RuleTab, type Tabbed } from './RuleTab.tsx'

type Values = Readonly<{ words: string; urgency: Pressing }>

/** 险情词: which words flag a message as it comes in, and as how urgent; those of one danger stand together. */
export function DangerTab(tabbed: Tabbed) {
  const d = useDangerWords()
  const { language } = useSpeech()
  const list = useCatalogue('dangerWord', { on: tabbed.on })
  const written = useWritten()
  const rows =
    list.data?.toSorted(
      (a, b) => pressing.indexOf(a.urgency) - pressing.indexOf(b.urgency) || (a.code < b.code ? -1 : 1),
    ) ?? []
  const named = ({ parts }: DangerWord) => parts.join(d('words.and'))
  return (
    <RuleTab<'dangerWord', Values>
      {...tabbed}
      name="dangerWord"
      lead={d('lead')}
      list={list}
      rows={rows}
      columns={[
        { title: d('words'), told: named },
        { title: d('urgency'), told: ({ urgency }) => urgencies[urgency][language] },
      ]}
      named={named}
      adding={{ label: d('add'), endOf: (code) => ({ dangersOut: [code] }) }}
      initial={(row) => ({ words: row?.parts.join('+') ?? '', urgency: row?.urgency ?? 'critical' })}
      changeOf={({ words, urgency }, row) => {
        const parts = partsOf(words)
        if (parts.length < 1 || parts.length > MOST_PARTS) return d('words.most', { n: MOST_PARTS })
        const same = sameParts(parts, rows)
        if (same && same.code !== row?.code) return d('words.clash')
        return { dangers: [{ code: row?.code ?? `danger-${newId()}`, parts, urgency }] }
      }}
      fields={{ parts: d('words'), urgency: d('urgency') }}
    >
      {() => (
        <>
          <Form.Item name="words" label={d('words')} extra={d('words.hint')} rules={written}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="urgency" label={d('urgency')}>
            <Select options={pressing.map((value) => ({ value, label: urgencies[value][language] }))} />
          </Form.Item>
        </>
      )}
    </RuleTab>
  )
}
