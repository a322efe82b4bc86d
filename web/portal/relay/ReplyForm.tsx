import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { decided } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { newId } from '../../new-id.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Field } from '../../ui/Field.tsx'

/** Characters of one message. */
const LONGEST = 1000

/** The box to answer a unit. A message keeps its id until the server has decided about it: sent again, it counts once. */
export function ReplyForm({
  unit,
  reads,
  send,
  onSent,
}: {
  unit: string
  /** How the unit reads what is written here. */
  reads: 'plain' | 'redacted'
  send: (id: string, text: string) => Promise<unknown>
  onSent: () => Promise<unknown>
}) {
  const { t } = useSpeech()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [id, setId] = useState(() => newId())
  const [tried, setTried] = useState(false)
  const over = Array.from(text).length - LONGEST
  const wrong = !text.trim() ? t('relay.reply.missing') : over > 0 ? t('relay.reply.long', { max: LONGEST, over }) : ''
  const sending = useMutation({
    mutationFn: () => send(id, text),
    onSuccess: async () => {
      setText('')
      setTried(false)
      setId(newId())
      await onSent()
    },
    onError: (error) => {
      if (decided(error)) setId(newId())
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong) box.current?.focus()
    else if (!sending.isPending) sending.mutate()
  }
  return (
    <form className="relay-reply screen-only" noValidate onSubmit={submit}>
      <Field
        label={t('relay.reply.label', { unit })}
        hint={t(`relay.reply.${reads}`)}
        error={tried && wrong ? wrong : undefined}
      >
        {(tied) => (
          <textarea
            {...tied}
            ref={box}
            name="reply"
            className="input relay-box"
            rows={3}
            required
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              if (sending.isSuccess) sending.reset()
            }}
          />
        )}
      </Field>
      <Button type="submit" kind="main" busy={sending.isPending}>
        {t('relay.reply.send')}
      </Button>
      <output className="relay-sent">{sending.isSuccess && t('relay.reply.sent', { unit })}</output>
      {sending.error && !sending.isPending && <Failure error={sending.error} onAgain={() => sending.mutate()} />}
    </form>
  )
}
