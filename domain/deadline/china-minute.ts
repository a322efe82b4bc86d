const chinaOffset = 8 * 3_600_000

/** What the clock in China shows, to the minute: `2026-04-17 14:05`. */
export function chinaMinute(instant: Date): string {
  return new Date(instant.getTime() + chinaOffset).toISOString().slice(0, 16).replace('T', ' ')
}
