import { Button } from 'antd'
import { Time } from '../../ui/Time.tsx'
import { useNames } from '../pick/use-names.ts'
import { useShare } from '../share.ts'
import { StatusTag } from '../tags/tags.tsx'
import type { Advice } from './plan.ts'
import { useTriageWords } from './words.ts'

/** 并件候选: matters that may be the same, with how likely and why. */
export function Candidates({
  candidates,
  onCompare,
}: {
  candidates: Advice['candidates']
  onCompare: (matterId: string) => void
}) {
  const w = useTriageWords()
  const share = useShare()
  const unit = useNames('unit')
  return (
    <section className="sheet" aria-label={w('candidates')}>
      <h2>{w('candidates')}</h2>
      {candidates.length === 0 && <p className="nothing">{w('candidates.none')}</p>}
      <ul className="candidates">
        {candidates.map((one, n) => (
          <li key={one.matterId}>
            <p>
              <b>{one.title || one.number}</b> <StatusTag status={one.status} />
            </p>
            <p className="nothing">
              {w('like', { share: share(one.score) })}
              {one.why.map((why) => ` · ${w(`like.${why}`)}`)} · <Time at={one.receivedAt} short />
              {one.callers > 1 && ` · ${w('callers', { n: one.callers })}`}
              {one.leadUnitId && ` · ${unit(one.leadUnitId)}`}
            </p>
            <Button size="small" onClick={() => onCompare(one.matterId)}>
              {w('compare')} {n === 0 && <kbd>M</kbd>}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
