import { Alert, Form, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Ruled, RulesChange } from './change.ts'
import { History } from './History.tsx'
import { RulesPreviewDialog } from './RulesPreviewDialog.tsx'
import { useCalendarWords } from './words.ts'

/** A limit, a number of the procedure or a supervision rule, new or as it stands: its fields, then what it would move, then it is saved; and who changed it before. */
export function RuleDialog<V extends object>({
  name,
  code,
  title,
  initial,
  changeOf,
  fields,
  on,
  onClose,
  onSaved,
  children,
}: {
  name: Ruled
  /** Null: a new one. */
  code: string | null
  title: string
  initial: Partial<V>
  /** What is asked for, or in words why it cannot be. */
  changeOf: (values: V) => RulesChange | string
  /** What may have changed, by name. */
  fields: Readonly<Record<string, string>>
  on: string | undefined
  onClose: () => void
  onSaved: (from: string) => void
  children: ReactNode
}) {
  const w = useCalendarWords()
  const [form] = Form.useForm<V>()
  const [wrong, setWrong] = useState<string | null>(null)
  const [change, setChange] = useState<RulesChange | null>(null)
  const look = (values: V) => {
    const asked = changeOf(values)
    setWrong(typeof asked === 'string' ? asked : null)
    if (typeof asked !== 'string') setChange(asked)
  }
  return (
    <>
      <Modal
        open={change === null}
        width={640}
        title={title}
        onCancel={onClose}
        onOk={() => form.submit()}
        okText={w('look')}
        cancelText={w('cancel')}
        mask={{ closable: false }}
      >
        {wrong && <Alert type="error" showIcon title={wrong} />}
        <Form<V> form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={look}>
          {children}
        </Form>
        {code !== null && <History name={name} code={code} fields={fields} />}
      </Modal>
      {change && <RulesPreviewDialog change={change} on={on} onBack={() => setChange(null)} onSaved={onSaved} />}
    </>
  )
}
