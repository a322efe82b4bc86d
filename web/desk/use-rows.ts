import { useEffect, useRef } from 'react'
import { useKeys } from './use-keys.ts'

/**
 * Moves through the rows of a list by j, k and the arrows, opens the one stood at by Enter, and keeps it in view. Who has
 * not moved yet sees the page from its top.
 *
 * @param at the id of the row stood at; the first row where it is not among them
 * @returns the row stood at, and the list element to put the ref on; its rows carry `data-id`
 */
export function useRows<Row, List extends HTMLElement>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  at: string | undefined,
  { onStand, onOpen }: Readonly<{ onStand: (id: string) => void; onOpen?: (row: Row) => void }>,
) {
  const list = useRef<List>(null)
  const place = Math.max(
    rows.findIndex((row) => idOf(row) === at),
    0,
  )
  const current = rows[place]
  const currentId = current && idOf(current)
  const stand = (to: number) => {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)]
    if (row) onStand(idOf(row))
  }
  useKeys({
    j: () => stand(place + 1),
    ArrowDown: () => stand(place + 1),
    k: () => stand(place - 1),
    ArrowUp: () => stand(place - 1),
    ...(onOpen && { Enter: () => current && onOpen(current) }),
  })
  const hasMoved = Boolean(at)
  useEffect(() => {
    if (hasMoved) list.current?.querySelector(`[data-id="${currentId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [currentId, hasMoved])
  return { current, list }
}
