import { NavLink } from 'react-router'
import type { Room } from '../rooms.tsx'
import { useShellWords } from './words.ts'

/** The rooms of whoever works here, in the order of their day. */
export function Navigation({ rooms, onGone }: { rooms: readonly Room[]; onGone: () => void }) {
  const w = useShellWords()
  return (
    <nav className="frame-nav" aria-label={w('rooms')}>
      {rooms.map(({ key, path, words, icon }) => (
        <NavLink key={key} to={path} onClick={onGone}>
          {icon}
          <span>{w(words)}</span>
        </NavLink>
      ))}
    </nav>
  )
}
