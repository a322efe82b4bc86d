import { type FormEvent, useRef, useState } from 'react'
import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import './LookUp.css'

/** What a submission is found by. */
export type Asked = Readonly<{ number: string; code: string }>

/** Number and code; what is left empty is said at its field, and the first of them gets the focus. */
export function LookUpForm({
  first,
  busy,
  onAsk,
}: {
  first: Asked | null
  busy: boolean
  onAsk: (asked: Asked) => void
}) {
  const { t } = useSpeech()
  const form = useRef<HTMLFormElement>(null)
  const [asked, setAsked] = useState<Asked>(first ?? { number: '', code: '' })
  const [tried, setTried] = useState(false)
  const missing = (name: keyof Asked) => (tried && !asked[name].trim() ? t(`lookUp.${name}.missing`) : undefined)

  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const empty = (['number', 'code'] as const).find((name) => !asked[name].trim())
    if (empty) form.current?.querySelector<HTMLInputElement>(`[name=${empty}]`)?.focus()
    else if (!busy) onAsk({ number: asked.number.trim(), code: asked.code.trim() })
  }

  return (
    <form ref={form} className="look-up-form" noValidate onSubmit={send}>
      {(['number', 'code'] as const).map((name) => (
        <Field key={name} label={t(`lookUp.${name}.label`)} hint={t(`lookUp.${name}.hint`)} error={missing(name)}>
          {(tied) => (
            <input
              {...tied}
              name={name}
              className="input look-up-input figures"
              value={asked[name]}
              maxLength={40}
              required
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              enterKeyHint={name === 'number' ? 'next' : 'search'}
              onChange={(event) => setAsked({ ...asked, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Button type="submit" kind="main" busy={busy}>
        {t('lookUp.find')}
      </Button>
    </form>
  )
}
