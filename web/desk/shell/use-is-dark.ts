import { useSyncExternalStore } from 'react'
import type { Preferences } from '../preferences.ts'

const asked = window.matchMedia('(prefers-color-scheme: dark)')

/** Whether the desk is drawn dark: as chosen, else as the system is. */
export function useIsDark(theme: Preferences['theme']): boolean {
  const isSystemDark = useSyncExternalStore(listen, () => asked.matches)
  return theme === 'system' ? isSystemDark : theme === 'dark'
}

function listen(listener: () => void): () => void {
  asked.addEventListener('change', listener)
  return () => asked.removeEventListener('change', listener)
}
