import { Select } from 'antd'
import { useMemo } from 'react'
import { type Choice, isMeant } from './choices.ts'

/** What every picker takes. `id` ties it to its label in a form. */
export type Picking = Readonly<{
  id?: string
  value?: string | undefined
  onChange?: (value: string | undefined) => void
  placeholder?: string
  'aria-label'?: string
  disabled?: boolean
  autoFocus?: boolean
}>

/** A list of choices that is narrowed by typing; the keyboard alone suffices. */
export function Picker({
  choices,
  loading,
  value,
  onChange,
  ...rest
}: Picking & Readonly<{ choices: readonly Choice[]; loading: boolean }>) {
  const byValue = useMemo(() => new Map(choices.map((choice) => [choice.value, choice])), [choices])
  return (
    <Select
      {...rest}
      className="picker"
      allowClear
      loading={loading}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={choices as Choice[]}
      showSearch={{
        filterOption: (typed, option) => {
          const choice = byValue.get(String(option?.value))
          return choice !== undefined && isMeant(choice, typed)
        },
      }}
    />
  )
}

/** The same for several. */
export function ManyPicker({
  choices,
  loading,
  value,
  onChange,
  ...rest
}: Omit<Picking, 'value' | 'onChange'> &
  Readonly<{
    choices: readonly Choice[]
    loading: boolean
    value?: readonly string[] | undefined
    onChange?: (value: string[]) => void
  }>) {
  const byValue = useMemo(() => new Map(choices.map((choice) => [choice.value, choice])), [choices])
  return (
    <Select
      {...rest}
      className="picker"
      mode="multiple"
      loading={loading}
      value={[...(value ?? [])]}
      onChange={(chosen: string[]) => onChange?.(chosen)}
      options={choices as Choice[]}
      showSearch={{
        filterOption: (typed, option) => {
          const choice = byValue.get(String(option?.value))
          return choice !== undefined && isMeant(choice, typed)
        },
      }}
    />
  )
}
