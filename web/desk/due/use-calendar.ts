import { useMemo } from 'react'
import { defaultOfficeHours } from '../../../domain/deadline/office-hours.ts'
import { parsePlainDate } from '../../../domain/deadline/plain-date.ts'
import { type WorkCalendar, workCalendar } from '../../../domain/deadline/work-calendar.ts'
import { useCatalogue } from '../pick/use-catalogue.ts'

/** The work calendar as the catalogues hold it today; undefined until both are there. */
export function useCalendar(): WorkCalendar | undefined {
  const { data: days } = useCatalogue('calendarDay')
  const { data: hours } = useCatalogue('officeHours')
  return useMemo(
    () =>
      days &&
      hours &&
      workCalendar(
        days.map(({ code, kind }) => ({ day: parsePlainDate(code), kind })),
        hours.find(({ code }) => code === 'all')?.hours ?? defaultOfficeHours,
      ),
    [days, hours],
  )
}
