import type { z } from 'zod'
import type { previewCalendar } from '../../contract/calendar.ts'
import { dayInChina, parsePlainDate, type PlainDate } from '../../domain/deadline/plain-date.ts'
import type { Change } from '../catalogue/change.ts'

type Asked = z.output<typeof previewCalendar.body>

/** The first day a change counts: today unless it says otherwise. */
export function beginningOf({ validFrom }: Pick<Asked, 'validFrom'>, now: Date): PlainDate {
  return validFrom === undefined ? dayInChina(now) : parsePlainDate(validFrom)
}

/** What is asked, as changes of the catalogues. */
export function changesOf(asked: Asked & { note?: string | undefined }, now: Date): readonly Change[] {
  const told = { validFrom: beginningOf(asked, now), note: asked.note ?? null }
  return [
    ...asked.days.map((row) => ({ catalogue: 'calendarDay', code: row.code, row, ...told }) as const),
    ...asked.daysOut.map((code) => ({ catalogue: 'calendarDay', code, row: null, ...told }) as const),
    ...asked.hours.map((row) => ({ catalogue: 'officeHours', code: row.code, row, ...told }) as const),
    ...asked.hoursOut.map((code) => ({ catalogue: 'officeHours', code, row: null, ...told }) as const),
  ]
}
