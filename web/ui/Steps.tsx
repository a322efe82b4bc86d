import type { ReactNode } from 'react'
import './Steps.css'

type Words = Readonly<{ name: string; when: ReactNode; text?: string | undefined; note?: string | undefined }>
type Step = Words & Readonly<{ key: string | number }>

/**
 * A road as it was walked, first step on top; the last one stands out and says so.
 *
 * @param ahead what is promised and not yet walked
 */
export function Steps({ steps, ahead }: { steps: readonly Step[]; ahead?: Words | null }) {
  return (
    <ol className="steps">
      {steps.map(({ key, ...words }, n) => (
        <li key={key} className={n === steps.length - 1 ? 'step step-last' : 'step'}>
          <StepWords {...words} />
        </li>
      ))}
      {ahead && (
        <li className="step step-ahead">
          <StepWords {...ahead} />
        </li>
      )}
    </ol>
  )
}

function StepWords({ name, when, text, note }: Words) {
  return (
    <>
      <p className="step-head">
        <b>{name}</b>
        {note && <small>{note}</small>}
        <span className="step-when figures">{when}</span>
      </p>
      {text && <p className="step-text">{text}</p>}
    </>
  )
}
