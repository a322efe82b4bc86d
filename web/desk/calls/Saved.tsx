import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useProblemWords } from '../../ui/problem.ts'
import type { saveCall } from './save-call.ts'
import type { Call } from './use-call.ts'
import { useCallWords } from './words.ts'

/** What is read out to the caller: the number and the code; and one key for the next call. */
export function Saved({
  receipt,
  unsettled,
  unended,
  call,
  onNext,
}: Awaited<ReturnType<typeof saveCall>> & { call: Call; onNext: () => void }) {
  const w = useCallWords()
  const words = useProblemWords()
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  return (
    <section className="sheet call-saved" aria-live="polite">
      <h2>{call.settled && !unsettled ? w('saved.settled') : w('saved')}</h2>
      <p>{w('saved.read')}</p>
      <dl>
        <div>
          <dt>{w('saved.number')}</dt>
          <dd className="figures">{receipt.number}</dd>
        </div>
        <div>
          <dt>{w('saved.code')}</dt>
          <dd className="figures">{receipt.queryCode}</dd>
        </div>
      </dl>
      {unsettled && <p role="alert">{w('saved.unsettled', { why: words(unsettled.error) })}</p>}
      {unended && <p role="alert">{w('saved.unended', { why: words(unended.error) })}</p>}
      <p className="call-foot">
        <Button ref={next} type="primary" onClick={onNext}>
          {w('next')} <kbd>Enter</kbd>
        </Button>
        <Link to={`/desk/matters/${receipt.matterId}`}>{w('saved.open')}</Link>
      </p>
    </section>
  )
}
