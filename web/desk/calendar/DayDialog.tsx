import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { CalendarDay } from '../../../domain/catalogue/rows.ts'
import type { PlainDate } from '../../../domain/deadline/plain-date.ts'
import { type DayKind, dayKinds } from '../../../domain/deadline/work-calendar.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import type { Change } from './change.ts'
import { History } from './History.tsx'
import { PreviewDialog } from './PreviewDialog.tsx'
import { useCalendarWords } from './words.ts'

type Values = Readonly<{ code: string; kind: DayKind; name: string }>

/** One day: off, made up for, or off in this place alone; or ordinary again. */
export function DayDialog({
  day,
  row,
  on,
  onClose,
  onSaved,
}: {
  /** Null: asks which. */
  day: PlainDate | null
  row: CalendarDay | undefined
  on: string | undefined
  onClose: () => void
  onSaved: (from: string) => void
}) {
  const w = useCalendarWords()
  const write = useWriter()
  const { language } = useSpeech()
  const [form] = Form.useForm<Values>()
  const [change, setChange] = useState<Change | null>(null)
  const initial = row ?? { code: day ?? '', kind: 'localDay' as const, name: '' }
  const required = [{ required: true, whitespace: true, message: w('required') }]
  return (
    <>
      <Modal
        open={change === null}
        title={day ? w('day.title', { day: write.day(day) }) : w('day.add')}
        onCancel={onClose}
        onOk={() => form.submit()}
        okText={w('look')}
        cancelText={w('cancel')}
      >
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={initial}
          onFinish={({ code, kind, name }) => setChange({ days: [{ code: day ?? code, kind, name: name.trim() }] })}
        >
          {!day && (
            <Form.Item name="code" label={w('day.date')} rules={required}>
              <Input type="date" />
            </Form.Item>
          )}
          <Form.Item name="kind" label={w('day.kind')}>
            <Radio.Group
              className="stacked"
              options={Object.entries(dayKinds).map(([value, words]) => ({ value, label: words[language] }))}
            />
          </Form.Item>
          <Form.Item name="name" label={w('day.name')} extra={w('day.name.hint')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
        </Form>
        {row && <Button onClick={() => setChange({ daysOut: [row.code] })}>{w('day.out')}</Button>}
        {day && <History name="calendarDay" code={day} fields={{ kind: w('day.kind'), name: w('day.name') }} />}
      </Modal>
      {change && <PreviewDialog change={change} on={on} onBack={() => setChange(null)} onSaved={onSaved} />}
    </>
  )
}
