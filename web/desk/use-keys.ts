import { useLayoutEffect, useRef } from 'react'

/** What a key does: `'j'`, `'Enter'`, `'mod+k'` (Ctrl, on a Mac Command), `'g t'` (one after the other), `'shift+?'` as `'?'`. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Between the two keys of a pair. */
const PAIR_MS = 1200

/**
 * Binds keys while the component stands. Single keys are left alone while somebody types words or a dialog is open, unless
 * `inFields` says otherwise; keys with `mod` or a function key always count.
 *
 * @param keys the newest bindings count; they need not be kept stable
 */
export function useKeys(keys: Keys, { active = true, inFields = false } = {}): void {
  const current = useRef(keys)
  // With what is shown: a key that comes before the next task would be taken for what was shown before.
  useLayoutEffect(() => {
    current.current = keys
  })
  useLayoutEffect(() => {
    if (!active) return undefined
    let before: { key: string; at: number } | null = null
    const press = (event: KeyboardEvent) => {
      // A list that is open takes Enter for itself, and has no use for Ctrl Enter.
      if ((event.defaultPrevented && isPlain(event)) || event.isComposing) return
      const key = nameOf(event)
      if (isPlain(event) && !inFields && (isTyping(event.target) || isCovered(event.target))) return
      const pair = before && event.timeStamp - before.at < PAIR_MS ? `${before.key} ${key}` : null
      before = { key, at: event.timeStamp }
      const does = (pair && current.current[pair]) || current.current[key]
      if (!does) return
      event.preventDefault()
      does(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [active, inFields])
}

/** How a key is written in `Keys`. */
export function nameOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  return `${ctrlKey || metaKey ? 'mod+' : ''}${altKey ? 'alt+' : ''}${name}`
}

function isPlain({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !/^F\d+$/.test(key)
}

/** Whether what is pressed goes into a field, or moves in a list of choices that is open. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // A box that is ticked, a button that is pressed take no letters.
  const takesWords = target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(target.type)
  return (
    target.isContentEditable ||
    takesWords ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role=listbox],[role=menu]') !== null
  )
}

/** A key of the page below an open dialog is not meant. */
function isCovered(target: EventTarget | null): boolean {
  const dialog = document.querySelector('[role=dialog][aria-modal=true]')
  return dialog !== null && !(target instanceof Node && dialog.contains(target))
}
