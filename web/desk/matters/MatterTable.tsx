import { memo } from 'react'
import { Link } from 'react-router'
import { Time } from '../../ui/Time.tsx'
import { clockOf, Due } from '../due/Due.tsx'
import { useNames } from '../pick/use-names.ts'
import { StatusTag, UrgencyTag } from '../tags/tags.tsx'
import type { Row } from './MattersPage.tsx'
import { useMattersWords } from './words.ts'

/** The rows of the list, as a table on a desk and one under the other on a phone. */
export function MatterTable({ rows, currentId }: { rows: readonly Row[]; currentId: string | undefined }) {
  const w = useMattersWords()
  return (
    <table className="matters">
      <thead>
        <tr>
          <th scope="col">{w('matter')}</th>
          <th scope="col">{w('status')}</th>
          <th scope="col">{w('due')}</th>
          <th scope="col">{w('region')}</th>
          <th scope="col">{w('unit')}</th>
          <th scope="col">{w('received')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} isHere={row.id === currentId} />
        ))}
      </tbody>
    </table>
  )
}

/** Drawn again only when it, or whether one stands at it, has changed: fifty rows answer a key at once. */
const Line = memo(function Line({ row, isHere }: { row: Row; isHere: boolean }) {
  const w = useMattersWords()
  const unit = useNames('unit')
  const region = useNames('region')
  return (
    <tr data-id={row.id} className={isHere ? 'matter-here' : ''} aria-current={isHere ? 'true' : undefined}>
      <td>
        <Link to={`/desk/matters/${row.id}`}>{row.title || row.number}</Link>
        <div className="matters-facts">
          <span className="figures">{row.number}</span>
          <UrgencyTag urgency={row.urgency} />
          {row.callers > 1 && <span>{w('callers', { n: row.callers })}</span>}
        </div>
      </td>
      <td>
        <StatusTag status={row.status} />
      </td>
      <td>{row.dueAt && <Due at={row.dueAt} clock={clockOf(row)} />}</td>
      <td>{region(row.regionCode)}</td>
      <td>{unit(row.leadUnitId)}</td>
      <td>
        <Time at={row.receivedAt} short />
      </td>
    </tr>
  )
})
