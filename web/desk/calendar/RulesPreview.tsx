import type { previewRules } from '../../../contract/rules.ts'
import type { Answer } from '../../api.ts'
import { Counted } from './Counted.tsx'
import { Faults } from './Faults.tsx'
import { MovedDangers } from './MovedDangers.tsx'
import { MovedLines } from './MovedLines.tsx'
import { MovedMatters } from './MovedMatters.tsx'
import { MovedNumbers } from './MovedNumbers.tsx'
import { useCalendarWords } from './words.ts'

export type RulesTold = Answer<typeof previewRules>

/** What a change of limits, numbers, rules and words of danger would move, in words: rows, promises, what goes by a number, what the clock writes, what is flagged. */
export function RulesPreview({ told: { rows, faults, limits, numbers, rules, dangers } }: { told: RulesTold }) {
  const w = useCalendarWords()
  if (faults.length > 0) return <Faults faults={faults} />
  if (rows.added + rows.changed + rows.removed === 0) return <output>{w('look.nothing')}</output>
  return (
    <div className="cal-look">
      <Counted rows={rows} />
      {!limits && !numbers && !rules && !dangers && <p>{w('look.words-alone')}</p>}
      {limits && <MovedMatters limits={limits} />}
      {numbers && <MovedNumbers numbers={numbers} />}
      {rules && <MovedLines rules={rules} />}
      {dangers && <MovedDangers dangers={dangers} />}
    </div>
  )
}
