import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../api.ts'
import { askCode } from '../../calls.ts'
import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Field } from '../../ui/Field.tsx'
import { isMobile } from './mobile.ts'

/** The telephone; what is no mobile number is said at the field before anything is sent. */
export function PhoneForm({ onSent }: { onSent: (phone: string) => void }) {
  const { t } = useSpeech()
  const [phone, setPhone] = useState('')
  const [tried, setTried] = useState(false)
  const sending = useMutation({
    mutationFn: () => call(askCode, { body: { phone } }),
    onSuccess: () => onSent(phone.trim()),
  })
  const wrong = tried && !isMobile(phone) ? t(phone.trim() ? 'mine.phone.wrong' : 'mine.phone.missing') : undefined

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (!isMobile(phone)) event.currentTarget.querySelector('input')?.focus()
    else if (!sending.isPending) sending.mutate()
  }
  return (
    <form className="mine-form" noValidate onSubmit={send}>
      <Field label={t('mine.phone.label')} hint={t('mine.phone.hint')} error={wrong}>
        {(tied) => (
          <input
            {...tied}
            name="phone"
            type="tel"
            className="input mine-input figures"
            value={phone}
            maxLength={30}
            required
            autoComplete="tel"
            enterKeyHint="send"
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" kind="main" busy={sending.isPending}>
        {t('mine.send')}
      </Button>
      {sending.error && !sending.isPending && <Failure error={sending.error} onAgain={() => sending.mutate()} />}
    </form>
  )
}
