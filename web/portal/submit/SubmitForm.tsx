import { useMutation } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useSpeech } from '../../language.ts'
import type { Secrecy } from '../../../domain/ledger/words.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { check, type FieldName } from './check.ts'
import { type Contact, type Draft, emptyDraft, keepDraft, keptDraft } from './draft.ts'
import { FilePicker } from './FilePicker.tsx'
import { type Handed, handOver } from './hand-over.ts'
import { NotSent } from './send.ts'
import { SendFailure } from './SendFailure.tsx'
import { DraftFound, DraftLine } from './DraftLine.tsx'
import { useDraftFiles } from './use-draft-files.ts'
import { useFieldErrors } from './use-field-errors.ts'
import './SubmitForm.css'

// The words of the place suffice; the lists come when they can.
const WherePicker = lazy(() => import('./WherePicker.tsx').then((part) => ({ default: part.WherePicker })))
const NoticeWays = lazy(() => import('./NoticeWays.tsx'))
const JoinOffer = lazy(() => import('./join/JoinOffer.tsx'))
/** From so many characters on words are compared with what others said. */
const ENOUGH = 10

const choices = ['hiddenFromUnit', 'open', 'secret'] as const satisfies readonly Secrecy[]

/** One large field for the words first; everything else may stay empty. */
export function SubmitForm({ onHanded }: { onHanded: (handed: Handed) => void }) {
  const { t } = useSpeech()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(keptDraft)
  const [found, setFound] = useState(() => draft.text !== '')
  const [files, setFiles] = useDraftFiles(draft.id)
  const { contact } = draft
  const [tried, setTried] = useState(false)
  const wrong = check(draft, contact)
  const wrongFields = Object.keys(wrong) as FieldName[]
  const sending = useMutation({
    mutationFn: () => handOver(draft, files),
    onSuccess: onHanded,
    onError: (error) => {
      if (error instanceof NotSent) setDraft(error.draft)
    },
  })
  const cause = sending.error instanceof NotSent ? sending.error.cause : sending.error
  const errorAt = useFieldErrors(tried ? wrong : {}, cause)
  const arrived = sending.isPending || sending.isSuccess
  // What has been handed over is the outbox's; from then on it is no draft.
  useEffect(() => {
    if (!sending.isSuccess) keepDraft(draft, files.length > 0)
  }, [draft, files, sending.isSuccess])

  const write = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const setContact = (part: Partial<Contact>) => write({ contact: { ...contact, ...part } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = wrongFields
    if (first) form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus()
    else if (!arrived) sending.mutate()
  }
  const startOver = () => {
    setFiles([])
    setDraft(emptyDraft())
    setFound(false)
    setTried(false)
    sending.reset()
    form.current?.querySelector('textarea')?.focus()
  }

  return (
    <Page title={t('submit.title')} lead={t('submit.lead')}>
      <form ref={form} className="submit-form" noValidate onSubmit={submit}>
        {found && <DraftFound onStartOver={startOver} />}
        <Field label={t('submit.text.label')} hint={t('submit.text.hint')} error={errorAt('text')}>
          {(tied) => (
            <>
              <textarea
                {...tied}
                name="text"
                className="letter"
                rows={6}
                required
                value={draft.text}
                onChange={(event) => write({ text: event.target.value })}
              />
              <DraftLine text={draft.text} onStartOver={startOver} />
              {(draft.joins || draft.text.trim().length >= ENOUGH) && (
                // Its room is taken with the letter that calls for it: what comes later moves nothing.
                <div className="join-room">
                  <Boundary broken={null}>
                    <Suspense>
                      <JoinOffer draft={draft} onJoin={(joins) => write({ joins })} />
                    </Suspense>
                  </Boundary>
                </div>
              )}
            </>
          )}
        </Field>
        <Field label={t('submit.address.label')} hint={t('submit.address.hint')} error={errorAt('address')} optional>
          {(tied) => (
            <input
              {...tied}
              name="address"
              className="input"
              autoComplete="street-address"
              value={draft.address}
              onChange={(event) => write({ address: event.target.value })}
            />
          )}
        </Field>
        <Boundary broken={null}>
          <Suspense>
            <WherePicker draft={draft} onChange={write} />
          </Suspense>
        </Boundary>
        <FilePicker chosen={files} onChange={setFiles} />
        <FieldGroup label={t('submit.contact.label')} hint={t('submit.contact.hint')} optional>
          <div className="submit-contact">
            <Field label={t('submit.contact.name')} error={errorAt('name')}>
              {(tied) => (
                <input
                  {...tied}
                  name="name"
                  className="input"
                  autoComplete="name"
                  value={contact.name}
                  onChange={(event) => setContact({ name: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('submit.contact.phone')} error={errorAt('phone')}>
              {(tied) => (
                <input
                  {...tied}
                  name="phone"
                  type="tel"
                  className="input figures"
                  autoComplete="tel"
                  value={contact.phone}
                  onChange={(event) => setContact({ phone: event.target.value })}
                />
              )}
            </Field>
          </div>
        </FieldGroup>
        <Boundary broken={null}>
          <Suspense>
            <NoticeWays
              contact={contact}
              wrong={tried ? { notices: wrong.notices, email: wrong.email } : {}}
              told={errorAt('email')}
              onChange={setContact}
            />
          </Suspense>
        </Boundary>
        <FieldGroup label={t('submit.secrecy.label')}>
          <Choices<Secrecy>
            name="secrecy"
            chosen={draft.secrecy}
            onChoose={(secrecy) => write({ secrecy })}
            choices={choices.map((value) => ({
              value,
              name: t(`submit.secrecy.${value}.name`),
              text: t(`submit.secrecy.${value}.text`),
              note: value === 'hiddenFromUnit' ? t('submit.secrecy.default') : undefined,
            }))}
          />
        </FieldGroup>
        <div className="submit-end">
          {cause !== null && !sending.isPending && <SendFailure cause={cause} />}
          {tried && wrongFields.length > 0 && (
            <p className="submit-wrong" role="alert">
              {t('submit.wrong', { n: wrongFields.length })}
            </p>
          )}
          <Button type="submit" kind="main" busy={arrived}>
            {arrived ? t('submit.sending') : t('submit.send')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
