import { useCalendarWords } from './words.ts'

const sorts = ['added', 'changed', 'removed', 'unchanged'] as const

/** How many rows a change adds, changes, takes out and leaves; of which there are none is not said. */
export function Counted({ rows }: { rows: Readonly<Record<(typeof sorts)[number], number>> }) {
  const w = useCalendarWords()
  const said = sorts.filter((sort) => rows[sort] > 0).map((sort) => w(`look.${sort}`, { n: rows[sort] }))
  return <p>{said.join(w('notice.list'))}</p>
}
