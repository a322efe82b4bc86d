import type { QuietHours } from '../catalogue/rows.ts'

const MINUTE = 60_000
const DAY = 24 * 60
const CHINA_OFFSET = 8 * 60

/**
 * 免打扰: the first instant from `at` on that lies outside the quiet hours, which may go over midnight; `at` itself where it does,
 * or where there are none. Clock time in China, which knows no summer time.
 */
export function afterQuiet(at: Date, hours: Pick<QuietHours, 'from' | 'to'> | undefined): Date {
  if (!hours || hours.from === hours.to) return at
  const { from, to } = hours
  const minutes = at.getTime() / MINUTE + CHINA_OFFSET
  const ofDay = minutes % DAY
  const quiet = from < to ? ofDay >= from && ofDay < to : ofDay >= from || ofDay < to
  if (!quiet) return at
  const midnight = minutes - ofDay
  const end = midnight + to + (ofDay < to ? 0 : DAY)
  return new Date((end - CHINA_OFFSET) * MINUTE)
}
