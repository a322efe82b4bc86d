import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { call } from '../../api.ts'
import { listMatters } from '../calls.ts'
import type { Picking } from '../pick/Picker.tsx'
import { useActWords } from './words.ts'

/** A matter, found by its number or by words. `exceptId`: this one is not offered. */
export function MatterPicker({ exceptId, value, onChange, ...rest }: Picking & Readonly<{ exceptId: string }>) {
  const w = useActWords()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['matters', 'pick', words],
    enabled: words.length >= 2,
    queryFn: ({ signal }) =>
      call(listMatters, { query: { limit: 20, ...(isNumber(words) ? { number: words } : { words }) } }, { signal }),
  })
  return (
    <Select
      {...rest}
      className="picker"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={w('find')}
      notFoundContent={words.length >= 2 && !found.isFetching ? w('none') : w('find')}
      loading={found.isFetching}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={(found.data?.rows ?? [])
        .filter(({ id }) => id !== exceptId)
        .map(({ id, number, title }) => ({ value: id, label: `${number} · ${title}` }))}
    />
  )
}

/** `LX260417-000123`: letters, digits and lines alone. */
function isNumber(words: string): boolean {
  return /^[a-z0-9-]*\d{4,}[a-z0-9-]*$/i.test(words)
}
