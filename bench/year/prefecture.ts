import type { StandingRows } from '../../domain/catalogue/as-of.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { demoCatalogues } from '../../server/demo/catalogues.ts'
import { dayDeclaredAt, declaredDay } from './changes.ts'
import { type Open, type Walk, walkOf } from './walk.ts'

/** The day on which the whole prefecture has a day off of its own. */
const localDay = '2026-08-18'
const ordinary: Open = [
  [510, 720],
  [870, 1050],
]
/** Hours of units' own: a counter that does not close at noon, a company that begins early, a county that ends late. */
const own: Readonly<Record<string, Open>> = {
  'human-resources': [[540, 1020]],
  'heat-gas': [
    [480, 720],
    [780, 1020],
  ],
  'eren-tala-government': [
    [540, 720],
    [900, 1110],
  ],
}
/** Units below one with hours of its own keep those. */
const above: Readonly<Record<string, string>> = { 'duran-sumu': 'eren-tala-government' }

/** The catalogues of the demo with some of its units' own hours, a local day off, and offices that can be written to. */
export function yearRows(seed: string, units: number): StandingRows {
  const rows = demoCatalogues(seed)
  const kept = (rows.unit ?? []).slice(0, Math.max(units, 26))
  const codes = new Set(kept.map(({ code }) => code))
  return {
    ...rows,
    unit: kept.map((unit, n) => ({
      ...unit,
      dutyPhone: n % 3 === 0 ? `138${String(n).padStart(8, '0')}` : null,
      dutyEmail: n % 3 === 1 ? `office${n}@duty.example` : null,
    })),
    person: rows.person?.filter(({ unitId }) => unitId === null || codes.has(unitId)) ?? [],
    grant: rows.grant?.filter(({ unitId }) => unitId === null || codes.has(unitId)) ?? [],
    duty: rows.duty?.filter(({ unitId }) => codes.has(unitId)) ?? [],
    officeHours: [
      ...(rows.officeHours ?? []),
      ...Object.entries(own)
        .filter(([code]) => codes.has(code))
        .map(([code, spans]) => ({ code, hours: { spans: spans.map(([from, to]) => ({ from, to })), seasons: [] } })),
    ],
    calendarDay: [...(rows.calendarDay ?? []), { code: parsePlainDate(localDay), kind: 'localDay', name: '地方放假' }],
  }
}

/** By which hours a unit's time is counted at an instant, minute by minute. */
export function walks(): (unitId: string | null, at: number) => Walk {
  const before = walksOf([localDay])
  const after = walksOf([localDay, declaredDay])
  return (unitId, at) => (at < dayDeclaredAt ? before : after)(unitId)
}

function walksOf(daysOff: readonly string[]): (unitId: string | null) => Walk {
  const all = walkOf(ordinary, daysOff)
  const owned = new Map(Object.entries(own).map(([code, hours]) => [code, walkOf(hours, daysOff)]))
  return (unitId) => owned.get(above[unitId ?? ''] ?? unitId ?? '') ?? all
}
