import type { InputHTMLAttributes } from 'react'
import { Field } from '../ui/Field.tsx'

type Asked = Readonly<{
  label: string
  hint?: string
  error?: string | undefined
  value: string
  onValue: (value: string) => void
}> &
  Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'inputMode' | 'name'>

/** One line to fill in. */
export function TextField({ label, hint, error, value, onValue, ...input }: Asked) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(tied) => (
        <input
          {...tied}
          {...input}
          className="input staff-input"
          value={value}
          maxLength={200}
          required
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  )
}
