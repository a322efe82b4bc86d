import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { type Board, boards } from '../../../contract/supervision.ts'
import { levels } from '../../../domain/supervision/levels.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { countSupervision } from '../calls.ts'
import { UnitPicker } from '../pick/pickers.tsx'
import type { Filter } from '../use-filter.ts'
import { type Tab, tabs } from './tabs.ts'
import { useSupervisionWords } from './words.ts'

type Keys = 'tab' | 'board' | 'unit' | 'level' | 'least'

/** The tabs with how much stands on each, and what they are narrowed to. */
export function Boards({
  tab,
  board,
  filter,
  onChange,
}: {
  tab: Tab
  board: Board | null
  filter: Filter<Keys>
  onChange: (change: Filter<Keys>) => void
}) {
  const w = useSupervisionWords()
  const { language } = useSpeech()
  const { unit, level, least } = filter
  const narrowed = { ...(unit && { unit }), ...(level && { level }), ...(least && { least }) }
  const counts = useQuery({
    queryKey: ['counts', 'supervision', narrowed],
    queryFn: ({ signal }) => call(countSupervision, { query: narrowed }, { signal }),
    placeholderData: (before) => before,
  })
  const counted = (name: string, of: Board | undefined) => {
    const count = of && counts.data?.counts[of]
    return count ? w(count.more ? 'count.more' : 'count', { name, n: count.count }) : name
  }
  const several: readonly Board[] = tabs[tab]
  return (
    <search className="board-filters">
      <Segmented<Tab>
        aria-label={w('board')}
        value={tab}
        onChange={(one) => onChange({ tab: one, board: '' })}
        options={(Object.keys(tabs) as Tab[]).map((value) => ({
          value,
          label: counted(w(`tab.${value}`), tabs[value][0]),
        }))}
      />
      {several.length > 1 && board && (
        <Segmented<Board>
          aria-label={w('tab.documents')}
          value={board}
          onChange={(one) => onChange({ board: one })}
          options={several.map((value) => ({ value, label: counted(boards[value][language], value) }))}
        />
      )}
      <UnitPicker
        aria-label={w('unit')}
        placeholder={w('unit')}
        value={unit}
        onChange={(code) => onChange({ unit: code ?? '' })}
      />
      {tab !== 'watched' && (
        <Select
          aria-label={w('level')}
          placeholder={w('level')}
          allowClear
          value={level ?? null}
          onChange={(one: string | null) => onChange({ level: one ?? '' })}
          options={Object.entries(levels)
            .filter(([value]) => value !== '0')
            .map(([value, words]) => ({ value, label: `${value} ${words[language]}` }))}
        />
      )}
      {(tab === 'hops' || tab === 'repeats') && (
        <Select
          aria-label={w('least')}
          placeholder={w('least')}
          allowClear
          value={least ?? null}
          onChange={(one: string | null) => onChange({ least: one ?? '' })}
          options={['2', '3', '4', '5'].map((value) => ({ value, label: w('times', { n: value }) }))}
        />
      )}
    </search>
  )
}
