import { addMonths, type PlainDate, parsePlainDate, startOfDay } from '../deadline/plain-date.ts'

/**
 * 本季度: when the quarter of a day ends. A watched matter's limit lies a quarter after its last progress, so one whose limit
 * comes before this instant has none in this quarter yet.
 */
export function endOfQuarter(day: PlainDate): Date {
  const month = Number(day.slice(5, 7))
  const first = String(month - ((month - 1) % 3)).padStart(2, '0')
  return startOfDay(addMonths(parsePlainDate(`${day.slice(0, 4)}-${first}-01`), 3))
}
