import { Form, Input, InputNumber, Select } from 'antd'
import { useSpeech } from '../../language.ts'
import { clocks } from './limit-words.ts'
import { useCalendarWords } from './words.ts'

type Words = Readonly<Record<string, Readonly<{ zh: string; en: string }>>>

/** One of a list of words, or any of them. */
export function ChoiceField({ name, label, words }: { name: string; label: string; words: Words }) {
  const w = useCalendarWords()
  return (
    <Form.Item name={name} label={label}>
      <Select allowClear placeholder={w('any')} options={useChoices(words)} />
    </Form.Item>
  )
}

/** How long: an amount, and what it is counted in. */
export function LimitFields() {
  const w = useCalendarWords()
  return (
    <>
      <AmountField label={w('amount')} most={100_000} />
      <Form.Item name="clock" label={w('clock')}>
        <Select options={clocks.map((value) => ({ value, label: w(`clock.${value}`) }))} />
      </Form.Item>
    </>
  )
}

/** A whole number that has to be there. */
export function AmountField({ label, most }: { label: string; most: number }) {
  const w = useCalendarWords()
  return (
    <Form.Item name="amount" label={label} rules={[{ required: true, message: w('required') }]}>
      <InputNumber min={1} max={most} precision={0} />
    </Form.Item>
  )
}

/** On what it rests. */
export function BasisField({ most = 2000, hint }: { most?: number; hint?: string }) {
  const w = useCalendarWords()
  return (
    <Form.Item name="basis" label={w('basis')} extra={hint} rules={useWritten()}>
      <Input.TextArea rows={3} maxLength={most} className="grows" />
    </Form.Item>
  )
}

/** Words have to stand there. */
export function useWritten() {
  const w = useCalendarWords()
  return [{ required: true, whitespace: true, message: w('required') }]
}

/** A list of words as a field offers it, in the language of the page. */
export function useChoices(words: Words) {
  const { language } = useSpeech()
  return Object.entries(words).map(([value, said]) => ({ value, label: said[language] }))
}
