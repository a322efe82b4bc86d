import { call } from '../../api.ts'
import { changeRules, previewRules } from '../calls.ts'
import type { RulesChange } from './change.ts'
import { LookDialog } from './LookDialog.tsx'
import { RulesPreview } from './RulesPreview.tsx'
import { useCalendarWords } from './words.ts'

/** What a change of time limits and supervision rules would move, and saving it. */
export function RulesPreviewDialog({
  change,
  on,
  onBack,
  onSaved,
}: {
  change: RulesChange
  on: string | undefined
  onBack: () => void
  onSaved: (from: string) => void
}) {
  const w = useCalendarWords()
  const ends = change.limitsOut !== undefined || change.rulesOut !== undefined
  return (
    <LookDialog
      what={['rules-preview', change]}
      on={on}
      {...(ends && { fromLabel: w('end.from') })}
      ask={(validFrom, signal) => call(previewRules, { body: { ...change, validFrom } }, { signal, timeout: 60_000 })}
      save={(saved) => call(changeRules, { body: { ...change, ...saved } })}
      Told={RulesPreview}
      onBack={onBack}
      onSaved={onSaved}
    />
  )
}
