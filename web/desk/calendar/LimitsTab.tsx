import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { TimeLimit } from '../../../domain/catalogue/rows.ts'
import { type Stage, stages } from '../../../domain/deadline/stages.ts'
import { type Kind, kinds, type Track, tracks, type Urgency, urgencies } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'
import { Listed } from './Listed.tsx'
import { type ClockKey, clockOf, clocks, limitOf, useLimitWords } from './limit-words.ts'
import { limitCode, sameLimit } from './rule-code.ts'
import { RuleDialog } from './RuleDialog.tsx'
import { RulesPreviewDialog } from './RulesPreviewDialog.tsx'
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
type Words = Readonly<Record<string, Readonly<{ zh: string; en: string }>>>

/** 时限: every limit of the table, with its basis. */
export function LimitsTab({ on, onSaved }: { on: string | undefined; onSaved: (from: string) => void }) {
  const w = useCalendarWords()
  const { language } = useSpeech()
  const say = useLimitWords()
  const list = useCatalogue('timeLimit', { on })
  const [edited, setEdited] = useState<TimeLimit | 'new' | null>(null)
  const [out, setOut] = useState<string | null>(null)
  const fits = ({ kind, urgency, track }: TimeLimit) =>
    [track && tracks[track], urgency && urgencies[urgency], kind && kinds[kind]]
      .flatMap((one) => (one ? [one[language]] : []))
      .join(' · ') || w('any')
  const named = (row: TimeLimit) => `${stages[row.stage][language]} ${fits(row)}`
  const choices = (words: Words) => Object.entries(words).map(([value, said]) => ({ value, label: said[language] }))
  const order = Object.keys(stages)
  const rows = list.data?.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage)) ?? []
  const required = [{ required: true, message: w('required') }]
  const done = (from: string) => {
    setEdited(null)
    setOut(null)
    onSaved(from)
  }
  const row = edited === 'new' ? null : edited
  const rowOf = ({ stage, kind = null, urgency = null, track = null, amount, clock, basis }: Values): TimeLimit => {
    const told = { limit: limitOf(clock, amount), basis: basis.trim() }
    if (row) return { ...row, ...told }
    const taken = rows.map(({ code }) => code)
    return { code: limitCode({ stage, kind, urgency, track }, taken), stage, kind, urgency, track, ...told }
  }
  return (
    <>
      <div className="cal-bar">
        <p>{w('limits.lead')}</p>
        <span className="cal-bar-space" />
        <Button onClick={() => setEdited('new')} disabled={!list.data}>
          {w('limits.add')}
        </Button>
      </div>
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
            {rows.map((one) => (
              <tr key={one.code}>
                <th scope="row">{stages[one.stage][language]}</th>
                <td data-label={w('kind')}>{fits(one)}</td>
                <td data-label={w('limit')}>{say(one.limit)}</td>
                <td data-label={w('basis')}>{one.basis}</td>
                <td>
                  <div className="cal-buttons">
                    <Button onClick={() => setEdited(one)} aria-label={`${w('edit')} ${named(one)}`}>
                      {w('edit')}
                    </Button>
                    <Button onClick={() => setOut(one.code)} aria-label={`${w('end')} ${named(one)}`}>
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
          name="timeLimit"
          code={row?.code ?? null}
          title={row ? w('edit.title', { name: named(row) }) : w('limits.add')}
          initial={
            row ? { amount: row.limit.amount, clock: clockOf(row.limit), basis: row.basis } : { clock: 'work.day' }
          }
          changeOf={(values) => {
            const told = rowOf(values)
            return !row && sameLimit(told, rows) ? w('limits.clash') : { limits: [told] }
          }}
          fields={{ limit: w('limit'), basis: w('basis'), stage: w('stage'), kind: w('kind') }}
          on={on}
          onClose={() => setEdited(null)}
          onSaved={done}
        >
          {!row && (
            <>
              <Form.Item name="stage" label={w('stage')} rules={required}>
                <Select options={choices(stages)} />
              </Form.Item>
              <Form.Item name="track" label={w('track')}>
                <Select allowClear placeholder={w('any')} options={choices(tracks)} />
              </Form.Item>
              <Form.Item name="urgency" label={w('urgency')}>
                <Select allowClear placeholder={w('any')} options={choices(urgencies)} />
              </Form.Item>
              <Form.Item name="kind" label={w('kind')}>
                <Select allowClear placeholder={w('any')} options={choices(kinds)} />
              </Form.Item>
            </>
          )}
          <Form.Item name="amount" label={w('amount')} rules={required}>
            <InputNumber min={1} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item name="clock" label={w('clock')}>
            <Select options={clocks.map((value) => ({ value, label: w(`clock.${value}`) }))} />
          </Form.Item>
          <Form.Item name="basis" label={w('basis')} rules={[{ ...required[0], whitespace: true }]}>
            <Input.TextArea rows={3} maxLength={2000} className="grows" />
          </Form.Item>
        </RuleDialog>
      )}
      {out && <RulesPreviewDialog change={{ limitsOut: [out] }} on={on} onBack={() => setOut(null)} onSaved={done} />}
    </>
  )
}
