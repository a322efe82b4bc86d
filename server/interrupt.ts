/** npm hands Ctrl-C on to a process that the terminal has told already: what follows this soon is the same key. */
const SAME_KEY_MS = 500

type Signals = Pick<NodeJS.Process, 'on' | 'ppid' | 'env'>

/**
 * Calls `stop` when somebody wants the program to end: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm that
 * started it, which can't pass on a kill -9. Calls `force` when they say so again.
 */
export function onInterrupt(stop: () => void, force: () => void, signals: Signals = process): void {
  let first = 0
  const asked = () => {
    const now = performance.now()
    if (first === 0) {
      first = now
      stop()
    } else if (now - first > SAME_KEY_MS) force()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) signals.on(signal, asked)
  const parent = signals.ppid
  if (signals.env.npm_lifecycle_event === undefined) return
  const watch = setInterval(() => {
    if (signals.ppid === parent) return
    clearInterval(watch)
    asked()
  }, 250)
  watch.unref()
}
