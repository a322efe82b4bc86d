import { Button } from 'antd'
import { Link } from 'react-router'
import type { LeadingList } from '../../../contract/leading.ts'
import { addDays, dayInChina } from '../../../domain/deadline/plain-date.ts'
import { obstacles } from '../../../domain/supervision/stuck.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { clockOf, Due } from '../due/Due.tsx'
import { useNow } from '../due/use-now.ts'
import { useNames } from '../pick/use-names.ts'
import { LightMark } from '../tags/LightMark.tsx'
import { StatusTag, TrackTag, UrgencyTag } from '../tags/tags.tsx'
import type { Asking, Led } from './LeadingPage.tsx'
import { useLeadingWords } from './words.ts'

/** 每月研判: the next review that a report proposes. */
const REVIEW_DAYS = 30

/** One matter of a leader: its next day, how far the plan is, and what is in the way. */
export function Card({
  row,
  list,
  isHere,
  onAsk,
}: {
  row: Led
  list: LeadingList
  isHere: boolean
  onAsk: (asking: Asking) => void
}) {
  const w = useLeadingWords()
  const write = useWriter()
  const region = useNames('region')
  const unit = useNames('unit')
  const nextReviewOn = addDays(dayInChina(new Date(useNow())), REVIEW_DAYS)
  const { id: matterId, reviewOn, reviewLight } = row
  return (
    <li data-id={row.id} className={isHere ? 'sheet leading-here' : 'sheet'} aria-current={isHere ? 'true' : undefined}>
      <h2>
        <Link to={`/desk/matters/${row.id}`}>{row.title || row.number}</Link>
      </h2>
      <p className="board-facts">
        <span className="figures">{row.number}</span>
        <StatusTag status={row.status} />
        <TrackTag track={row.track} />
        <UrgencyTag urgency={row.urgency} />
        <span>{region(row.regionCode)}</span>
        <span>{unit(row.leadUnitId)}</span>
        {row.dueAt && <Due at={row.dueAt} clock={clockOf(row)} />}
      </p>
      {reviewOn && reviewLight && (
        <p className={`leading-review leading-${reviewLight}`}>
          <LightMark light={reviewLight} />
          {w(reviewLight === 'red' ? 'review.late' : 'review', { day: write.day(reviewOn) })}
        </p>
      )}
      {row.plan && (
        <details>
          <summary>{w('plan')}</summary>
          <p className="said">{row.plan}</p>
        </details>
      )}
      <Milestones row={row} nextReviewOn={list === 'mine' ? nextReviewOn : null} onAsk={onAsk} />
      {list !== 'unled' && <Stuck row={row} />}
      <p className="board-doing">
        {list === 'unled' ? (
          <Button type="primary" onClick={() => onAsk({ matterId, action: 'claimByLeader' })}>
            {w('claim')} {isHere && <kbd>P</kbd>}
          </Button>
        ) : (
          <Button
            onClick={() =>
              onAsk({ matterId, action: 'progress', initial: row.milestones.length > 0 ? { nextReviewOn } : {} })
            }
          >
            {w('progress')} {isHere && <kbd>P</kbd>}
          </Button>
        )}
      </p>
    </li>
  )
}

function Milestones({
  row: { id: matterId, milestones },
  nextReviewOn,
  onAsk,
}: {
  row: Led
  nextReviewOn: string | null
  onAsk: (asking: Asking) => void
}) {
  const w = useLeadingWords()
  const write = useWriter()
  if (milestones.length === 0) return null
  const done = milestones.filter(({ standing }) => standing === 'done').length
  return (
    <>
      <h3>{w('milestones', { done, of: milestones.length })}</h3>
      <ol className="leading-milestones">
        {milestones.map(({ text, on, doneAt, standing }, n) => (
          <li key={`${on} ${text}`} className={`milestone-${standing}`}>
            <span className="milestone-text">{text}</span>
            <span className="milestone-day">
              {w(`milestone.${standing}`, { day: doneAt ? write.moment(doneAt) : write.day(on) })}
            </span>
            {nextReviewOn !== null && (standing === 'late' || standing === 'next') && (
              <Button
                size="small"
                onClick={() =>
                  onAsk({
                    matterId,
                    action: 'progress',
                    initial: { text: w('milestone.text', { text }), milestone: n + 1, nextReviewOn },
                  })
                }
              >
                {w('milestone.tick')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function Stuck({ row: { stuck } }: { row: Led }) {
  const w = useLeadingWords()
  const { language } = useSpeech()
  const write = useWriter()
  const unit = useNames('unit')
  if (stuck.length === 0) return <p className="nothing">{w('stuck.none')}</p>
  return (
    <>
      <h3>{w('stuck')}</h3>
      <ul className="leading-stuck">
        {stuck.map(({ what, unitId, since }) => (
          <li key={`${what} ${unitId}`}>
            {w('stuck.since', { unit: unit(unitId), what: obstacles[what][language], at: write.short(since) })}
          </li>
        ))}
      </ul>
    </>
  )
}
