import { decided } from '../api.ts'
import { useSpeech } from '../language.ts'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'
import { useProblemWords } from './problem.ts'

/** What failed, in words, with the way to try again where that can help. */
export function Failure({ error, onAgain, busy = false }: { error: unknown; onAgain: () => void; busy?: boolean }) {
  const { t } = useSpeech()
  const words = useProblemWords()
  return (
    <Notice tone="wrong" title={words(error)}>
      {!decided(error) && (
        <Button onClick={onAgain} busy={busy}>
          {t('failed.again')}
        </Button>
      )}
    </Notice>
  )
}
