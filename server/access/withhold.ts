import { redact } from '../../domain/access/redact.ts'
import type { Treatment } from '../../domain/access/treatment.ts'
import type { Point } from '../../domain/ledger/words.ts'

/** Fields that hold a code, an id or an instant, never words. */
const noWords = /(?:^id|Ids?|Codes?|By|At|On|^number|^document|^status|^action|^channel)$/
const idOrInstant = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/

/** The same value with every name, telephone and number of a person taken out of its words, however deep they lie. */
export function withoutNames<T>(value: T, field = ''): T {
  if (typeof value === 'string') return (noWords.test(field) || idOrInstant.test(value) ? value : redact(value)) as T
  if (Array.isArray(value)) return value.map((one: unknown) => withoutNames(one, field)) as T
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutNames(one as unknown, key)])) as T
}

/** A point is somebody's door; to whom words are redacted it is told to about a hundred metres. */
export function roughly(point: Point | null, words: Treatment): Point | null {
  if (point === null || words === 'plain') return point
  const near = (degrees: number) => Math.round(degrees * 1000) / 1000
  return { lat: near(point.lat), lon: near(point.lon) }
}
