import type { Role } from '../access/role.ts'
import type { DayKind } from '../deadline/work-calendar.ts'
import type { Limit } from '../deadline/clock.ts'
import type { OfficeHours } from '../deadline/office-hours.ts'
import type { Stage } from '../deadline/stages.ts'
import type { Kind, Point, Pressing, Track, Urgency } from '../ledger/words.ts'
import type { NoticeChannel, NoticeKind, Outside } from '../notice/kinds.ts'
import type { ProcedureCode } from './procedure.ts'
import type { Addressee, Trigger } from '../supervision/levels.ts'

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
  /** 值班电话、值班邮箱: an office's, never a person's; notices for the unit go there. */
  dutyPhone?: string | null | undefined
  dutyEmail?: string | null | undefined
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

/**
 * 法定期限: a limit that a law sets for what a category covers, those below it included; `categoryCode` null: it counts only
 * where a dispatcher picks it. Where it ends later than the limit of the table it prevails (domain.md 4).
 */
export type StatutoryLimit = Readonly<{
  code: string
  name: string
  categoryCode: string | null
  kind: Kind | null
  limit: Limit
  basis: string
}>

/** 程序参数: a number of the procedure; `code` says which. */
export type ProcedureNumber = Readonly<{ code: ProcedureCode; amount: number; basis: string }>

/** 节假日与调休: `code` is the day, `2026-10-01`; `localDay` is off in this place alone, by its own rules. */
export type CalendarDay = Readonly<{ code: string; kind: DayKind; name: string }>

/** 办公时间: `code` is `all` for the prefecture, or the code of a unit that keeps hours of its own, for itself and those below it. */
export type Hours = Readonly<{ code: string; hours: OfficeHours }>

/**
 * 督办规则: one occasion on which somebody is pressed, and how hard. `level` 0 is a reminder by the system, 1 to 7 stand in
 * `domain/supervision/levels.ts`. A rule without a trigger is ordered by a person; with one the clock writes the line itself.
 */
export type SupervisionRule = Readonly<{
  code: string
  level: number
  name: string
  trigger: Trigger | null
  /** Hours for `before`, workdays for `overdue`, `silent` and `waiting`, days for `review`, a count for `redos` and `returns`. */
  amount: number | null
  /** The limits it is about; null: all. */
  stages: readonly Stage[] | null
  addressee: Addressee
  basis: string
  /** Working days to reply in; null: none is asked for. */
  replyWorkdays: number | null
}>
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

/**
 * 通知模板: the words of one kind of notice in one language, for one channel or, `any`, for all that have none of their own.
 * `code` is `kind-channel-language`; `subject` is an e-mail's.
 */
export type NoticeTemplate = Readonly<{
  code: string
  kind: NoticeKind
  channel: NoticeChannel | 'any'
  language: 'zh' | 'en'
  subject: string | null
  text: string
}>

/**
 * 险情词: where all `parts` stand in one sentence the message may be that urgent, whatever the reader has learnt. Another way to
 * say it is another row.
 */
export type DangerWord = Readonly<{ code: string; parts: readonly string[]; urgency: Pressing }>

/** 免打扰时段: when nothing is sent by a channel (`code`) but what is urgent for a unit; minutes of the day in China, over midnight too. */
export type QuietHours = Readonly<{ code: Outside; from: number; to: number }>

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
  statutoryLimit: StatutoryLimit
  procedureNumber: ProcedureNumber
  calendarDay: CalendarDay
  officeHours: Hours
  supervisionRule: SupervisionRule
  reason: Reason
  article: Article
  noticeTemplate: NoticeTemplate
  quietHours: QuietHours
  dangerWord: DangerWord
}>
export type CatalogueName = keyof Rows
