import { useSyncExternalStore } from 'react'

/** How somebody likes their desk; kept in this browser. */
export type Preferences = Readonly<{ theme: 'system' | 'light' | 'dark'; density: 'roomy' | 'close' }>

const KEY = 'lianxin.desk'
const usual: Preferences = { theme: 'system', density: 'roomy' }
const listeners = new Set<() => void>()
let chosen = kept()

/** Changes a preference and remembers it. */
export function prefer(part: Partial<Preferences>): void {
  chosen = { ...chosen, ...part }
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // A browser that keeps nothing forgets the choice, no more.
  }
  for (const listener of listeners) listener()
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(listen, () => chosen)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function kept(): Preferences {
  try {
    const { theme, density } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : usual.theme,
      density: density === 'close' ? density : usual.density,
    }
  } catch {
    return usual
  }
}
