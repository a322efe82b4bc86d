import { defaultOfficeHours } from '../deadline/office-hours.ts'
import { isPlainDate, type PlainDate } from '../deadline/plain-date.ts'
import { workCalendar } from '../deadline/work-calendar.ts'
import type { Catalogue, Staff } from './catalogue.ts'
import type { Dated, Line } from './line.ts'
import { catalogueNames } from './names.ts'
import { procedureOf } from './procedure.ts'
import type { CatalogueName, Rows } from './rows.ts'

/** The lines of every catalogue that count on one day, each catalogue by code. */
export type StandingLines = { readonly [N in CatalogueName]: readonly Line<N>[] }
/** The rows of every catalogue as they stand on one day; an absent catalogue has none. */
export type StandingRows = { readonly [N in CatalogueName]?: readonly Rows[N][] }

/**
 * The lines of one catalogue that count on a day, by code: of each code the highest version that has begun, unless it
 * takes the row out or has ended. So a version planned for later leaves the present one standing until then.
 */
export function standing<L extends Dated>(lines: Iterable<L>, day: PlainDate): readonly L[] {
  const latest = new Map<string, L>()
  for (const line of lines) {
    if (line.validFrom <= day && line.version > (latest.get(line.code)?.version ?? 0)) latest.set(line.code, line)
  }
  return [...latest.values()]
    .filter(({ removed, validTo }) => !removed && (validTo === null || day < validTo))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

/** As `standing`, for the lines of all catalogues. */
export function standingLines(lines: Iterable<Line>, day: PlainDate): StandingLines {
  const apart = Map.groupBy(lines, ({ catalogue }) => catalogue)
  const pairs = catalogueNames.map((name) => [name, standing(apart.get(name) ?? [], day)])
  return Object.fromEntries(pairs) as StandingLines
}

/** What the lines say. */
export function rowsOf(lines: StandingLines): StandingRows {
  const pairs = catalogueNames.map((name) => [name, lines[name].map(({ row }) => row)])
  return Object.fromEntries(pairs) as StandingRows
}

/** The days on and after `from` on which some line begins or ends, in order, `from` first. */
export function turningDays(lines: Iterable<Dated>, from: PlainDate): readonly PlainDate[] {
  const days = new Set([from])
  for (const { validFrom, validTo } of lines) {
    if (validFrom > from) days.add(validFrom)
    if (validTo !== null && validTo > from) days.add(validTo)
  }
  return [...days].toSorted()
}

/** The rows of one day as rules look things up in them. Without a row of office hours the default hours count. */
export function catalogueOf(rows: StandingRows): Catalogue {
  const days = (rows.calendarDay ?? []).flatMap(({ code, kind }) => (isPlainDate(code) ? [{ day: code, kind }] : []))
  const hours = new Map(rows.officeHours?.map((row) => [row.code, row.hours]))
  return {
    regions: byCode(rows.region),
    units: byCode(rows.unit),
    people: staffOf(rows),
    standIns: rows.standIn ?? [],
    categories: byCode(rows.category),
    duties: rows.duty ?? [],
    timeLimits: rows.timeLimit ?? [],
    statutoryLimits: rows.statutoryLimit ?? [],
    procedure: procedureOf(rows.procedureNumber),
    reasons: byCode(rows.reason),
    articles: byCode(rows.article),
    calendar: workCalendar(days, hours.get('all') ?? defaultOfficeHours),
    unitHours: new Map([...hours].filter(([code]) => code !== 'all')),
    supervisionRules: rows.supervisionRule ?? [],
    noticeTemplates: byCode(rows.noticeTemplate),
    quietHours: byCode(rows.quietHours),
    dangerWords: rows.dangerWord ?? [],
  }
}

function staffOf({ person = [], grant = [] }: StandingRows): ReadonlyMap<string, Staff> {
  const granted = Map.groupBy(grant, ({ personId }) => personId)
  return byCode(
    person.map((one) => {
      const grants = granted.get(one.code) ?? []
      return { ...one, roles: [...new Set(grants.map(({ role }) => role))], grants }
    }),
  )
}

function byCode<Row extends Readonly<{ code: string }>>(rows: readonly Row[] = []): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.code, row]))
}
