import { Alert } from 'antd'
import type { previewRules } from '../../../contract/rules.ts'
import type { Answer } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { MovedLines } from './MovedLines.tsx'
import { MovedMatters } from './MovedMatters.tsx'
import { useCalendarWords } from './words.ts'

export type RulesTold = Answer<typeof previewRules>

/** What a change of limits and rules would move, in words: rows, promises, what the clock writes. */
export function RulesPreview({ told: { rows, faults, limits, rules } }: { told: RulesTold }) {
  const w = useCalendarWords()
  const { language } = useSpeech()
  if (faults.length > 0)
    return (
      <Alert
        type="error"
        showIcon
        title={w('look.faults')}
        description={
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.catalogue} ${fault.code}`}>{fault[language]}</li>
            ))}
          </ul>
        }
      />
    )
  if (rows.added + rows.changed + rows.removed === 0) return <output>{w('look.nothing')}</output>
  return (
    <div className="cal-look">
      <p>{w('look.rows', rows)}</p>
      {limits && <MovedMatters limits={limits} />}
      {rules && <MovedLines rules={rules} />}
    </div>
  )
}
