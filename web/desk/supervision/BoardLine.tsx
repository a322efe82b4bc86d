import { Button } from 'antd'
import { memo } from 'react'
import { Link } from 'react-router'
import { actions } from '../../../domain/ledger/actions.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { clockOf, Due } from '../due/Due.tsx'
import { useNames } from '../pick/use-names.ts'
import { StatusTag, TrackTag, UrgencyTag } from '../tags/tags.tsx'
import { Papers } from './Papers.tsx'
import { type Quick, quickKeys } from './quick.ts'
import type { Row } from './use-board.ts'
import { useSupervisionWords } from './words.ts'

/** One matter of a board: what is left or over, whose it is, how hard it is pressed, and its last word; and what to do. */
export const BoardLine = memo(function BoardLine({
  row,
  isHere,
  quick,
  onStand,
  onTake,
  onClock,
}: {
  row: Row
  isHere: boolean
  quick: readonly Quick[]
  onStand: (id: string) => void
  onTake: (action: Quick) => void
  onClock: () => void
}) {
  const w = useSupervisionWords()
  const { language } = useSpeech()
  const write = useWriter()
  const unit = useNames('unit')
  return (
    <li data-id={row.id} className={isHere ? 'board-here' : ''} aria-current={isHere ? 'true' : undefined}>
      <Link to={`/desk/matters/${row.id}`} onFocus={() => !isHere && onStand(row.id)}>
        {row.title || row.number}
      </Link>
      <p className="board-facts">
        <span className="figures">{row.number}</span>
        {row.dueAt && <Due at={row.dueAt} clock={clockOf(row)} />}
        <StatusTag status={row.status} />
        <TrackTag track={row.track === 'ledger' ? null : row.track} />
        <UrgencyTag urgency={row.urgency} />
        <span>{unit(row.leadUnitId)}</span>
        {row.supervisionLevel > 0 && (
          <span className="tag tag-waiting">{w('levelled', { n: row.supervisionLevel })}</span>
        )}
        {row.hops > 0 && <span>{w('hops', { n: row.hops })}</span>}
        {row.redos > 0 && <span>{w('redos', { n: row.redos })}</span>}
        {row.progress !== undefined && (
          <span>{row.progress ? w('progress.last', { at: write.moment(row.progress.at) }) : w('progress.none')}</span>
        )}
        <span>
          {row.heardAt ? w('heard', { at: write.short(row.heardAt) }) : w('last', { at: write.short(row.lastAt) })}
        </span>
      </p>
      <Papers row={row} />
      {isHere && (
        <p className="board-doing">
          {quick.map((action, n) => (
            <Button key={action} size="small" type={n === 0 ? 'primary' : 'default'} onClick={() => onTake(action)}>
              {actions[action][language]} <kbd>{quickKeys[action].toUpperCase()}</kbd>
            </Button>
          ))}
          <Button size="small" onClick={onClock}>
            {w('clock')} <kbd>C</kbd>
          </Button>
        </p>
      )}
    </li>
  )
})
