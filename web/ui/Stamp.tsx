import './Stamp.css'

/** A state as a stamp on the sheet. */
export function Stamp({ children, large = false }: { children: string; large?: boolean }) {
  return <span className={large ? 'stamp stamp-large' : 'stamp'}>{children}</span>
}
