import { type ReactNode, useId } from 'react'
import { useSpeech } from '../language.ts'
import './Field.css'

/** What ties a control to its words: spread it onto the input. */
export type Tied = Readonly<{ id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }>

type Words = Readonly<{ label: string; hint?: string | undefined; error?: string | undefined; optional?: boolean }>

/** One question with its control: label, hint, then what is wrong, right where it is wrong. */
export function Field({ label, hint, error, optional, children }: Words & { children: (tied: Tied) => ReactNode }) {
  const { t } = useSpeech()
  const id = useId()
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <small>{t('tags.optional')}</small>}
      </label>
      <Hint id={`${id}-hint`} text={hint} />
      <Wrong id={`${id}-wrong`} text={error} />
      {children({ id, ...described(id, hint, error) })}
    </div>
  )
}

/** Several controls under one question. */
export function FieldGroup({ label, hint, error, optional, children }: Words & { children: ReactNode }) {
  const { t } = useSpeech()
  const id = useId()
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} {...described(id, hint, error)}>
      <legend className="field-label">
        {label}
        {optional && <small>{t('tags.optional')}</small>}
      </legend>
      <Hint id={`${id}-hint`} text={hint} />
      <Wrong id={`${id}-wrong`} text={error} />
      {children}
    </fieldset>
  )
}

function Hint({ id, text }: { id: string; text: string | undefined }) {
  return text ? (
    <p id={id} className="field-hint">
      {text}
    </p>
  ) : null
}

function Wrong({ id, text }: { id: string; text: string | undefined }) {
  return text ? (
    <p id={id} className="field-error">
      <span aria-hidden="true" className="field-error-mark" />
      {text}
    </p>
  ) : null
}

function described(id: string, hint?: string, error?: string) {
  const by = [hint && `${id}-hint`, error && `${id}-wrong`].filter(Boolean).join(' ')
  return { ...(by && { 'aria-describedby': by }), ...(error && { 'aria-invalid': true as const }) }
}
