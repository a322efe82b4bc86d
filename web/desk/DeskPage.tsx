import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { useShellWords } from './shell/words.ts'
import './sheet.css'

/**
 * The frame of a room: its title in the window and as the one `h1`, which receives the focus when the room is entered from
 * another, so that a screen reader begins there.
 */
export function DeskPage({
  title,
  lead,
  keys,
  aside,
  children,
}: {
  title: string
  lead?: ReactNode
  /** The keys of the room in one line; not said where nothing is pressed but glass. */
  keys?: string
  /** Beside the title: filters, figures, a button. */
  aside?: ReactNode
  children: ReactNode
}) {
  const w = useShellWords()
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${w('desk')}`
  }, [title, w])
  // With the page itself: whoever is in a field of it by then is not moved.
  useLayoutEffect(() => {
    if (entered) top.current?.focus({ preventScroll: true })
    entered = true
  }, [])
  return (
    <>
      <header className="desk-head">
        <h1 ref={top} tabIndex={-1}>
          {title}
        </h1>
        {lead && <span className="desk-lead">{lead}</span>}
        {keys && <span className="desk-lead keys-hint">{keys}</span>}
        {aside && <div className="desk-aside">{aside}</div>}
      </header>
      {children}
    </>
  )
}

let entered = false
