import { type Actor, theSystem } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { type Match, saidTheSame, whyNotAtOnce } from '../../domain/intake/join.ts'
import type { Channel, Kind, Point, Secrecy } from '../../domain/ledger/words.ts'
import type { Suggested } from '../../domain/suggestion/suggestion.ts'
import { bigrams } from '../../domain/text/bigrams.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { Keys } from '../identity/key-file.ts'
import { type Identity, personIdOf, phoneHash, sealIdentity } from '../identity/vault.ts'
import { matchOf } from '../join/wish.ts'
import { type Desk, openDesk } from '../ledger/act.ts'
import { settleSpokenTo, type TakenCall } from '../missed-call/got-through.ts'
import type { Tells } from '../notice/tell.ts'
import { urgentReader } from '../reader/urgent.ts'
import { type Decided, keepSuggestions } from '../suggestion/store.ts'
import { findStored, insertSubmissions, type Stored } from './store.ts'

/** One thing said, as a channel hands it over: checked in shape, its words untouched. */
export type Said = Readonly<{
  /** Made by the caller where it can be sent twice. */
  id: string
  channel: Channel
  title?: string | undefined
  text: string
  kind?: Kind | undefined
  categoryCode?: string | undefined
  regionCode?: string | undefined
  address?: string | undefined
  point?: Point | undefined
  secrecy: Secrecy
  submitter?: Identity | undefined
  receivedAt: Date
  recordedBy: Actor
  externalId?: string | undefined
  /** Recognises what was imported before; see `sourceKeyOf`. */
  sourceKey?: Buffer | undefined
  /** What came along and stands in no other field, as it was written. */
  told?: Readonly<Record<string, string>> | undefined
  /** The matter that the submitter says is the same. */
  joins?: string | undefined
  /** What whoever wrote it down was shown: kept beside what they chose. */
  suggested?: readonly Suggested[] | undefined
}>

/** What became of it. `already`: it was here before, under this id or from this source. */
export type Received = Readonly<{ already: boolean; submission: Stored }>

/** What receiving needs from the edge. */
export type Reception = Readonly<{
  tenantId: number
  catalogue: Catalogue
  keys: Keys
  newId: () => string
  chance: () => number
  /** Who is told; as the rules say unless given. */
  tells?: Tells
}>

/**
 * 受理: stores submissions in their own words, vaults who spoke, begins a matter for each, and settles the missed calls of
 * those who were spoken to, in the transaction that is handed in. What was received before is not stored again. All or none; the answers stand in the order given.
 *
 * @param numbers at least one for each that is new, from `takeNumbers`
 * @param at when it is written; for a demo's past, told of each
 * @throws AppError `id-used-twice` when an id stands for other words; the refusal of a `register` line
 */
export async function receive(
  tx: Tx,
  reception: Reception,
  said: readonly Said[],
  numbers: readonly string[],
  at: Date | ((one: Said) => Date),
): Promise<readonly Received[]> {
  const { tenantId, catalogue, keys, newId } = reception
  const writtenAt = typeof at === 'function' ? at : () => at
  const before = await findStored(tx, tenantId, said)
  const known = (one: Said) => before.get(one.id) ?? (one.sourceKey && before.get(one.sourceKey.toString('hex')))
  const fresh = said.filter((one) => !known(one))
  const urgency = await urgentReader(
    tx,
    tenantId,
    catalogue,
    fresh.map((one) => ({ receivedAt: one.receivedAt, at: writtenAt(one) })),
  )
  const matches = new Map<Said, Match>()
  for (const one of fresh) {
    const match = await matchOf(tx, tenantId, catalogue, one, one.receivedAt)
    if (match) matches.set(one, match)
  }
  // Held before anything is written, so that two groups that join the same matters never wait for each other in a circle.
  const joined = [...new Set([...matches.keys()].flatMap(({ joins = [] }) => joins))]
  const desk = await openDesk(tx, reception, joined, [])

  const stored = new Map<Said, Stored>()
  const shown: Readonly<{ decided: Decided; suggested: readonly Suggested[] }>[] = []
  const rows = fresh.map((one, n) => {
    const personId = personIdOf(keys, tenantId, { ...one.submitter, channel: one.channel, submissionId: one.id })
    const matterId = newId()
    const number = numbers[n] as string
    const title = titleOf(one)
    const { kind, categoryCode, regionCode, address, point, secrecy, channel, joins } = one
    const receivedAt = one.receivedAt.toISOString()
    const reachable = Boolean(one.submitter?.phone ?? one.submitter?.email ?? one.submitter?.account)
    const told = { submissionId: one.id, personId, reachable, secrecy, number, title, channel, receivedAt }
    const details = { ...told, ...given({ kind, categoryCode, regionCode, address, point, joins }) }
    const lineId = newId()
    const outcome = desk.act({ id: lineId, matterId, action: 'register', details }, one.recordedBy, writtenAt(one))
    if (!outcome.ok) throw new AppError(outcome.refusal.code, { params: outcome.refusal.params ?? {} })
    if (one.suggested) {
      const { matter } = outcome.folder
      shown.push({ decided: { lineId, matter, at: writtenAt(one) }, suggested: one.suggested })
    }
    mergeAtOnce(desk, one, matterId, matches.get(one) ?? null, { newId, at: writtenAt(one) })
    stored.set(one, { id: one.id, number, matterId, receivedAt: one.receivedAt, text: one.text })
    return { ...one, number, title: one.title?.trim() || title, personId, storedAt: writtenAt(one) }
  })
  const incoming = (one: Said) => ({
    matterId: stored.get(one)?.matterId ?? '',
    message: { text: one.text, title: one.title?.trim() },
    receivedAt: one.receivedAt,
    at: writtenAt(one),
  })
  const identities = fresh.flatMap((one) => vaulted(keys, tenantId, one, writtenAt(one)))
  const words = rows.map((row) => ({ submissionId: row.id, words: bigrams(`${row.title}\n${row.text}`) }))
  await insertSubmissions(tx, tenantId, rows, identities, words)
  // While the database takes in what was sent.
  const keepUrgent = urgency.read(fresh.map(incoming))
  await desk.write()
  await keepUrgent()
  for (const { decided, suggested } of shown) await keepSuggestions(tx, tenantId, decided, suggested)
  await settleSpokenTo(tx, tenantId, takenCalls(fresh, identities))

  return said.map((one) => {
    const earlier = known(one)
    if (!earlier) return { already: false, submission: stored.get(one) as Stored }
    if (earlier.id === one.id && earlier.text !== one.text) throw new AppError('id-used-twice')
    return { already: true, submission: earlier }
  })
}

/** Meets a wish to join others' matter where the rule allows; otherwise a dispatcher reads of it in the line. */
function mergeAtOnce(
  desk: Desk,
  one: Said,
  matterId: string,
  match: Match | null,
  { newId, at }: Readonly<{ newId: () => string; at: Date }>,
): void {
  const target = one.joins === undefined ? undefined : desk.folder(one.joins)
  if (!target || whyNotAtOnce({ ...one, kind: one.kind ?? null }, target.matter, match) !== null) return
  const details = { targetId: target.matter.id, why: saidTheSame }
  desk.act({ id: newId(), matterId, action: 'merge', details }, theSystemItself, at)
}

const theSystemItself: Actor = { id: theSystem, roles: ['system'], unitId: null, regionCode: null }

/** Who spoke, sealed; nothing for someone who left nothing. */
function vaulted(keys: Keys, tenantId: number, { id, submitter }: Said, storedAt: Date) {
  const { notices: _, ...left } = submitter ?? {}
  if (!submitter || !Object.values(left).some(Boolean)) return []
  const hash = submitter.phone ? phoneHash(keys, tenantId, submitter.phone) : null
  return [{ submissionId: id, sealed: sealIdentity(keys, tenantId, id, submitter), phoneHash: hash, storedAt }]
}

/** What somebody of the hotline took on the telephone, by the telephone. */
function takenCalls(fresh: readonly Said[], identities: ReturnType<typeof vaulted>): readonly TakenCall[] {
  const hashes = new Map(
    identities.map(({ submissionId, phoneHash: hash, storedAt }) => [submissionId, { hash, storedAt }]),
  )
  return fresh.flatMap(({ id, channel, recordedBy: { id: recordedBy, roles }, receivedAt }) => {
    const known = hashes.get(id)
    const taken = channel === 'hotline' && roles.some((role) => role === 'operator' || role === 'contractOperator')
    if (!taken || !known?.hash) return []
    return [{ submissionId: id, phoneHash: known.hash, receivedAt, recordedBy, at: known.storedAt }]
  })
}

/** A line of a list needs a title: the given one, or the first words. */
function titleOf({ title, text }: Said): string {
  const given = title?.trim()
  if (given) return cut(given, 200)
  const [first = ''] = text.trim().split(/[\r\n。！？!?]/, 1)
  return cut(first.trim(), 40) || '（无题）'
}

function cut(text: string, length: number): string {
  const points = Array.from(text)
  return points.length > length ? `${points.slice(0, length).join('')}…` : text
}

function given<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
