import { Button } from 'antd'
import { type MissedReason, missedEndings } from '../../../domain/missed-call/words.ts'
import { useSpeech } from '../../language.ts'
import { Time } from '../../ui/Time.tsx'
import { Reasons } from './Reasons.tsx'
import type { MissedRow } from './use-missed.ts'
import { Waited } from './Waited.tsx'
import { useMissedWords } from './words.ts'

type Doing = Readonly<{
  /** False: sees the list, and does not ring back. */
  may: boolean
  /** The row whose reason is asked for. */
  asked: string | null
  onStand: (id: string) => void
  onTake: (row: MissedRow) => void
  onAsk: (row: MissedRow) => void
  onNoNeed: (row: MissedRow, reason: MissedReason) => void
}>

/** Who still has to be rung back; the one stood at shows what can be done. */
export function MissedRows({
  rows,
  currentId,
  ...doing
}: { rows: readonly MissedRow[]; currentId: string | undefined } & Doing) {
  return rows.map((row) => <Row key={row.id} row={row} isHere={row.id === currentId} {...doing} />)
}

function Row({
  row,
  isHere,
  may,
  asked,
  onStand,
  onTake,
  onAsk,
  onNoNeed,
}: { row: MissedRow; isHere: boolean } & Doing) {
  const w = useMissedWords()
  const { language } = useSpeech()
  const { id, masked, rings, line, seconds, ended, triedAt, taken } = row
  const last = triedAt.at(-1)
  const isTheirs = taken !== null && !taken.byMe
  return (
    <li data-id={id} className={isHere ? 'missed-here' : ''} aria-current={isHere || undefined}>
      <p className="missed-who">
        <button type="button" className="missed-masked figures" onClick={() => onStand(id)}>
          {masked}
        </button>
        {rings > 1 && <span className="tag tag-waiting">{w('rings', { n: rings })}</span>}
        {taken && <span className="tag">{taken.byMe ? w('taken.me') : w('taken', { name: taken.by })}</span>}
        <Waited since={row.firstAt} />
      </p>
      <p className="missed-facts">
        <span>{missedEndings[ended][language]}</span>
        {seconds !== null && seconds > 0 && <span>{w('seconds', { n: seconds })}</span>}
        <span>{w('line', { line })}</span>
        <Time at={row.lastAt} short />
      </p>
      {last && (
        <p className="missed-facts">
          {w('tried', { n: triedAt.length })} <Time at={last} short />
        </p>
      )}
      {isHere && may && !isTheirs && (
        <p className="missed-do">
          <Button size="small" type="primary" onClick={() => onTake(row)}>
            {w('take')} <kbd>Enter</kbd>
          </Button>
          <Button size="small" onClick={() => onAsk(row)}>
            {w('noNeed')} <kbd>X</kbd>
          </Button>
        </p>
      )}
      {isHere && asked === id && <Reasons onPick={(reason) => onNoNeed(row, reason)} />}
    </li>
  )
}
