import type { Role } from '../access/role.ts'
import type { Limit } from '../deadline/clock.ts'
import type { OfficeHours } from '../deadline/office-hours.ts'
import type { Kind, Point, Track, Urgency } from '../ledger/words.ts'

/** 区划: one place of the tree; `code` has 12 digits, a grid's 15. */
export type Region = Readonly<{
  code: string
  name: string
  level: 'prefecture' | 'county' | 'township' | 'village' | 'grid'
  parent: string | null
  point: Point | null
}>

/** 单位. `level` says whose unit it is: a county bureau is `bureau` at `county`. */
export type Unit = Readonly<{
  code: string
  name: string
  kind: 'centre' | 'bureau' | 'utility' | 'township' | 'village' | 'government'
  level: 'prefecture' | 'county' | 'township' | 'village'
  regionCode: string
  superior: string | null
}>

/** 人员: someone who works with the platform. `code` is their id, a UUID; `unitId` where they work. */
export type Person = Readonly<{
  code: string
  name: string
  unitId: string | null
  regionCode: string | null
}>

/**
 * 授权: a role of a person and where it holds: in the unit and those below it, in the region and those inside it; null is
 * the whole prefecture.
 */
export type GrantRow = Readonly<{
  code: string
  personId: string
  role: Role
  unitId: string | null
  regionCode: string | null
}>

/** 代班: while `personId` is away, `standInId` acts with their grants. The dates are those of the line. */
export type StandIn = Readonly<{ code: string; personId: string; standInId: string; why: string }>

/** 诉求分类, three levels; `standardCode` maps to a published standard's code. */
export type Category = Readonly<{
  code: string
  name: string
  level: 1 | 2 | 3
  parent: string | null
  standardCode: string | null
}>

/** 职责清单: what a unit answers for. A null field matches anything; a category covers those below it, a region those inside it. */
export type Duty = Readonly<{
  code: string
  unitId: string
  categoryCode: string | null
  regionCode: string | null
  basis: string
}>

/** What a limit is for: 签收、首次联系、首次反馈、办结、方案、进展. */
export type Stage = 'accept' | 'contact' | 'feedback' | 'result' | 'plan' | 'review'

/** 时限: the row that fits a matter most closely counts; a null field matches anything. */
export type TimeLimit = Readonly<{
  code: string
  stage: Stage
  kind: Kind | null
  urgency: Urgency | null
  track: Track | null
  limit: Limit
  basis: string
}>

/** 节假日与调休: `code` is the day, `2026-10-01`. */
export type CalendarDay = Readonly<{ code: string; kind: 'holiday' | 'makeUpDay'; name: string }>

/** 办公时间: one row, `code` `all`, until seasons and units have their own. */
export type Hours = Readonly<{ code: string; hours: OfficeHours }>

/** 理由清单: a reason a person picks. `code` is unique within the catalogue: `decline-litigation`. */
export type Reason = Readonly<{
  code: string
  list: 'decline' | 'return' | 'terminate' | 'reopen' | 'extension' | 'suspension'
  zh: string
  en: string
  /** For `decline`: the lawful way that is open to the submitter. */
  legalRoute: string | null
}>

/**
 * 知识库: a question that is often asked and the answer that was checked. Anybody reads it. Null: for every category, for the
 * whole prefecture. `keywords` are other words people say for it.
 */
export type Article = Readonly<{
  code: string
  question: string
  answer: string
  categoryCode: string | null
  regionCode: string | null
  basis: string
  keywords: readonly string[]
}>

/** Every catalogue by name, with the shape of its rows. */
export type Rows = Readonly<{
  region: Region
  unit: Unit
  person: Person
  grant: GrantRow
  standIn: StandIn
  category: Category
  duty: Duty
  timeLimit: TimeLimit
  calendarDay: CalendarDay
  officeHours: Hours
  reason: Reason
  article: Article
}>
export type CatalogueName = keyof Rows
