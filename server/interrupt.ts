import { npmWatch } from './npm-parent.ts'

/** npm hands Ctrl-C on to a program that the terminal has told already: what follows this soon is the same key. */
const SAME_KEY_MS = 500

/**
 * Calls `stop` when somebody wants the program to end: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm that
 * started it. Calls `force` when they say so again.
 */
export function onInterrupt(stop: () => void, force: () => void): void {
  let first: number | null = null
  const asked = () => {
    const now = performance.now()
    if (first === null) {
      first = now
      stop()
    } else if (now - first > SAME_KEY_MS) force()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked)
  const npmIsThere = npmWatch()
  const watch = setInterval(() => {
    if (npmIsThere()) return
    clearInterval(watch)
    asked()
  }, 250)
  watch.unref()
}
