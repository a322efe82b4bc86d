import type { Span } from './limits.ts'

/** Counts what was done under keys, in memory. Times are milliseconds and do not run backwards from call to call. */
export type Counter = Readonly<{
  /** Counts one more, unless it would be too many: then how long until one more fits, and nothing is counted. */
  take(key: string, now: number): number
  /** How long until one more fits; 0 at once. */
  wait(key: string, now: number): number
  /** Whether anything was counted in the longest span. */
  has(key: string, now: number): boolean
  size(): number
}>

/**
 * Lets at most `most` through in any span of time, wherever it begins: the times themselves are kept, as many as the largest span
 * allows. However many keys come, no more than `keys` are remembered: the one that came longest ago gives way.
 */
export function counter(spans: readonly Span[], keys = 50_000): Counter {
  const longest = Math.max(...spans.map(({ seconds }) => seconds)) * 1000
  const most = Math.max(...spans.map((span) => span.most))
  // Keys that came longest ago stand first; the times of each key, too.
  const timesOf = new Map<string, number[]>()

  /** The times of a key that still matter. */
  const recent = (key: string, now: number) => {
    const times = timesOf.get(key) ?? []
    while (times[0] !== undefined && times[0] <= now - longest) times.shift()
    return times
  }
  const waitOf = (times: readonly number[], now: number) =>
    spans.reduce((wait, span) => {
      const free = (times[times.length - span.most] ?? -Infinity) + span.seconds * 1000
      return Math.max(wait, free - now)
    }, 0)

  return {
    take(key, now) {
      const times = recent(key, now)
      const wait = waitOf(times, now)
      timesOf.delete(key)
      const oldest = timesOf.size >= keys ? timesOf.keys().next().value : undefined
      if (oldest !== undefined) timesOf.delete(oldest)
      timesOf.set(key, times)
      if (wait > 0) return wait
      if (times.length >= most) times.shift()
      times.push(now)
      return 0
    },
    wait: (key, now) => waitOf(recent(key, now), now),
    has: (key, now) => recent(key, now).length > 0,
    size: () => timesOf.size,
  }
}
