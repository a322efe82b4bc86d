import { useMutation } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Route } from '../../../contract/route.ts'
import type { Rows } from '../../../domain/catalogue/rows.ts'
import { at, call } from '../../api.ts'
import { useWriter } from '../../ui/moment.ts'
import { useProblemWords } from '../../ui/problem.ts'
import { queries } from '../queries.ts'
import { History, useHistory } from './History.tsx'
import { useCalendarWords } from './words.ts'

/** A row of the statutory limits or of the numbers of the procedure: its fields, from when it counts, why; and who changed it before. */
export function NumberDialog<N extends 'statutoryLimit' | 'procedureNumber', V extends object>({
  name,
  row,
  title,
  initial,
  rowOf,
  fields,
  from,
  onClose,
  onSaved,
  children,
}: {
  name: N
  row: Rows[N]
  title: string
  initial: V
  rowOf: (values: V) => Rows[N]
  fields: Readonly<Record<string, string>>
  /** The first day it counts unless another is chosen. */
  from: string
  onClose: () => void
  onSaved: (from: string) => void
  children: ReactNode
}) {
  const w = useCalendarWords()
  const write = useWriter()
  const words = useProblemWords()
  const { message } = App.useApp()
  const [form] = Form.useForm<V>()
  const [validFrom, setValidFrom] = useState(from)
  const [note, setNote] = useState('')
  const history = useHistory(name, row.code)
  const saving = useMutation({
    mutationFn: (values: V) =>
      call(at<Route>('PUT', `/api/catalogues/${name}/${encodeURIComponent(row.code)}`), {
        body: {
          row: rowOf(values),
          validFrom,
          basedOnVersion: history.data?.[0]?.version ?? 0,
          ...(note.trim() && { note: note.trim() }),
        },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['catalogue', name] })
      message.success(w('saved', { day: write.day(validFrom) }))
      onSaved(validFrom)
    },
  })
  return (
    <Modal
      open
      width={640}
      title={title}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={w('save')}
      okButtonProps={{ disabled: !history.data || validFrom === '' }}
      cancelText={w('cancel')}
      confirmLoading={saving.isPending}
      mask={{ closable: false }}
    >
      {saving.error && <Alert type="error" showIcon title={words(saving.error)} />}
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => saving.mutate(values)}
      >
        {children}
        <div className="cal-valid">
          <label htmlFor="row-from">{w('valid.from')}</label>
          <Input
            id="row-from"
            type="date"
            min={from}
            value={validFrom}
            onChange={({ target }) => setValidFrom(target.value)}
          />
          <label htmlFor="row-note">{w('note')}</label>
          <Input
            id="row-note"
            maxLength={500}
            placeholder={w('note.hint')}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
      </Form>
      <History name={name} code={row.code} fields={fields} />
    </Modal>
  )
}
