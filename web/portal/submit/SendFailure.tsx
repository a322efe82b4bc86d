import { useSpeech } from '../../language.ts'
import { decided } from '../../api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useProblemWords } from '../../ui/problem.ts'

/** Why it was not sent; that nothing written is lost; and, where the answer was lost, that sending again is safe. */
export function SendFailure({ cause }: { cause: unknown }) {
  const { t } = useSpeech()
  const words = useProblemWords()
  return (
    <Notice tone="wrong" title={t('submit.notSent')}>
      <p>{words(cause)}</p>
      {!decided(cause) && <p>{t('submit.resend')}</p>}
    </Notice>
  )
}
