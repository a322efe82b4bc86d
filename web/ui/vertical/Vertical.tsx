import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
// The packaged face comes with this chunk and is fetched when the first Mongolian letter is drawn: few machines have one.
import '@fontsource/noto-sans-mongolian/mongolian.css'
import { fetchChineseFont } from '../chinese-font.ts'
import './Vertical.css'

/** What pages say of their language where traditional Mongolian stands, as it is written in Inner Mongolia. */
export const MONGOLIAN = 'mn-Mong-CN'

/**
 * A block of lines that run from top to bottom and follow each other from left to right, as traditional Mongolian is
 * written. Its height is fixed before its words are there, so that nothing on the page moves; what is wider than the page
 * is scrolled sideways, by keyboard too.
 *
 * @param label what a screen reader calls it, in the language of the page
 */
export function Vertical({ label, children }: { label: string; children: ReactNode }) {
  const lines = useRef<HTMLDivElement>(null)
  const [packaged, setPackaged] = useState(false)
  useLayoutEffect(() => {
    if (!lines.current || standsUpright(lines.current)) return
    fetchChineseFont().then(
      () => setPackaged(true),
      () => undefined,
    )
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is scrolled by keyboard must take the focus
    <section className={packaged ? 'vertical vertical-packaged' : 'vertical'} aria-label={label} tabIndex={0}>
      <div ref={lines} className="vertical-lines" lang={MONGOLIAN}>
        {children}
      </div>
    </section>
  )
}

/**
 * Whether the machine's own face has a height for Chinese that stands upright. Some faces of Linux (文泉驿 is one) have none:
 * their characters would lie on top of each other.
 */
function standsUpright(lines: HTMLElement): boolean {
  const probe = document.createElement('span')
  probe.lang = 'zh-CN'
  probe.textContent = '\u5e10\u5fc3'
  lines.append(probe)
  const height = probe.getBoundingClientRect().height
  const letter = Number.parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return height > letter
}

/** A number between vertical words: up to two digits side by side in the line, longer ones upright one below the other. */
export function Upright({ children }: { children: string }) {
  return <span className={children.length > 2 ? 'vertical-stacked' : 'vertical-combined'}>{children}</span>
}
