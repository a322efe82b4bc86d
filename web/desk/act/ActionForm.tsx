import { Form, type FormInstance } from 'antd'
import { type ReactNode, Suspense } from 'react'
import type { Orderable } from '../../../contract/details.ts'
import { askedFields } from './details-of.ts'
import { type About, type Field, labelOf, type Values } from './fields.ts'
import { Control } from './Control.tsx'
import { GivesAway } from './GivesAway.tsx'
import { useActWords } from './words.ts'
import { act } from '../../words/zh-act.ts'

/** A milestone says what and by when; one that was added and left empty says neither. */
async function whole(_rule: unknown, value: readonly Readonly<{ text: string; on: string }>[] = []): Promise<void> {
  if (value.some(({ text, on }) => text.trim() === '' || on === ''))
    throw new Error('a milestone lacks its words or its day')
}

/** The fields of one action, asked as its table says; what depends on another answer comes and goes with it. */
export function ActionForm({
  form,
  action,
  about,
  initial,
  onSend,
}: {
  form: FormInstance<Values>
  action: Orderable
  about: About
  initial: Values
  onSend: (values: Values) => void
}) {
  const w = useActWords()
  const values = Form.useWatch((all) => all as Values | undefined, form) ?? initial
  const mark = (label: ReactNode, { required }: Readonly<{ required: boolean }>) => (
    <>
      {label}
      {!required && <small className="optional">{w('optional')}</small>}
    </>
  )
  const extraOf = (field: Field) => {
    const hint = `hint.${field.name}`
    const text = values[field.name]
    if (!(hint in act) && !field.open) return {}
    return {
      extra: (
        <>
          {hint in act && w(hint as keyof typeof act)}
          {field.open && typeof text === 'string' && (
            <Suspense>
              <GivesAway text={text} />
            </Suspense>
          )}
        </>
      ),
    }
  }
  return (
    <Form
      className="action-form"
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={onSend}
      requiredMark={mark}
    >
      {askedFields(action, values, about).map((field) => {
        const label = w(labelOf(field))
        return (
          <Form.Item
            key={field.name}
            name={field.name}
            label={label}
            {...extraOf(field)}
            rules={
              field.as === 'milestones'
                ? [{ validator: whole, message: w('need.milestones') }]
                : field.need
                  ? [
                      {
                        required: true,
                        // Where it is named at all, even as false, only text counts as filled in.
                        ...((field.as === 'prose' || field.as === 'line') && { whitespace: true }),
                        message: w('need', { field: label }),
                      },
                    ]
                  : []
            }
          >
            <Control field={field} about={about} />
          </Form.Item>
        )
      })}
    </Form>
  )
}
