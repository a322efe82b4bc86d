import type { Stage } from '../deadline/stages.ts'
import type { Clock, Limit } from '../deadline/clock.ts'
import type { Channel, Kind, Point, Secrecy, Track, Urgency } from './words.ts'

/** An instant in JSON, `2026-04-17T01:30:00.000Z`. */
export type Instant = string
/** A day in JSON, `2026-04-17`. */
export type Day = string

/** Where a matter belongs: needed before it can be counted on the book. */
type Place = Readonly<{ regionCode: string; address?: string; point?: Point }>
type Units = Readonly<{ leadUnitId: string; assistingUnitIds?: readonly string[] }>
type OnOrder = Readonly<{ orderId: string }>
type Supervision = Readonly<{
  level: number
  addressee: string
  basis: string
  limitOn?: Day
  text?: string
  /** The order whose unit is pressed; absent: everybody who has the matter. */
  orderId?: string
  cause?: Cause
}>

/** What the clock wrote a line for: the rule that asked for it, and about which promise. Nobody else gives one. */
export type Cause = Readonly<{
  /** Names this one occasion: a line is written for it once. */
  key: string
  /** The code of the rule. */
  rule: string
  stage?: Stage
  dueAt?: Instant
}>

/** A submission as the ledger knows it: ids and facts, never words or names. */
export type VoiceDetails = Readonly<{
  submissionId: string
  /** The same person under whatever name they come: an opaque key. */
  personId: string
  /** Can be asked: left a way to be reached. */
  reachable: boolean
  secrecy: Secrecy
}>

/** What each action is told. JSON, as sent by the caller and stored in the line. */
export type Details = Readonly<{
  register: VoiceDetails &
    Readonly<{
      number: string
      title: string
      channel: Channel
      kind?: Kind
      categoryCode?: string
      regionCode?: string
      address?: string
      point?: Point
      urgency?: Urgency
      receivedAt: Instant
      /** The matter that the submitter says is the same; it may not exist. */
      joins?: string
    }>
  classify: Readonly<{
    kind?: Kind
    categoryCode?: string
    regionCode?: string
    address?: string
    point?: Point
    urgency?: Urgency
    title?: string
    aboutUnitIds?: readonly string[]
    personalBenefit?: boolean
  }>
  open: Place &
    Readonly<{
      kind: Kind
      categoryCode: string
      urgency?: Urgency
      title?: string
      aboutUnitIds?: readonly string[]
      personalBenefit?: boolean
    }>
  settle: Readonly<{
    answer: string
    /** The code of the article the answer was taken from. */
    articleId?: string
    kind?: Kind
    categoryCode?: string
    regionCode?: string
    address?: string
  }>
  decline: Readonly<{ reasonCode: string; legalRoute: string; text: string }>
  transfer: Readonly<{
    to: 'police110' | 'fire119' | 'ambulance120' | 'petition'
    externalNumber: string
    note?: string
  }>
  merge: Readonly<{ targetId: string; why?: string }>
  absorb: Readonly<{ sourceId: string; voices: readonly MovedVoice[] }>
  unmerge: Readonly<{ why: string }>
  release: Readonly<{ sourceId: string; submissionIds: readonly string[] }>
  dispatch: Units & Readonly<{ track?: Track; urgency?: Urgency; statutoryCode?: string; note?: string }>
  designate: Units &
    Readonly<{
      track?: Track
      urgency?: Urgency
      statutoryCode?: string
      participants: readonly string[]
      decision: string
    }>
  claim: OnOrder
  contact: OnOrder & Readonly<{ way: 'phone' | 'door' | 'relay' | 'message'; contactedAt: Instant; note?: string }>
  requestReturn: OnOrder & Readonly<{ reasonCode: string; basis: string; suggestedUnitId?: string }>
  judgeReturn: OnOrder & Readonly<{ upheld: boolean; why: string }>
  requestExtension: OnOrder & Readonly<{ workdays: number; why: string }>
  judgeExtension: OnOrder & Readonly<{ granted: boolean; why: string }>
  requestInformation: OnOrder & Readonly<{ question: string }>
  giveInformation: OnOrder & Readonly<{ text: string }>
  endPause: OnOrder
  requestSuspension: OnOrder & Readonly<{ leaderId: string; plan: string; nextReviewOn: Day; why: string }>
  judgeSuspension: OnOrder & Readonly<{ granted: boolean; why: string }>
  resume: Readonly<{ note: string }>
  answer: OnOrder &
    Readonly<{
      record: string
      reply?: string
      solved: Solved
      whyNot?: string
      signedBy: string
      minutes?: string
      ending?: WatchedEnding
    }>
  audit: Readonly<{ passed: boolean; checklist: Checklist; why?: string; orderIds?: readonly string[] }>
  followUp: Readonly<{
    submissionId: string
    way: 'phone' | 'message' | 'link' | 'door'
    contacted: boolean
    solved?: Solved
    satisfied?: Stars
    attitude?: Stars
    askedToChange?: boolean
    note?: string
  }>
  clear: Readonly<{ evidence?: string; note?: string }>
  reopen: Readonly<{ why: string; leadUnitId?: string; assistingUnitIds?: readonly string[] }>
  judge: Readonly<{
    panel: readonly string[]
    opinion: string
    ending: 'explained' | 'deferred' | 'handedOver' | 'redo'
  }>
  terminate: Readonly<{ reasonCode: string; requestedByUnitId: string; document: string; why: string }>
  supervise: Supervision
  remind: Readonly<{ addressee: string; text: string; orderId?: string; cause?: Cause }>
  escalate: Supervision
  replySupervision: Readonly<{ document: string; text: string }>
  liftSupervision: Readonly<{ document: string; why: string }>
  convene: Readonly<{ participants: readonly string[]; on: Day; agenda: string }>
  claimByLeader: Readonly<{ plan: string; milestones: readonly Milestone[]; nextReviewOn: Day }>
  recuse: Readonly<{ personId: string; recused: boolean; why: string }>
  progress: Readonly<{
    text: string
    /** Of a watched matter: what the public and the submitters read. Lines of before it was asked for have none. */
    publicText?: string
    percent?: number
    milestone?: number
    nextReviewOn?: Day
  }>
}>

/** 解决: yes, partly, no. */
export type Solved = 'solved' | 'partly' | 'notSolved'
/** 满意度: 5 很满意 … 1 很不满意; 3 and above count as satisfied. */
export type Stars = 1 | 2 | 3 | 4 | 5
/** How a watched matter ends: 已办成、已纳入计划、暂不可行. */
export type WatchedEnding = 'done' | 'planned' | 'notFeasible'
export type Milestone = Readonly<{ text: string; on: Day }>

/** 审核清单: what the dispatcher checks before an answer goes out (china-rules 2.9). */
export const checklist = {
  contacted: { zh: '已联系诉求人', en: 'the submitter was contacted' },
  factsChecked: { zh: '事实已核实', en: 'the facts were checked' },
  basisGiven: { zh: '依据明确', en: 'the legal basis is named' },
  replyClean: { zh: '公开答复不含个人信息', en: 'the public reply holds no personal data' },
  noPassingOn: { zh: '没有推诿', en: 'nothing is merely passed on' },
} as const
export type Checklist = Readonly<Record<keyof typeof checklist, boolean>>

/** One submission as it is carried from matter to matter by a merge, with what it already said. */
export type MovedVoice = VoiceDetails &
  Readonly<{
    origin: string
    joinedAt: Instant
    asked: boolean
    attemptedAt: readonly Instant[]
    outcome: Outcome | null
    judged: boolean
  }>

/** What a submitter said when asked. */
export type Outcome = Readonly<{
  solved: Solved
  satisfied: Stars
  attitude: Stars | null
  askedToChange: boolean
  at: Instant
}>

/** What one order promises: instants, copied onto the line so that later changes of the catalogue change no promise. */
export type NewOrder = Readonly<{
  id: string
  unitId: string
  lead: boolean
  acceptBy: Instant | null
  contactBy: Instant | null
  feedbackBy: Instant | null
  planBy: Instant | null
  answerBy: Instant
  /** How its time runs, and from when, for pauses and extensions. */
  clock: Clock
  countsFrom: Instant
  /** The limit of each stage that has one, as the catalogue had it; absent in lines of orders that have no clocks of their own. */
  clocks?: OrderClocks
}>

/** One limit as promised: its amount, how its time runs and from when, when it was due at first, and why. */
export type StageClock = Readonly<{
  limit: Limit
  countsFrom: Instant
  first: Instant
  code: string
  basis: string
  /** Where a statutory limit prevails over it, the limit of the table; both are told. Only of the lead's result. */
  ordinary?: Readonly<{ limit: Limit; first: Instant; code: string; basis: string }>
}>
export type OrderClocks = Readonly<Partial<Record<Stage, StageClock>>>

/** 暂停: a time in which an order's clocks stand still; null while it lasts. */
export type Paused = Readonly<{ why: 'return' | 'information' | 'suspension'; from: Instant; to: Instant | null }>
export type NewOrders = Readonly<{
  orders: readonly NewOrder[]
  limitCodes: readonly string[]
  basis: string
  round: number
}>
/** Where the limits of the other stages are moved to. */
type Moved = Readonly<{ dues?: Partial<Record<Stage, Instant>> }>
type Resumed = Readonly<{ dueAt: Instant }> & Moved

/** What `decide` adds to the details of a line, so that replaying needs nothing but lines. */
export type Facts = Readonly<{
  merge: Readonly<{ voices: readonly MovedVoice[] }>
  unmerge: Readonly<{ targetId: string; voices: readonly MovedVoice[] }>
  dispatch: NewOrders
  designate: NewOrders
  judgeReturn: Readonly<{ dueAt?: Instant }> & Moved
  judgeExtension: Readonly<{ dueAt?: Instant }>
  giveInformation: Resumed
  endPause: Resumed
  judgeSuspension: Readonly<{ remaining?: readonly Readonly<{ orderId: string; minutes: number }>[] }>
  resume: Readonly<{ orders: readonly (Readonly<{ orderId: string }> & Resumed)[] }>
  audit: Readonly<{ asked?: readonly string[] }>
  settle: Readonly<{ asked: readonly string[] }>
  reopen: NewOrders
  judge: Partial<NewOrders>
  supervise: Readonly<{ document: string }>
  escalate: Readonly<{ document: string }>
  claimByLeader: Readonly<{ dueAt?: Instant }>
  progress: Readonly<{ dueAt?: Instant }>
}>

/** The details of a line as written: what was told and what was decided. */
export type Written<A extends keyof Details> = Details[A] & (A extends keyof Facts ? Facts[A] : unknown)
