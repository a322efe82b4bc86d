import { Button } from 'antd'
import { useProblemWords } from '../../ui/problem.ts'
import { again, dismiss, useHeld } from './held.ts'
import { useTriageWords } from './words.ts'

/** What has been decided and is on its way: to be taken back, watched, or sent again. */
export function HeldList({ onUndo }: { onUndo: () => void }) {
  const w = useTriageWords()
  const words = useProblemWords()
  const held = useHeld()
  const failed = held.filter(({ state }) => state === 'failed')
  const waiting = held.filter(({ state }) => state === 'held').length
  const sending = held.filter(({ state }) => state === 'sending').length
  const done = held.filter(({ state }) => state === 'done').length
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
              <Button size="small" onClick={onUndo}>
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
