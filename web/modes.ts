import { useSyncExternalStore } from 'react'

/** How a citizen wants the page: large and plain, and in which colours. */
export type Modes = Readonly<{ elder: boolean; theme: 'system' | 'light' | 'dark' }>

const KEY = 'lianxin.modes'
const plain: Modes = { elder: false, theme: 'system' }
const listeners = new Set<() => void>()
let chosen = plain

/** Takes up what was chosen last time, and answers with it; called before the first thing is drawn. */
export function rememberModes(): Modes {
  try {
    const { elder, theme } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Modes>
    chosen = { elder: elder === true, theme: theme === 'light' || theme === 'dark' ? theme : 'system' }
  } catch {
    chosen = plain
  }
  show()
  return chosen
}

/** Changes the page at once and remembers it. */
export function choose(change: Partial<Modes>): void {
  chosen = { ...chosen, ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // A browser that keeps nothing forgets the choice, no more.
  }
  show()
  for (const listener of listeners) listener()
}

export function useModes(): Modes {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => chosen,
  )
}

/** The style sheet reads the choice off the root. */
function show(): void {
  const { dataset } = document.documentElement
  if (chosen.elder) dataset['mode'] = 'elder'
  else delete dataset['mode']
  if (chosen.theme === 'system') delete dataset['theme']
  else dataset['theme'] = chosen.theme
}
