import { Input, Select } from 'antd'
import { useState } from 'react'
import { areas, type Tongue } from '../../words/coverage.ts'
import type { Filter } from '../use-filter.ts'
import { states } from './narrowed.ts'
import { useLanguagesWords } from './words.ts'

export const filterKeys = ['language', 'state', 'area', 'words'] as const

/** Which texts of a language are listed. English is read everywhere, the others where citizens read. */
export function Filters({
  tongue,
  filter,
  onChange,
}: {
  tongue: Tongue
  filter: Filter<(typeof filterKeys)[number]>
  onChange: (change: Filter<(typeof filterKeys)[number]>, options?: { replace?: boolean }) => void
}) {
  const w = useLanguagesWords()
  const [typed, setTyped] = useState(filter.words ?? '')
  const [known, setKnown] = useState(filter.words)
  // Going back in the browser puts other words into the address.
  if (known !== filter.words) {
    setKnown(filter.words)
    if ((filter.words ?? '') !== typed.trim()) setTyped(filter.words ?? '')
  }
  const shown = tongue === 'en' ? areas : areas.filter((area) => area === 'portal' || area === 'procedure')
  return (
    <search className="languages-filters">
      <Input
        id="languages-words"
        aria-label={w('words')}
        placeholder={w('words')}
        allowClear
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          onChange({ words: target.value.trim() }, { replace: true })
        }}
      />
      <Select
        aria-label={w('state')}
        value={filter.state ?? 'missing'}
        onChange={(state: string) => onChange({ state })}
        options={states.map((value) => ({ value, label: w(`state.${value}`) }))}
      />
      <Select
        aria-label={w('area')}
        value={filter.area ?? ''}
        onChange={(area: string) => onChange({ area })}
        options={[{ value: '', label: w('area.all') }, ...shown.map((value) => ({ value, label: w(`area.${value}`) }))]}
      />
    </search>
  )
}
