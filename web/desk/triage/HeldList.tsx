import { Button } from 'antd'
import { useMatch, useNavigate } from 'react-router'
import { useProblemWords } from '../../ui/problem.ts'
import { useFilter } from '../use-filter.ts'
import { again, dismiss, takeBack, useHeld } from './held.ts'
import { useTriageWords } from './words.ts'
import './held.css'

/** Takes back the newest decision that is still held, and stands at its matter again. */
export function useUndo(): () => void {
  const navigate = useNavigate()
  const isThere = useMatch('/desk/triage') !== null
  const [, setFilter] = useFilter(['at'])
  return () => {
    const back = takeBack()
    if (!back) return
    if (isThere) setFilter({ at: back.matterId }, { replace: true })
    else void navigate(`/desk/triage?at=${back.matterId}`)
  }
}

/** What has been decided and is on its way, in whatever room one is by then: to be taken back, watched, or sent again. */
export function HeldList() {
  const w = useTriageWords()
  const undo = useUndo()
  const words = useProblemWords()
  const held = useHeld()
  const failed = held.filter(({ state }) => state === 'failed')
  const waiting = held.filter(({ state }) => state === 'held').length
  const sending = held.filter(({ state }) => state === 'sending').length
  const done = held.filter(({ state }) => state === 'done').length
  if (held.length === 0) return null
  return (
    <div className="held">
      <output>
        {waiting + sending > 0 && (
          <p className="held-line">
            <span>
              {w('held', { n: waiting + sending })}
              {done > 0 && w('held.done', { n: done })}
            </span>
            {waiting > 0 && (
              <Button size="small" onClick={undo}>
                {w('undo')} <kbd>Z</kbd>
              </Button>
            )}
          </p>
        )}
        {waiting + sending === 0 && done > 0 && <p className="held-line">{w('held.all', { n: done })}</p>}
      </output>
      {failed.map(({ id, label, error }) => (
        <p key={id} className="held-line held-failed" role="alert">
          <span>
            <b>{label}</b> {words(error)}
          </span>
          <Button size="small" onClick={() => again(id)}>
            {w('again')}
          </Button>
          <Button size="small" onClick={() => dismiss(id)}>
            {w('dismiss')}
          </Button>
        </p>
      ))}
    </div>
  )
}
