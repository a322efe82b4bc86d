import { Form, Select } from 'antd'
import type { TimeLimit } from '../../../domain/catalogue/rows.ts'
import { type Stage, stages } from '../../../domain/deadline/stages.ts'
import { type Kind, kinds, type Track, tracks, type Urgency, urgencies } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { type ClockKey, clockOf, limitOf, useLimitWords } from './limit-words.ts'
import { limitCode, sameLimit } from './rule-code.ts'
import { BasisField, ChoiceField, LimitFields, useChoices, useWritten } from './rule-fields.tsx'
import { RuleTab, type Tabbed } from './RuleTab.tsx'
import { useCalendarWords } from './words.ts'

type Values = Readonly<{
  stage: Stage
  kind?: Kind | null
  urgency?: Urgency | null
  track?: Track | null
  amount: number
  clock: ClockKey
  basis: string
}>

/** 时限: every limit of the table, with its basis. */
export function LimitsTab(tabbed: Tabbed) {
  const w = useCalendarWords()
  const { language } = useSpeech()
  const say = useLimitWords()
  const list = useCatalogue('timeLimit', { on: tabbed.on })
  const [choices, required] = [useChoices(stages), useWritten()]
  const fits = ({ kind, urgency, track }: TimeLimit) =>
    [track && tracks[track], urgency && urgencies[urgency], kind && kinds[kind]]
      .flatMap((one) => (one ? [one[language]] : []))
      .join(' · ') || w('any')
  const order = Object.keys(stages)
  const rows = list.data?.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage)) ?? []
  const rowOf = (
    { stage, kind = null, urgency = null, track = null, amount, clock, basis }: Values,
    row: TimeLimit | null,
  ): TimeLimit => {
    const told = { limit: limitOf(clock, amount), basis: basis.trim() }
    if (row) return { ...row, ...told }
    const taken = rows.map(({ code }) => code)
    return { code: limitCode({ stage, kind, urgency, track }, taken), stage, kind, urgency, track, ...told }
  }
  return (
    <RuleTab<'timeLimit', Values>
      {...tabbed}
      name="timeLimit"
      lead={w('limits.lead')}
      list={list}
      rows={rows}
      columns={[
        { title: w('stage'), told: ({ stage }) => stages[stage][language] },
        { title: w('fits'), told: fits },
        { title: w('limit'), told: ({ limit }) => say(limit) },
        { title: w('basis'), told: ({ basis }) => basis },
      ]}
      named={(row) => `${stages[row.stage][language]} ${fits(row)}`}
      adding={{ label: w('limits.add'), endOf: (code) => ({ limitsOut: [code] }) }}
      initial={(row) =>
        row ? { amount: row.limit.amount, clock: clockOf(row.limit), basis: row.basis } : { clock: 'work.day' }
      }
      changeOf={(values, row) => {
        const told = rowOf(values, row)
        return !row && sameLimit(told, rows) ? w('limits.clash') : { limits: [told] }
      }}
      fields={{ limit: w('limit'), basis: w('basis'), stage: w('stage'), kind: w('kind') }}
    >
      {(row) => (
        <>
          {!row && (
            <>
              <Form.Item name="stage" label={w('stage')} rules={required}>
                <Select options={choices} />
              </Form.Item>
              <ChoiceField name="track" label={w('track')} words={tracks} />
              <ChoiceField name="urgency" label={w('urgency')} words={urgencies} />
              <ChoiceField name="kind" label={w('kind')} words={kinds} />
            </>
          )}
          <LimitFields />
          <BasisField />
        </>
      )}
    </RuleTab>
  )
}
