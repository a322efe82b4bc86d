import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { limits } from './check.ts'

/** From here on the remaining characters are told. */
const NEAR = 1000

/** Below the words: how much is written, that it is kept, and how to begin anew. */
export function DraftLine({ text, onStartOver }: { text: string; onStartOver: () => void }) {
  const { t } = useSpeech()
  const write = useWriter()
  const written = Array.from(text).length
  const left = limits.text - written
  if (written === 0) return null
  return (
    <p className="draft-line">
      <span className="figures">
        {left < NEAR && left >= 0
          ? t('submit.text.left', { n: write.number(left) })
          : t('submit.text.count', { n: write.number(written) })}
      </span>
      <span>{t('submit.draft.kept')}</span>
      <Button kind="quiet" onClick={onStartOver}>
        {t('submit.draft.clear')}
      </Button>
    </p>
  )
}

/** Said when the page opens with words of last time. */
export function DraftFound({ onStartOver }: { onStartOver: () => void }) {
  const { t } = useSpeech()
  return (
    <Notice tone="note" title={t('submit.draft.found')} spoken>
      <Button onClick={onStartOver}>{t('submit.draft.clear')}</Button>
    </Notice>
  )
}
