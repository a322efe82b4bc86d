import { describe, expect, test } from 'vitest'
import { parsePlainDate } from '../deadline/plain-date.ts'
import { isWorkday } from '../deadline/work-calendar.ts'
import { catalogueOf, rowsOf, standing, standingLines, turningDays } from './as-of.ts'
import type { Line } from './line.ts'
import type { Reason } from './rows.ts'

type Told = Partial<Pick<Line, 'validTo' | 'removed'>> & { zh?: string; code?: string }

function line(
  version: number,
  validFrom: string,
  { zh = `v${version}`, code = 'r', validTo = null, removed = false }: Told = {},
): Line<'reason'> {
  const row: Reason = { code, list: 'return', zh, en: zh, legalRoute: null }
  const changedAt = new Date('2026-01-01T00:00:00Z')
  return {
    catalogue: 'reason',
    code,
    version,
    validFrom: parsePlainDate(validFrom),
    validTo,
    removed,
    row,
    changedBy: 'x',
    changedAt,
    note: null,
  }
}

describe('the line of a code that counts on a day', () => {
  const first = line(1, '2026-01-01')
  for (const [what, lines, day, expected] of [
    ['none before it begins', [first], '2025-12-31', []],
    ['the first on its first day', [first], '2026-01-01', ['v1']],
    ['the later one once it has begun', [first, line(2, '2026-03-01')], '2026-03-01', ['v2']],
    ['the present one until a planned one begins', [first, line(2, '2026-03-01')], '2026-02-28', ['v1']],
    ['the higher version, whatever the order', [line(2, '2026-03-01'), first], '2026-03-02', ['v2']],
    ['none once it is taken out', [first, line(2, '2026-03-01', { removed: true })], '2026-03-01', []],
    ['the old one until it is taken out', [first, line(2, '2026-03-01', { removed: true })], '2026-02-28', ['v1']],
    ['none on the day it ends', [line(1, '2026-01-01', { validTo: parsePlainDate('2026-02-01') })], '2026-02-01', []],
    [
      'the old one on the day before it ends',
      [line(1, '2026-01-01', { validTo: parsePlainDate('2026-02-01') })],
      '2026-01-31',
      ['v1'],
    ],
    [
      'none after the latest ended: an older one does not come back',
      [first, line(2, '2026-02-01', { validTo: parsePlainDate('2026-03-01') })],
      '2026-03-01',
      [],
    ],
    [
      'a correction from an earlier day sets a planned one aside',
      [first, line(2, '2026-06-01'), line(3, '2026-02-01')],
      '2026-06-02',
      ['v3'],
    ],
    [
      'one again after it was taken out',
      [first, line(2, '2026-02-01', { removed: true }), line(3, '2026-03-01')],
      '2026-03-01',
      ['v3'],
    ],
  ] as const) {
    test(what, () => {
      expect(standing(lines, parsePlainDate(day)).map(({ row }) => row.zh)).toEqual(expected)
    })
  }

  test('every code for itself, by code', () => {
    const lines = [
      line(1, '2026-01-01', { code: 'b' }),
      line(1, '2026-01-01', { code: 'a' }),
      line(2, '2026-01-02', { code: 'b' }),
    ]
    expect(standing(lines, parsePlainDate('2026-01-02')).map(({ code, version }) => `${code}${version}`)).toEqual([
      'a1',
      'b2',
    ])
  })
})

test('days on which something begins or ends', () => {
  const lines = [
    line(1, '2026-01-01', { validTo: parsePlainDate('2026-05-01') }),
    line(2, '2026-03-01'),
    line(3, '2026-03-01'),
  ]
  expect(turningDays(lines, parsePlainDate('2026-02-01'))).toEqual(['2026-02-01', '2026-03-01', '2026-05-01'])
})

describe('the catalogue of a day', () => {
  test('rows by code, from the lines of all catalogues', () => {
    const rows = rowsOf(standingLines([line(1, '2026-01-01'), line(2, '2026-09-01')], parsePlainDate('2026-08-31')))
    const catalogue = catalogueOf(rows)
    expect(catalogue.reasons.get('r')?.zh).toBe('v1')
    expect(catalogue.units.size).toBe(0)
  })

  test('the calendar from its days and hours; default hours without a row', () => {
    const calendarDay = [
      { code: '2026-10-01', kind: 'holiday', name: '国庆节' },
      { code: '2026-10-10', kind: 'makeUpDay', name: '国庆节' },
    ] as const
    const spans = [{ from: 480, to: 960 }]
    const { calendar } = catalogueOf({ calendarDay, officeHours: [{ code: 'all', hours: { spans, seasons: [] } }] })
    expect(isWorkday(parsePlainDate('2026-10-01'), calendar)).toBe(false)
    expect(isWorkday(parsePlainDate('2026-10-10'), calendar)).toBe(true)
    expect(calendar.hours.spans).toEqual(spans)
    expect(catalogueOf({}).calendar.hours.spans[0]).toEqual({ from: 510, to: 720 })
  })
})
