import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { call } from '../../api.ts'
import { askCode, showCode } from '../../calls.ts'
import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** One telephone gets one code a minute. */
const AGAIN_MS = 60_000

/** The code that was sent, with the ways on where it does not come. */
export function CodeForm({ phone, onOpen, onOther }: { phone: string; onOpen: () => void; onOther: () => void }) {
  const { t } = useSpeech()
  const input = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const [sentAt, setSentAt] = useState(() => Date.now())
  const mayAsk = usePast(sentAt + AGAIN_MS)
  const showing = useMutation({ mutationFn: () => call(showCode, { body: { phone, code } }), onSuccess: onOpen })
  const again = useMutation({
    mutationFn: () => call(askCode, { body: { phone } }),
    onSuccess: () => setSentAt(Date.now()),
  })
  useEffect(() => input.current?.focus(), [])

  const show = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!code.trim()) input.current?.focus()
    else if (!showing.isPending) showing.mutate()
  }
  return (
    <form className="mine-form" noValidate onSubmit={show}>
      <Notice tone="note" spoken title={t('mine.sent', { phone })} />
      <Field
        label={t('mine.code.label')}
        hint={t('mine.code.hint')}
        error={tried && !code.trim() ? t('mine.code.missing') : undefined}
      >
        {(tied) => (
          <input
            {...tied}
            ref={input}
            name="code"
            className="input mine-input figures"
            value={code}
            maxLength={12}
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            enterKeyHint="go"
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" kind="main" busy={showing.isPending}>
        {t('mine.open')}
      </Button>
      {showing.error && !showing.isPending && <Failure error={showing.error} onAgain={() => showing.mutate()} />}
      {again.error && !again.isPending && <Failure error={again.error} onAgain={() => again.mutate()} />}
      <div className="mine-ways">
        {mayAsk ? (
          <Button onClick={() => again.mutate()} busy={again.isPending}>
            {t('mine.again')}
          </Button>
        ) : (
          <p>{t('mine.againSoon')}</p>
        )}
        <Button kind="quiet" onClick={onOther}>
          {t('mine.other')}
        </Button>
      </div>
    </form>
  )
}

/** Whether an instant, in milliseconds, is past. */
function usePast(at: number): boolean {
  const [past, setPast] = useState<number | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setPast(at), at - Date.now())
    return () => clearTimeout(timer)
  }, [at])
  return past === at
}
