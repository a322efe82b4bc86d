import { dayNumber, isPlainDate } from '../../domain/deadline/plain-date.ts'
import { serialOf } from '../../domain/intake/serial-date.ts'
import { numberText } from './number-text.ts'
import type { ColumnKind, Value } from './written-table.ts'

const chinaOffset = 8 * 3_600_000
const dayLength = 86_400_000

/** A value as a cell takes it: a number in the format of its column, or text. Null is a blank cell. */
export type CellValue = number | string | null

/** Days and times become serial numbers of Excel; those it has none for, before March 1900, stay text. */
export function cellValue(value: Value, kind: ColumnKind): CellValue {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number' && (kind === 'number' || kind === 'percent'))
    return Number.isFinite(value) ? value : null
  const wall = kind === 'date' || kind === 'time' ? wallClock(value) : null
  if (wall !== null)
    return serialOf(kind === 'date' ? Math.floor(wall / dayLength) * dayLength : wall) ?? plainText(value)
  return plainText(value)
}

/** A value as words: in a .csv, where a day is `2026-04-17` and a time `2026-04-17 14:05:00` in China. */
export function plainText(value: Value, kind: ColumnKind = 'time'): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? numberText(String(value)) : ''
  if (typeof value === 'string') return value
  if (Number.isNaN(value.getTime())) return ''
  const wall = new Date(value.getTime() + chinaOffset).toISOString()
  return kind === 'date' ? wall.slice(0, 10) : wall.slice(0, 19).replace('T', ' ')
}

/** What China's clock shows, as milliseconds since 1970 as if it were UTC; of a day its first moment. */
function wallClock(value: Value): number | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime() + chinaOffset
  return typeof value === 'string' && isPlainDate(value) ? dayNumber(value) * dayLength : null
}
