import type { Role } from '../access/role.ts'
import type { WorkCalendar } from '../deadline/work-calendar.ts'
import type { OfficeHours } from '../deadline/office-hours.ts'
import type { Procedure } from './procedure.ts'
import type {
  Article,
  Category,
  DangerWord,
  Duty,
  GrantRow,
  NoticeTemplate,
  Person,
  QuietHours,
  Reason,
  Region,
  StandIn,
  StatutoryLimit,
  SupervisionRule,
  TimeLimit,
  Unit,
} from './rows.ts'

/** A person with what they are granted themselves; `roles` are those of the grants, each once. */
export type Staff = Person & Readonly<{ roles: readonly Role[]; grants: readonly GrantRow[] }>

/** All catalogues of one prefecture as they stand on one day: what `decide` looks things up in. */
export type Catalogue = Readonly<{
  regions: ReadonlyMap<string, Region>
  units: ReadonlyMap<string, Unit>
  people: ReadonlyMap<string, Staff>
  standIns: readonly StandIn[]
  categories: ReadonlyMap<string, Category>
  duties: readonly Duty[]
  timeLimits: readonly TimeLimit[]
  statutoryLimits: readonly StatutoryLimit[]
  /** Every number of the procedure, with the defaults where there is no row. */
  procedure: Procedure
  reasons: ReadonlyMap<string, Reason>
  articles: ReadonlyMap<string, Article>
  /** The prefecture's: what counts wherever a unit has no hours of its own. */
  calendar: WorkCalendar
  /** Office hours of units that have their own, by code. */
  unitHours: ReadonlyMap<string, OfficeHours>
  supervisionRules: readonly SupervisionRule[]
  /** By code, as `templateCode` makes it. */
  noticeTemplates: ReadonlyMap<string, NoticeTemplate>
  /** By channel. */
  quietHours: ReadonlyMap<string, QuietHours>
  dangerWords: readonly DangerWord[]
}>
