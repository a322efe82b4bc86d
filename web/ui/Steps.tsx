import type { ReactNode } from 'react'
import './Steps.css'

type Step = Readonly<{
  key: string | number
  name: string
  when: ReactNode
  text?: string | undefined
  note?: string | undefined
}>

/** A road as it was walked, first step on top; the last one stands out and says so. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="steps">
      {steps.map(({ key, name, when, text, note }, n) => (
        <li key={key} className={n === steps.length - 1 ? 'step step-last' : 'step'}>
          <p className="step-head">
            <b>{name}</b>
            {note && <small>{note}</small>}
            <span className="step-when figures">{when}</span>
          </p>
          {text && <p className="step-text">{text}</p>}
        </li>
      ))}
    </ol>
  )
}
