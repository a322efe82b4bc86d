import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { categoryPath } from '../../domain/catalogue/lookup.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { apply } from '../../domain/ledger/apply.ts'
import { counterpart } from '../../domain/ledger/counterpart.ts'
import { decide } from '../../domain/ledger/decide.ts'
import type { Command, Folder, LedgerEntry } from '../../domain/ledger/matter.ts'
import { movements } from '../../domain/ledger/movements.ts'
import { leadOrder } from '../../domain/ledger/orders.ts'
import { refuse, type Refusal } from '../../domain/ledger/refusals.ts'
import { tallied } from '../../domain/ledger/tally.ts'
import { noticesOf } from '../../domain/notice/notices-of.ts'
import { wakesAt } from '../../domain/supervision/alarms.ts'
import { pressesOn } from '../../domain/supervision/presses-on.ts'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { ring } from '../live/ring.ts'
import { tell, type Telling, type Tells } from '../notice/tell.ts'
import { type Chained, chain, genesis, newSalt } from './chain.ts'
import {
  appendEntries,
  appendMovements,
  type BookLine,
  type Held,
  linesAfter,
  linesById,
  loadFolders,
  saveFolders,
  saveWakes,
} from './store.ts'
import { appendTallies, type TallyLine } from './tally.ts'

/** What the edge hands in for every command. */
export type Hand = Readonly<{
  tenantId: number
  catalogue: Catalogue
  newId: () => string
  chance: () => number
  /** Who is told of what is written; as the rules say unless given. */
  tells?: Tells
}>

export type Outcome = Readonly<{ ok: true; folder: Folder } | { ok: false; refusal: Refusal }>

/** Folders held under lock, on which commands are decided one after another before all their lines are written at once. */
export type Desk = Readonly<{
  folder: (matterId: string) => Folder | undefined
  /** Decides and applies in memory; a refused command leaves no trace. One that is already written answers the same. */
  act: (command: Command, actor: Actor, at: Date) => Outcome
  /** Saves anew when the clock has to look at the matter, also where nothing is written; no earlier than `notBefore`. */
  wake: (matterId: string, notBefore?: Date) => void
  /** Adds the lines, saves what they add up to, enters what they move in the book. */
  write: () => Promise<void>
}>

/** The last line the caller has seen, and how later ones are told: a refusal then says what others wrote since. */
export type Since = Readonly<{ seenSeq: number; tell: (line: Chained) => Record<string, unknown> }>

/**
 * Takes one action: lock, decide, write.
 *
 * @throws AppError `matter-not-found`, or the refusal
 */
export async function act(
  tx: Tx,
  hand: Hand,
  command: Command,
  actor: Actor,
  at: Date,
  since?: Since,
): Promise<Folder> {
  const desk = await openDesk(tx, hand, await involved(tx, hand.tenantId, command), [command.id])
  if (!desk.folder(command.matterId)) throw new AppError('matter-not-found')
  const outcome = desk.act(command, actor, at)
  if (outcome.ok) {
    await desk.write()
    return outcome.folder
  }
  const { code, params } = outcome.refusal
  const later = since ? await linesAfter(tx, hand.tenantId, command.matterId, since.seenSeq) : []
  const meanwhile = since ? later.map(since.tell) : []
  throw new AppError(code, { ...(params && { params }), ...(meanwhile.length > 0 && { meanwhile }) })
}

/**
 * The only writer of the ledger. Holds the matters until the transaction ends; nothing is written before `write`.
 *
 * @param matterIds matters to lock; a `register` command begins its own
 * @param commandIds ids that may already be lines, sent again by a phone that was offline
 */
export async function openDesk(
  tx: Tx,
  { tenantId, catalogue, newId, chance, tells = 'all' }: Hand,
  matterIds: readonly string[],
  commandIds: readonly string[],
): Promise<Desk> {
  const held: Map<string, Held> = await loadFolders(tx, tenantId, matterIds, 'lock')
  const loaded = new Map(held)
  const written = await linesById(tx, tenantId, commandIds)
  const touched = new Set<string>()
  const lines: Chained[] = []
  const bookLines: BookLine[] = []
  const tallyLines: TallyLine[] = []
  const woken = new Map<string, Date | null>()
  const tellings: Telling[] = []

  function add(entry: LedgerEntry): Folder {
    const before = held.get(entry.matterId)
    const folder = apply(before?.folder ?? null, entry)
    const line = chain(tenantId, entry, before?.head ?? genesis, newSalt())
    held.set(entry.matterId, { folder, head: line.hash })
    touched.add(entry.matterId)
    written.set(entry.id, line)
    lines.push(line)
    const { id: lineId, matterId, seq, at } = entry
    const moves = movements(before?.folder ?? null, folder)
    const onDay = dayInChina(at)
    bookLines.push({ matterId, seq, onDay, movements: moves })
    tallyLines.push({ lineId, tallies: tallied(before?.folder ?? null, folder, moves, onDay) })
    tellings.push({ entry, told: noticesOf(entry, before?.folder ?? null, folder, catalogue) })
    return folder
  }

  return {
    folder: (matterId) => held.get(matterId)?.folder,

    act: (command, actor, at) => {
      const folder = held.get(command.matterId)?.folder ?? null
      const twice = written.get(command.id)
      if (twice) return folder && saysTheSame(twice.entry, command) ? { ok: true, folder } : no('id-used-twice')
      const otherId = otherMatterOf(command, folder)
      const other = otherId === null ? undefined : held.get(otherId)?.folder
      const instant = [folder, other].reduce(afterWaiting, at)
      const decision = decide(folder, command, { actor, at: instant, catalogue, newId, chance, other })
      if (!decision.ok) return decision
      const next = add(decision.entry)
      const beside = other && counterpart(decision.entry, other, newId())
      if (beside) add(beside)
      return { ok: true, folder: next }
    },

    wake: (matterId, notBefore) => {
      if (held.has(matterId)) woken.set(matterId, notBefore ?? null)
    },

    write: async () => {
      const wakes = (folder: Folder) => notEarlier(wakesAt(folder, catalogue), woken.get(folder.matter.id) ?? null)
      const changed = [...touched].map((matterId) => changedIn(held.get(matterId)!, loaded.get(matterId)))
      await saveFolders(tx, tenantId, changed, ({ matter: { id } }) => {
        const { folder } = held.get(id)!
        return { ...listedBy(catalogue, folder), wakesAt: wakes(folder) }
      })
      const others = [...woken.keys()].filter((matterId) => !touched.has(matterId))
      await saveWakes(
        tx,
        tenantId,
        others.map((id) => ({ id, wakesAt: wakes(held.get(id)!.folder) })),
      )
      await appendEntries(tx, tenantId, lines)
      await appendMovements(tx, tenantId, bookLines)
      await appendTallies(tx, tenantId, tallyLines)
      await tell(tx, tenantId, tellings, tells)
      await ring(
        tx,
        tenantId,
        lines.map(({ entry }) => entry),
      )
    },
  }
}

/** A folder with those voices and orders alone that are not as they were loaded: of a thousand that were heard, one more costs one. */
function changedIn({ folder, head }: Held, before: Held | undefined): Held {
  const same = new Set<object>([...(before?.folder.voices ?? []), ...(before?.folder.orders ?? [])])
  const voices = folder.voices.filter((voice) => !same.has(voice))
  const orders = folder.orders.filter((order) => !same.has(order))
  return { folder: { ...folder, voices, orders }, head }
}

/** Longer than a command waits for those who hold its matters. */
const WAITED_MS = 60_000

/**
 * The instant of a command that came a moment before others wrote, and waited for them: that of the last line. Further back
 * the clock itself has moved, and the instant stays what it is, to be refused.
 */
function afterWaiting(at: Date, folder: Folder | null | undefined): Date {
  const last = folder?.matter.lastAt
  return last && at < last && last.getTime() - at.getTime() <= WAITED_MS ? last : at
}

/** Writes folders that were replayed from their lines over their rows, which are held; no line is added. */
export async function saveReplayed(
  tx: Tx,
  { tenantId, catalogue }: Pick<Hand, 'tenantId' | 'catalogue'>,
  folders: readonly Held[],
): Promise<void> {
  await saveFolders(tx, tenantId, folders, (folder) => ({
    ...listedBy(catalogue, folder),
    wakesAt: wakesAt(folder, catalogue),
  }))
}

/** The matters a command touches. The partner of an un-merge stands in the matter itself, and does not change while merged. */
async function involved(tx: Tx, tenantId: number, command: Command): Promise<readonly string[]> {
  const { matterId } = command
  if (command.action === 'merge') return [matterId, command.details.targetId]
  if (command.action !== 'unmerge') return [matterId]
  const found = await loadFolders(tx, tenantId, [matterId], 'read')
  const target = found.get(matterId)?.folder.matter.mergedInto
  return target ? [matterId, target] : [matterId]
}

function otherMatterOf(command: Command, folder: Folder | null): string | null {
  if (command.action === 'merge') return command.details.targetId
  return command.action === 'unmerge' ? (folder?.matter.mergedInto ?? null) : null
}

/** The line holds what the command says, beside what was decided with it. */
function saysTheSame(entry: LedgerEntry, { matterId, action, details }: Command): boolean {
  const given = JSON.parse(JSON.stringify(details)) as Readonly<Record<string, unknown>>
  const kept = entry.details as Readonly<Record<string, unknown>>
  return (
    entry.matterId === matterId &&
    entry.action === action &&
    Object.keys(given).every((key) => isDeepStrictEqual(given[key], kept[key]))
  )
}

function listedBy(catalogue: Catalogue, folder: Folder) {
  const [top, mid] = categoryPath(catalogue, folder.matter.categoryCode)
  const categories = { categoryTop: top?.code ?? null, categoryMid: mid?.code ?? null }
  return {
    ...categories,
    replyBy: replyBy(folder.matter),
    heardAt: heardAt(folder),
    pressesOn: pressesOn(folder.matter),
  }
}

/** Since when nothing has been heard of the lead unit, where it is its turn. */
function heardAt({ matter, orders }: Folder): Date | null {
  const lead = matter.status === 'dispatched' ? leadOrder(matter, orders) : null
  if (!lead || lead.pausedAt || (lead.status !== 'sent' && lead.status !== 'claimed')) return null
  return lead.spokeAt ?? lead.sentAt
}

/** The day of the reply that is due first; one that names none comes last. */
function replyBy({ documents }: Folder['matter']): string | null {
  const open = documents.filter(({ repliedAt, liftedAt }) => repliedAt === null && liftedAt === null)
  return open.map(({ limitOn }) => limitOn ?? '9999-12-31').toSorted()[0] ?? null
}

function notEarlier(at: Date | null, notBefore: Date | null): Date | null {
  return at && notBefore && at < notBefore ? notBefore : at
}

function no(code: Refusal['code']): Outcome {
  return { ok: false, refusal: refuse(code) }
}
