import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { decided } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { newId } from '../../new-id.ts'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import type { Found } from './standing.ts'
import type { OwnWay } from './own-way.ts'
import './OwnTurn.css'

/** What is the submitter's to do now: answer what a unit asks, say whether it was solved. */
export function OwnTurn({ found, way, onDone }: { found: Found; way: OwnWay; onDone: () => Promise<unknown> }) {
  return (
    <>
      {found.asks.map((ask) => (
        <Question key={ask.orderId} ask={ask} way={way} onDone={onDone} />
      ))}
      {found.mayRate && <Rating way={way} onDone={onDone} />}
      {found.rating && <Rated rating={found.rating} />}
    </>
  )
}

/** A command keeps its id until the server has decided about it: sent again, it counts once. */
function useCommand<Body>(send: (body: Body & { id: string }) => Promise<unknown>, onDone: () => Promise<unknown>) {
  const [id, setId] = useState(newId)
  return useMutation({
    mutationFn: (body: Body) => send({ ...body, id }),
    onSuccess: onDone,
    onError: (error) => {
      if (decided(error)) setId(newId())
    },
  })
}

function Question({
  ask: { orderId, unit, question },
  way,
  onDone,
}: {
  ask: Found['asks'][number]
  way: OwnWay
  onDone: () => Promise<unknown>
}) {
  const { t } = useSpeech()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const sending = useCommand<{ orderId: string; text: string }>(way.inform, onDone)
  return (
    <Section title={t('own.ask', { unit })}>
      <Notice tone="note">
        <p className="own-question">{question}</p>
      </Notice>
      <form
        className="own-form screen-only"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (text.trim() && !sending.isPending) sending.mutate({ orderId, text })
        }}
      >
        <Field
          label={t('own.answer')}
          hint={t('own.answerHint')}
          error={tried && !text.trim() ? t('own.answerMissing') : undefined}
        >
          {(tied) => (
            <textarea
              {...tied}
              name="information"
              className="input"
              rows={4}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" kind="main" busy={sending.isPending}>
          {t('own.answerSend')}
        </Button>
        {sending.error && !sending.isPending && (
          <Failure error={sending.error} onAgain={() => sending.mutate({ orderId, text })} />
        )}
      </form>
    </Section>
  )
}

const solved = ['solved', 'partly', 'notSolved'] as const
const stars = ['5', '4', '3', '2', '1'] as const

/** Whether it was solved, and how satisfied the submitter is. */
export function Rating({ way, onDone }: { way: Pick<OwnWay, 'rate'>; onDone: () => Promise<unknown> }) {
  const { t } = useSpeech()
  // Nothing is chosen beforehand: who only presses the button has praised nobody.
  const [said, setSaid] = useState<(typeof solved)[number] | null>(null)
  const [satisfied, setSatisfied] = useState<(typeof stars)[number] | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const missing = said === null ? 'solved' : satisfied === null ? 'satisfied' : null
  const errorAt = (chosen: string | null) => (tried && chosen === null ? t('own.choose') : undefined)
  const sending = useCommand<Parameters<OwnWay['rate']>[0]>(way.rate, onDone)
  const send = () =>
    sending.mutate({ solved: said, satisfied: Number(satisfied) as 5, ...(note.trim() && { note }) } as never)
  return (
    <Section title={t('own.rate')}>
      <form
        className="own-form screen-only"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (missing) event.currentTarget.querySelector<HTMLInputElement>(`[name=${missing}]`)?.focus()
          else if (!sending.isPending) send()
        }}
      >
        <FieldGroup label={t('own.solved')} error={errorAt(said)}>
          <Choices
            name="solved"
            chosen={said}
            onChoose={setSaid}
            choices={solved.map((value) => ({
              value,
              name: t(`own.solvedIs.${value}.name`),
              text: t(`own.solvedIs.${value}.text`),
            }))}
          />
        </FieldGroup>
        <FieldGroup label={t('own.satisfied')} error={errorAt(satisfied)}>
          <div className="own-stars">
            {stars.map((value) => (
              <label key={value}>
                <input
                  type="radio"
                  name="satisfied"
                  checked={satisfied === value}
                  onChange={() => setSatisfied(value)}
                />
                <span>{t(`own.stars.${value}`)}</span>
              </label>
            ))}
          </div>
        </FieldGroup>
        <Field label={t('own.note')} optional>
          {(tied) => (
            <textarea
              {...tied}
              name="note"
              className="input"
              rows={3}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" kind="main" busy={sending.isPending}>
          {t('own.rateSend')}
        </Button>
        {sending.error && !sending.isPending && <Failure error={sending.error} onAgain={send} />}
      </form>
    </Section>
  )
}

function Rated({ rating }: { rating: NonNullable<Found['rating']> }) {
  const { t } = useSpeech()
  return (
    <Section title={t('own.rate')}>
      <p>
        {t(`own.solvedIs.${rating.solved}.name`)} ·{' '}
        {t(`own.stars.${String(rating.satisfied) as (typeof stars)[number]}`)}
      </p>
      {rating.solved === 'notSolved' && <p>{t('own.notSolvedNext')}</p>}
    </Section>
  )
}
