import type { ReactNode } from 'react'
import { useCalendarWords } from './words.ts'

/** What a table says of each row; on a narrow page a cell that says something has its heading beside it. */
export type Column<R> = Readonly<{
  title: string
  told: (row: R) => ReactNode
  /** Of digits, which stand below each other. */
  figures?: boolean
}>

/** Rows of a catalogue, or of what a change would move: the first column names the row, the last has its buttons. */
export function RowTable<R>({
  columns: [first, ...others],
  rows,
  keyOf,
  sheet = false,
  renderButtons,
}: {
  columns: readonly [Column<R>, ...Column<R>[]]
  rows: readonly R[]
  keyOf: (row: R) => string
  /** On a sheet of its own. */
  sheet?: boolean
  renderButtons?: (row: R) => ReactNode
}) {
  const w = useCalendarWords()
  return (
    <table className={sheet ? 'cal-table sheet' : 'cal-table'}>
      <thead>
        <tr>
          {[first, ...others].map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          {renderButtons && <th scope="col">{w('edit')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row" className={first.figures ? 'figures' : undefined}>
              {first.told(row)}
            </th>
            {others.map(({ title, told, figures }) => (
              <td key={title} data-label={title} className={figures ? 'figures' : undefined}>
                {told(row)}
              </td>
            ))}
            {renderButtons && (
              <td>
                <div className="cal-buttons">{renderButtons(row)}</div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
