import { call } from '../../api.ts'
import { changeCalendar, previewCalendar } from '../calls.ts'
import type { Change } from './change.ts'
import { LookDialog } from './LookDialog.tsx'
import { Preview } from './Preview.tsx'

/** What a change of days and hours would move, and saving it. */
export function PreviewDialog({
  change,
  on,
  onBack,
  onSaved,
}: {
  change: Change
  on: string | undefined
  onBack: () => void
  onSaved: (from: string) => void
}) {
  return (
    <LookDialog
      what={['calendar-preview', change]}
      on={on}
      ask={(validFrom, signal) =>
        call(previewCalendar, { body: { ...change, validFrom } }, { signal, timeout: 60_000 })
      }
      save={(saved) => call(changeCalendar, { body: { ...change, ...saved } })}
      Told={Preview}
      onBack={onBack}
      onSaved={onSaved}
    />
  )
}
