import { useSyncExternalStore } from 'react'

type Sending = Readonly<{ fileId: string | null; share: number }>

let sending: Sending = { fileId: null, share: 0 }
const listeners = new Set<() => void>()

/** Tells how much of a file has gone out of this page, 0 to 1; null when none is on its way. */
export function tellShare(fileId: string | null, share: number): void {
  sending = { fileId, share }
  for (const listener of listeners) listener()
}

/** The file that is on its way from this page. */
export function useSending(): Sending {
  return useSyncExternalStore(listen, () => sending)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
