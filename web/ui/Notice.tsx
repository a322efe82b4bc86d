import type { ReactNode } from 'react'
import './Notice.css'

/** `wrong`: it failed, and what to do; `note`: to know; `good`: it worked. Told apart by mark and words, not by colour alone. */
export function Notice({
  tone,
  title,
  spoken = tone === 'wrong',
  children,
}: {
  tone: 'wrong' | 'note' | 'good'
  title?: string
  /** Read out when it appears. */
  spoken?: boolean
  children?: ReactNode
}) {
  return (
    <div className={`notice notice-${tone}`} role={spoken ? (tone === 'wrong' ? 'alert' : 'status') : undefined}>
      <span className="notice-mark" aria-hidden="true" />
      <div className="notice-words">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
