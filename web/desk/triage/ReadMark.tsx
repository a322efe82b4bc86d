import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Mark } from './plan.ts'
import { useOdds } from './use-odds.ts'
import { useTriageWords } from './words.ts'

/**
 * What the reader makes of one mark, below its field: how often such a suggestion is right and which words made it; where the
 * field says something else, the likeliest three to be taken with one press.
 */
export function ReadMark({
  mark,
  value,
  nameOf,
  onTake,
  children,
}: {
  mark: Mark | undefined
  value: string | undefined
  nameOf: (label: string) => string
  onTake: (label: string) => void
  /** Another reason that stands beside it. */
  children?: ReactNode
}) {
  const w = useTriageWords()
  const odds = useOdds()
  const [first] = mark?.likeliest ?? []
  if (!mark || !first) return children ? <small className="plan-why">{children}</small> : null
  // A category may be sure on a higher level than the likeliest stands on.
  const taken = [first, mark.sure].find((one) => one?.label === value)
  const words = mark.reasons.map((reason) => w('read.word', { word: reason.words })).join(w('read.and'))
  return (
    <div className="plan-why read-mark">
      {taken && (
        <small>
          {w(mark.sure === null ? 'read.taken' : 'read.sure', { n: odds(taken.probability) })}
          {words && w('read.words', { words })}
        </small>
      )}
      {taken !== first && (
        <>
          <small>{w(taken ? 'read.finer' : mark.sure === null ? 'read.unsure' : 'read.other')}</small>
          <span className="read-chips">
            {mark.likeliest.map(({ label, probability }) => (
              <Button key={label} size="small" onClick={() => onTake(label)}>
                {nameOf(label)} <span className="read-odds">{w('read.odds', { n: odds(probability) })}</span>
              </Button>
            ))}
          </span>
        </>
      )}
      {children && <small>{children}</small>}
    </div>
  )
}
