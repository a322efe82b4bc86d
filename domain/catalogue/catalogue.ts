import type { WorkCalendar } from '../deadline/work-calendar.ts'
import type { Category, Duty, Person, Reason, Region, TimeLimit, Unit } from './rows.ts'

/** All catalogues of one prefecture as they stand on one day: what `decide` looks things up in. */
export type Catalogue = Readonly<{
  regions: ReadonlyMap<string, Region>
  units: ReadonlyMap<string, Unit>
  people: ReadonlyMap<string, Person>
  categories: ReadonlyMap<string, Category>
  duties: readonly Duty[]
  timeLimits: readonly TimeLimit[]
  reasons: ReadonlyMap<string, Reason>
  calendar: WorkCalendar
}>
