import type { WorkCalendar } from '../deadline/work-calendar.ts'
import type { Catalogue } from './catalogue.ts'
import type { Category, Duty, Region, Unit } from './rows.ts'

/** The row and all above it, from the row itself up to the root; empty when there is no such row. */
function upwards<Row extends Readonly<{ code: string }>>(
  rows: ReadonlyMap<string, Row>,
  code: string | null,
  above: (row: Row) => string | null,
): readonly Row[] {
  const path = new Set<Row>()
  let row = code === null ? undefined : rows.get(code)
  while (row && !path.has(row)) {
    path.add(row)
    const next = above(row)
    row = next === null ? undefined : rows.get(next)
  }
  return [...path]
}

/** The units above `unitCode`, nearest first, without itself. */
export function superiorsOf({ units }: Pick<Catalogue, 'units'>, unitCode: string): readonly Unit[] {
  return upwards(units, unitCode, (unit) => unit.superior).slice(1)
}

/**
 * 办公时间: the calendar a unit works by: the prefecture's days with the hours of the unit itself, or else of the nearest unit
 * above that has its own, or else the prefecture's.
 */
export function calendarOf(
  catalogue: Pick<Catalogue, 'units' | 'unitHours' | 'calendar'>,
  unitCode: string | null,
): WorkCalendar {
  const { calendar, unitHours } = catalogue
  if (unitCode === null || unitHours.size === 0) return calendar
  const own = upwards(catalogue.units, unitCode, (unit) => unit.superior).find(({ code }) => unitHours.has(code))
  return own ? withHours(calendar, own.code, unitHours.get(own.code)!) : calendar
}

/** One calendar for each unit with hours of its own, so that what is kept for a calendar is kept once. */
function withHours(calendar: WorkCalendar, code: string, hours: WorkCalendar['hours']): WorkCalendar {
  const own = calendars.get(calendar) ?? new Map<string, WorkCalendar>()
  calendars.set(calendar, own)
  const known = own.get(code)
  if (known) return known
  const made = { ...calendar, hours }
  own.set(code, made)
  return made
}

const calendars = new WeakMap<WorkCalendar, Map<string, WorkCalendar>>()

/** 区划路径: from the prefecture down to the place itself; empty for an unknown code. */
export function regionPath({ regions }: Pick<Catalogue, 'regions'>, regionCode: string | null): readonly Region[] {
  return upwards(regions, regionCode, (region) => region.parent).toReversed()
}

/** 一级、二级、三级: from the first level down to the category itself; empty for an unknown code. */
export function categoryPath(
  { categories }: Pick<Catalogue, 'categories'>,
  categoryCode: string | null,
): readonly Category[] {
  return upwards(categories, categoryCode, (category) => category.parent).toReversed()
}

type Placed = Readonly<{ categoryCode: string | null; regionCode: string | null }>

/**
 * 职责清单: the duties that cover a category at a place, the closest first: the deeper category, then the smaller
 * region, then by code. What is not known yet (null) is covered only by a duty that does not ask for it.
 */
export function dutiesCovering(
  catalogue: Pick<Catalogue, 'duties' | 'categories' | 'regions'>,
  { categoryCode, regionCode }: Placed,
): readonly Duty[] {
  const categoryDepth = depths(categoryPath(catalogue, categoryCode))
  const regionDepth = depths(regionPath(catalogue, regionCode))
  const closeness = (duty: Duty) =>
    10 * (categoryDepth.get(duty.categoryCode) ?? 0) + (regionDepth.get(duty.regionCode) ?? 0)
  return catalogue.duties
    .filter((duty) => categoryDepth.has(duty.categoryCode) && regionDepth.has(duty.regionCode))
    .toSorted((a, b) => closeness(b) - closeness(a) || (a.code < b.code ? -1 : 1))
}

/** How deep each row of a path lies, from 1; null, "anything", is 0. */
function depths(path: readonly Readonly<{ code: string }>[]): ReadonlyMap<string | null, number> {
  return new Map<string | null, number>([[null, 0], ...path.map(({ code }, index) => [code, index + 1] as const)])
}
