import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useShellWords } from './words.ts'
import './Door.css'

/** What stands around a page before somebody has signed in. */
export function Door({ children }: { children: ReactNode }) {
  const w = useShellWords()
  return (
    <div className="door">
      <header className="door-head">
        <Link to="/desk">
          <img src="/seal.svg" alt="" width="36" height="36" />
          {w('desk')}
        </Link>
        <a href="/">{w('portal')}</a>
      </header>
      <main id="content" className="door-room">
        {children}
      </main>
    </div>
  )
}
