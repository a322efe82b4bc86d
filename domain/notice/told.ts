import type { Role } from '../access/role.ts'
import type { Day, Details, Instant } from '../ledger/details.ts'
import type { Stage } from '../deadline/stages.ts'
import type { Folder, Voice } from '../ledger/matter.ts'
import type { NoticeKind } from './kinds.ts'

/** What the words of a notice are made with: codes, numbers and days. */
export type NoticeParams = Readonly<{
  /** Of the matter, for the staff; a submitter reads the number of what they said themselves. */
  number?: string
  unitId?: string | null
  dueAt?: Instant
  /** Where a statutory limit prevails: when the table would have it due, and the law. */
  ordinaryAt?: Instant
  basis?: string
  day?: Day
  stage?: Stage
  level?: number
  document?: string
  rule?: string
  agency?: Details['transfer']['to']
  externalNumber?: string
  /** Of the catalogue of reasons: its lawful way is told. */
  reasonCode?: string
  personId?: string
  count?: number
  /** Which answer a link lets its submitter rate. */
  round?: number
}>

/** Who is told: a submitter, a unit (its handlers and leaders), its leaders alone, a person, or everybody of a role. */
export type Addressee =
  | Readonly<{ submissionId: string }>
  | Readonly<{ unitId: string; leaders: boolean }>
  | Readonly<{ personId: string }>
  | Readonly<{ role: Role }>

/** 通知: one thing that one addressee is told. */
export type Told = Readonly<{
  kind: NoticeKind
  to: Addressee
  params: NoticeParams
  /** Leaves the platform; else it stands on the page alone. */
  outside: boolean
  /** Does not wait for the end of the quiet hours. */
  urgent: boolean
  /** What it reminds of: of several that come together only the last is told. */
  topic: string | null
}>

/** One word for an addressee: notices to one are sent one after another, and a person reads those of all they are. */
export function addresseeKey(to: Addressee): string {
  if ('submissionId' in to) return `submission:${to.submissionId}`
  if ('unitId' in to) return `${to.leaders ? 'leaders' : 'unit'}:${to.unitId}`
  return 'personId' in to ? `person:${to.personId}` : `role:${to.role}`
}

/**
 * 举报和要求保密的: a telephone lies about at home and letters are read by others, so nothing leaves the platform; it stands on
 * the page that opens with the query code.
 */
export function isDiscreet({ secrecy }: Pick<Voice, 'secrecy'>, { kind }: Pick<Folder['matter'], 'kind'>): boolean {
  return secrecy === 'secret' || kind === 'report'
}

/** Reminders of the same thing that come within so many milliseconds are one. */
export const SAME_MS = 60_000

type Reminder = Pick<Told, 'topic' | 'to'> & Readonly<{ at: Date }>

/** Of those that remind one addressee of the same thing within a minute, only the last. */
export function withoutSuperseded<T extends Reminder>(told: readonly T[]): readonly T[] {
  return told.filter((one, n) => one.topic === null || !told.some((other, m) => m > n && takesPlaceOf(other, one)))
}

function takesPlaceOf(later: Reminder, { topic, to, at }: Reminder): boolean {
  return (
    later.topic === topic &&
    addresseeKey(later.to) === addresseeKey(to) &&
    Math.abs(later.at.getTime() - at.getTime()) < SAME_MS
  )
}
