import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { statuses } from '../../../domain/ledger/actions.ts'
import { kinds, tracks } from '../../../domain/ledger/words.ts'
import { useSpeech } from '../../language.ts'
import { CategoryPicker, RegionPicker, UnitPicker } from '../pick/pickers.tsx'
import type { Filter } from '../use-filter.ts'
import { useMattersWords } from './words.ts'

export const filterKeys = ['words', 'number', 'status', 'light', 'unit', 'region', 'category', 'track', 'kind'] as const
type Keys = (typeof filterKeys)[number]

/** So long after the last key the words are sought. */
const TYPED_MS = 350

/** What the list is narrowed to. Words that look like a number are sought as one. */
export function Filters({ filter, onChange }: { filter: Filter<Keys>; onChange: (change: Filter<Keys>) => void }) {
  const w = useMattersWords()
  const { language } = useSpeech()
  const asked = filter.number ?? filter.words ?? ''
  const [typed, setTyped] = useState(asked)
  const [known, setKnown] = useState(asked)
  // Going back in the browser puts other words into the address.
  if (known !== asked) {
    setKnown(asked)
    setTyped(asked)
  }
  useEffect(() => {
    if (typed.trim() === asked) return undefined
    const sought = typed.trim()
    const is = /^[a-z]{2,}\d[\d-]+$/i.test(sought) ? { number: sought, words: '' } : { words: sought, number: '' }
    const wait = setTimeout(() => onChange(is), TYPED_MS)
    return () => clearTimeout(wait)
  })
  const choices = (list: Readonly<Record<string, Readonly<{ zh: string; en: string }>>>) =>
    Object.entries(list).map(([value, words]) => ({ value, label: words[language] }))
  const select = (key: Keys, label: string, options: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      value={filter[key] ?? null}
      onChange={(value: string | null) => onChange({ [key]: value ?? '' })}
      options={options}
    />
  )
  const isNarrowed = filterKeys.some((key) => filter[key])
  return (
    <search className="filters">
      <Input
        id="filter-words"
        aria-label={w('words')}
        placeholder={w('words')}
        allowClear
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={() => onChange({ words: typed.trim(), number: '' })}
      />
      {select('status', w('status'), choices(statuses))}
      {select('light', w('light'), [
        { value: 'red', label: w('light.red') },
        { value: 'yellow', label: w('light.yellow') },
        { value: 'green', label: w('light.green') },
      ])}
      <UnitPicker
        aria-label={w('unit')}
        placeholder={w('unit')}
        value={filter.unit}
        onChange={(unit) => onChange({ unit: unit ?? '' })}
      />
      <RegionPicker
        aria-label={w('region')}
        placeholder={w('region')}
        value={filter.region}
        onChange={(region) => onChange({ region: region ?? '' })}
      />
      <CategoryPicker
        aria-label={w('category')}
        placeholder={w('category')}
        value={filter.category}
        onChange={(category) => onChange({ category: category ?? '' })}
      />
      {select('track', w('track'), choices(tracks))}
      {select('kind', w('kind'), choices(kinds))}
      {isNarrowed && (
        <Button onClick={() => onChange(Object.fromEntries(filterKeys.map((key) => [key, ''])))}>{w('all')}</Button>
      )}
    </search>
  )
}
