import { useState } from 'react'
import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'

/** Copies a text and says whether it worked. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useSpeech()
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)
  const run = () => {
    copy(text).then(
      () => setOutcome('copied'),
      () => setOutcome('copyFailed'),
    )
  }
  return (
    <>
      <Button kind="main" onClick={run}>
        {t('receipt.copy')}
      </Button>
      <output className="receipt-copied">{outcome && t(`receipt.${outcome}`)}</output>
    </>
  )
}

/** By the clipboard, or by a selection where the page is not served over https. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'unseen'
  document.body.append(field)
  field.select()
  // eslint-disable-next-line typescript/no-deprecated
  const copied = document.execCommand('copy')
  field.remove()
  if (!copied) throw new Error('not copied')
}
