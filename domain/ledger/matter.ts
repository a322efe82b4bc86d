import type { Actor, Role } from '../access/role.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Clock } from '../deadline/clock.ts'
import type { Action, OrderStatus, Status } from './actions.ts'
import type { Details, Milestone, OrderClocks, Outcome, Paused, Solved, WatchedEnding, Written } from './details.ts'
import type { Channel, Kind, Point, Secrecy, Track, Urgency } from './words.ts'

/** Who wrote a line, in which of their roles. */
export type Writer = Readonly<{ id: string; role: Role; unitId: string | null }>

/** 账目: one line of the ledger. Lines are added, never changed. */
export type LedgerEntry<A extends Action = Action> = {
  [K in A]: Readonly<{
    id: string // made by the caller: sent twice, written once
    matterId: string
    /** 1 for the line that begins the matter. */
    seq: number
    action: K
    details: Written<K>
    writer: Writer
    at: Date
  }>
}[A]

/** What a caller wants written. */
export type Command<A extends Action = Action> = {
  [K in A]: Readonly<{ id: string; matterId: string; action: K; details: Details[K] }>
}[A]

/** 事项: a problem, as its lines add up. */
export type Matter = Readonly<{
  id: string
  number: string
  status: Status
  /** Lines so far. */
  seq: number
  title: string
  channel: Channel
  kind: Kind | null
  categoryCode: string | null
  urgency: Urgency
  track: Track | null
  regionCode: string | null
  address: string | null
  point: Point | null
  personalBenefit: boolean
  /** Units complained about: they never get the matter. */
  aboutUnitIds: readonly string[]
  /** 回避: people for whom there is no such matter. */
  recusedIds: readonly string[]
  receivedAt: Date
  openedAt: Date | null
  dispatchedAt: Date | null
  resolvedAt: Date | null
  /** When it came to rest. */
  closedAt: Date | null
  /** The lead's promise while its clock runs; null when it rests, is paused, or nobody has promised. */
  dueAt: Date | null
  leadUnitId: string | null
  /** 1 at the first dispatch; each redo adds one. */
  round: number
  redos: number
  /** Upheld returns. */
  hops: number
  returnedBy: readonly string[]
  designated: boolean
  mergedInto: string | null
  /** What was handed to the target of a merge, to take back by an un-merge. */
  handedOver: readonly string[]
  led: Led | null
  suspension: Suspension | null
  /** The one public answer. */
  reply: string | null
  ending: WatchedEnding | 'explained' | 'deferred' | 'handedOver' | null
  /** The highest level of what presses it and is not lifted. */
  supervisionLevel: number
  supervisions: number
  /** 督办件: every document by which it was pressed, first to last. */
  documents: readonly Document[]
  /** 会商: the last consultation that was called; null when a decision came out of it. */
  consultation: Consultation | null
  /** What the clock has written lines for already, about what is still under way. */
  fired: readonly string[]
  /** Submissions, and distinct people among them: heat. */
  callers: number
  people: number
  /** One of those who spoke wishes to stay secret. */
  secret: boolean
  lastAt: Date
}>

export type Led = Readonly<{
  leaderId: string
  plan: string
  milestones: readonly (Milestone & Readonly<{ doneAt?: string }>)[]
  nextReviewOn: string
}>
export type Suspension = Readonly<{ leaderId: string; plan: string; nextReviewOn: string }>

/** 督办件: a numbered document, to whom, on what basis, until when; answered and lifted, or not yet. Instants in JSON. */
export type Document = Readonly<{
  number: string
  level: number
  addressee: string
  basis: string
  orderId: string | null
  limitOn: string | null
  at: string
  repliedAt: string | null
  liftedAt: string | null
}>
export type Consultation = Readonly<{ participants: readonly string[]; on: string; agenda: string; at: string }>

/** 工单: the sheet one unit received. */
export type WorkOrder = Readonly<{
  id: string
  unitId: string
  lead: boolean
  status: OrderStatus
  round: number
  sentAt: Date
  acceptBy: Date | null
  contactBy: Date | null
  feedbackBy: Date | null
  planBy: Date | null
  answerBy: Date
  clock: Clock
  countsFrom: Date
  claimedAt: Date | null
  contactedAt: Date | null
  answeredAt: Date | null
  extendedWorkdays: number
  requests: Requests
  /** How the limits of its stages run: what was promised at dispatch. */
  clocks: OrderClocks
  /** Every time its clocks stood still, first to last. */
  pauses: readonly Paused[]
  /** The unit's first report of progress, and its last word on the matter of any kind. */
  reportedAt: Date | null
  spokeAt: Date | null
  /** Set while the clock stands still. */
  pausedAt: Date | null
  /** Work minutes left of the promise while suspended. */
  remainingMinutes: number | null
  record: string | null
  solved: Solved | null
  whyNot: string | null
}>

/** What a unit is waiting to have decided or told. */
export type Requests = Readonly<{
  return?: Asked<'requestReturn'>
  extension?: Asked<'requestExtension'>
  information?: Asked<'requestInformation'>
  suspension?: Asked<'requestSuspension'>
}>
type Asked<A extends keyof Details> = Details[A] & Readonly<{ askedAt?: string }>

/** 来件在事项中: one submission's standing in the matter that carries it. */
export type Voice = Readonly<{
  submissionId: string
  personId: string
  reachable: boolean
  secrecy: Secrecy
  /** The matter it was registered with. */
  origin: string
  joinedAt: Date
  /** Must be asked this round (回访). */
  asked: boolean
  /** Tries that reached nobody. */
  attemptedAt: readonly Date[]
  outcome: Outcome | null
  /** A panel has decided about what this submitter said. */
  judged: boolean
}>

/** 案卷: everything the lines of one matter add up to. */
export type Folder = Readonly<{
  matter: Matter
  orders: readonly WorkOrder[]
  voices: readonly Voice[]
}>

/** What an edge hands in: who, when, and what there is no other way to know. */
export type Moment = Readonly<{
  actor: Actor
  at: Date
  catalogue: Catalogue
  newId: () => string
  /** 0 ≤ chance < 1: who is drawn for a random follow-up. */
  chance: () => number
  /** For a merge or un-merge: the other matter. */
  other?: Folder | undefined
}>
