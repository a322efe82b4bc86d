import type { CatalogueName } from '../../domain/catalogue/rows.ts'
import type { StandingRows } from '../../domain/catalogue/as-of.ts'
import { defaultProcedureNumbers } from '../../domain/catalogue/procedure.ts'
import { defaultOfficeHours } from '../../domain/deadline/office-hours.ts'
import type { PlainDate } from '../../domain/deadline/plain-date.ts'
import { nationalHolidays, noticeYears } from '../region/holidays.ts'
import type { Change } from './change.ts'
import { defaultDangerWords } from './default-danger-words.ts'
import { defaultTimeLimits } from './default-limits.ts'
import { defaultNoticeTemplates, defaultQuietHours } from './default-notices.ts'
import { defaultReasons } from './default-reasons.ts'
import { defaultSupervisionRules } from './default-supervision.ts'

/** What every prefecture starts with: time limits, numbers of the procedure, supervision rules, words of notices, words of danger, reasons, office hours and the national holidays known so far. */
export function defaultRows(): StandingRows {
  const calendarDay = noticeYears()
    .flatMap((year) => nationalHolidays(year))
    .map(({ day, kind, name }) => ({ code: day, kind, name }))
  return {
    timeLimit: defaultTimeLimits,
    procedureNumber: defaultProcedureNumbers,
    reason: defaultReasons,
    supervisionRule: defaultSupervisionRules,
    noticeTemplate: defaultNoticeTemplates,
    quietHours: defaultQuietHours,
    dangerWord: defaultDangerWords,
    officeHours: [{ code: 'all', hours: defaultOfficeHours }],
    calendarDay,
  }
}

/** The changes that write rows, all from one day on. */
export function changesTo(rows: StandingRows, validFrom: PlainDate, note: string): readonly Change[] {
  return (Object.keys(rows) as CatalogueName[]).flatMap((catalogue) =>
    (rows[catalogue] ?? []).map((row) => ({ catalogue, code: row.code, row, validFrom, note }) as Change),
  )
}
