import { defaultProcedureNumbers, procedureNumbers } from '../../../domain/catalogue/procedure.ts'
import type { ProcedureNumber } from '../../../domain/catalogue/rows.ts'
import { useSpeech } from '../../language.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { useLawWords } from './law-words.ts'
import { AmountField, BasisField } from './rule-fields.tsx'
import { RuleTab, type Tabbed } from './RuleTab.tsx'
import { useCalendarWords } from './words.ts'

type Values = Readonly<{ amount: number; basis: string }>

/** 程序参数: every number of the procedure; where the prefecture has no row, what counts without one. */
export function NumbersTab(tabbed: Tabbed) {
  const w = useCalendarWords()
  const l = useLawWords()
  const { language } = useSpeech()
  const list = useCatalogue('procedureNumber', { on: tabbed.on })
  const own = new Map(list.data?.map((row) => [row.code, row]))
  const named = ({ code }: ProcedureNumber) => procedureNumbers[code][language]
  return (
    <RuleTab<'procedureNumber', Values>
      {...tabbed}
      name="procedureNumber"
      lead={l('numbers.lead')}
      list={list}
      rows={defaultProcedureNumbers.map((row) => own.get(row.code) ?? row)}
      columns={[
        { title: w('name'), told: named },
        { title: w('amount'), told: ({ amount }) => amount },
        { title: w('basis'), told: ({ basis }) => basis },
      ]}
      named={named}
      initial={(row) => ({ ...row })}
      changeOf={({ amount, basis }, row) => ({ numbers: row ? [{ ...row, amount, basis: basis.trim() }] : [] })}
      fields={{ amount: w('amount'), basis: w('basis') }}
    >
      {(row) => (
        <>
          <AmountField label={w('amount')} most={row ? procedureNumbers[row.code].most : 1} />
          <BasisField />
        </>
      )}
    </RuleTab>
  )
}
