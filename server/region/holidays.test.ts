import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { dueAt } from '../../domain/deadline/clock.ts'
import { defaultOfficeHours } from '../../domain/deadline/office-hours.ts'
import { isWeekend } from '../../domain/deadline/plain-date.ts'
import { noticeDays } from '../../domain/deadline/test-calendar.ts'
import { coveredUntil, workCalendar } from '../../domain/deadline/work-calendar.ts'
import { nationalHolidays, noticeYears } from './holidays.ts'

describe('the days of a year', () => {
  for (const [year, holidays, makeUpDays] of [
    [2024, 28, 8],
    [2025, 28, 5],
    [2026, 33, 6],
  ] as const) {
    test(`${year}: what the notice says, ${holidays} days off and ${makeUpDays} worked`, () => {
      const days = nationalHolidays(year)
      expect(days.map(({ day, kind }) => ({ day, kind }))).toEqual(noticeDays(year))
      const count = (kind: string) => days.filter((row) => row.kind === kind).length
      expect([count('holiday'), count('makeUpDay')]).toEqual([holidays, makeUpDays])
    })
  }

  test('carry the festival they belong to', () => {
    const named = new Map(nationalHolidays(2026).map(({ day, kind, name }) => [day as string, `${name} ${kind}`]))
    expect(named.get('2026-02-17')).toBe('春节 holiday')
    expect(named.get('2026-02-14')).toBe('春节 makeUpDay')
    expect(named.get('2026-10-10')).toBe('国庆节 makeUpDay')
  })

  test('are none where no notice is held', () => {
    expect(nationalHolidays(2003)).toEqual([])
    expect(nationalHolidays((noticeYears().at(-1) ?? 0) + 1)).toEqual([])
  })
})

describe('every year held', () => {
  test('reaches from 2004 to 2026 at least, without a gap', () => {
    const years = noticeYears()
    expect(years[0]).toBe(2004)
    expect(years.at(-1)).toBeGreaterThanOrEqual(2026)
    expect(years).toEqual(years.map((_, n) => 2004 + n))
  })

  test.each(noticeYears())('%i: worked days are weekends, no day is both, 国庆 is off, names are Chinese', (year) => {
    const days = nationalHolidays(year)
    expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
    expect(days.every(({ kind, day }) => kind === 'holiday' || isWeekend(day))).toBe(true)
    expect(days.every(({ name }) => /^[\p{Script=Han}\d]+$/u.test(name))).toBe(true)
    const covered = coveredUntil(workCalendar(days, defaultOfficeHours))
    expect(covered).toBe(`${year}-12-31`)
  })
})

test('a promise over 国庆 stands on the packaged days', () => {
  const calendar = workCalendar(nationalHolidays(2026), defaultOfficeHours)
  const due = dueAt({ amount: 5, unit: 'day', clock: 'work' }, new Date('2026-09-28T10:00:00+08:00'), calendar)
  expect(due).toEqual(new Date('2026-10-10T17:30:00+08:00'))
})

test.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
  'a machine in %s reads the same days',
  (zone) => {
    const program = `import { nationalHolidays } from '${new URL('./holidays.ts', import.meta.url).href}'
    console.log(JSON.stringify(nationalHolidays(2026)))`
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    })
    expect(JSON.parse(printed)).toEqual(nationalHolidays(2026))
  },
)
