import { call } from '../../api.ts'
import { changeRules, previewRules } from '../calls.ts'
import type { RulesChange } from './change.ts'
import { LookDialog } from './LookDialog.tsx'
import { RulesPreview } from './RulesPreview.tsx'

/** What a change of limits, numbers of the procedure, supervision rules and words of danger would move, and saving it. */
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
  return (
    <LookDialog
      what={['rules-preview', change]}
      on={on}
      ends={Boolean(change.limitsOut ?? change.lawsOut ?? change.rulesOut ?? change.dangersOut)}
      ask={(validFrom, signal) => call(previewRules, { body: { ...change, validFrom } }, { signal, timeout: 60_000 })}
      save={(saved) => call(changeRules, { body: { ...change, ...saved } })}
      Told={RulesPreview}
      onBack={onBack}
      onSaved={onSaved}
    />
  )
}
