import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import './Button.css'

/** `main`: the one thing to do here; `plain`: another thing; `quiet`: beside the way. */
type Kind = 'main' | 'plain' | 'quiet'

/** A button that does something here. While `busy` it stays focusable and does nothing. */
export function Button({
  kind = 'plain',
  busy = false,
  className = '',
  ...rest
}: ComponentProps<'button'> & { kind?: Kind; busy?: boolean }) {
  return (
    <button
      type="button"
      className={`button button-${kind} ${className}`}
      aria-disabled={busy || undefined}
      {...rest}
      {...(busy && { onClick: (event) => event.preventDefault() })}
    />
  )
}

/** A link to another page that looks like a button. */
export function ButtonLink({ kind = 'plain', className = '', ...rest }: ComponentProps<typeof Link> & { kind?: Kind }) {
  return <Link className={`button button-${kind} ${className}`} {...rest} />
}
