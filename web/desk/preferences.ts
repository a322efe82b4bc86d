import { useSyncExternalStore } from 'react'

/** How somebody likes their desk; kept in this browser. */
export type Preferences = Readonly<{
  theme: 'system' | 'light' | 'dark'
  density: 'roomy' | 'close'
  /** 大字: letters and targets half as large again, black on white. */
  letters: 'usual' | 'large'
}>

const KEY = 'lianxin.desk'
/** Where the citizens' pages keep theirs (`web/modes.ts`): who reads those in large letters gets the desk in them too. */
const CITIZENS_KEY = 'lianxin.modes'
const asked = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let chosen = kept()
let seen = looks()

/**
 * Draws the page as it was chosen last time, and again whenever the system goes dark or another window chooses; called
 * before the first thing is drawn.
 */
export function rememberPreferences(): void {
  show()
  asked.addEventListener('change', show)
  window.addEventListener('storage', ({ key }) => {
    if (key !== KEY) return
    chosen = kept()
    show()
  })
}

/** Changes a preference and remembers it. */
export function prefer(part: Partial<Preferences>): void {
  chosen = { ...chosen, ...part }
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // A browser that keeps nothing forgets the choice, no more.
  }
  show()
}

/** What is chosen, and whether that means a dark page at this moment. */
export function usePreferences(): Preferences & Readonly<{ isDark: boolean }> {
  return useSyncExternalStore(listen, () => seen)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The style sheets read the choice off the root. */
function show(): void {
  seen = looks()
  const { dataset } = document.documentElement
  dataset['theme'] = seen.isDark ? 'dark' : 'light'
  dataset['density'] = seen.density
  if (seen.letters === 'large') dataset['mode'] = 'elder'
  else delete dataset['mode']
  for (const listener of listeners) listener()
}

function looks(): Preferences & Readonly<{ isDark: boolean }> {
  return { ...chosen, isDark: chosen.theme === 'system' ? asked.matches : chosen.theme === 'dark' }
}

function kept(): Preferences {
  const { theme, density, letters = read(CITIZENS_KEY)['elder'] === true ? 'large' : 'usual' } = read(KEY)
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    density: density === 'close' ? density : 'roomy',
    letters: letters === 'large' ? letters : 'usual',
  }
}

function read(key: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>
  } catch {
    return {}
  }
}
