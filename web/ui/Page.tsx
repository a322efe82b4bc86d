import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { useSpeech } from '../language.ts'
import './Page.css'

/**
 * The frame of a page: its title in the window and as the one `h1`, which receives the focus when the page is entered by
 * a link, so that a screen reader begins there.
 */
export function Page({
  title,
  heading = title,
  lead,
  shape = 'column',
  children,
}: {
  title: string
  heading?: ReactNode
  lead?: string | undefined
  /** `column`: to read and fill in; `wide`: the whole width; `home`: the first page's own. */
  shape?: 'column' | 'wide' | 'home'
  children: ReactNode
}) {
  const { t } = useSpeech()
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t('title', { page: title })
  }, [t, title])
  // With the page itself: whoever is in a field of it by then is not moved.
  useLayoutEffect(() => enter(top.current), [])
  return (
    <div className={`page page-${shape}`}>
      <header className="page-head">
        <h1 ref={top} tabIndex={-1}>
          {heading}
        </h1>
        {lead && <p className="page-lead">{lead}</p>}
      </header>
      {children}
    </div>
  )
}

let entered = false

/** The page the browser opened keeps the browser's focus; every page after it takes it. */
function enter(top: HTMLElement | null): void {
  if (entered) {
    window.scrollTo(0, 0)
    top?.focus({ preventScroll: true })
  }
  entered = true
}

/** A part of a page under its own heading. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
