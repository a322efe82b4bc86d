import type { Actor } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { apply } from '../../domain/ledger/apply.ts'
import { counterpart } from '../../domain/ledger/counterpart.ts'
import { decide } from '../../domain/ledger/decide.ts'
import type { Command, Folder, LedgerEntry } from '../../domain/ledger/matter.ts'
import { chanceFrom } from './chance.ts'
import { uuidAt } from './ids.ts'
import type { DemoLife } from './life.ts'
import { prefecture } from './prefecture.ts'
import { play, type Played, type Stage } from './play.ts'
import type { DemoSubmission } from './submission.ts'

export type Rehearsed = Played & Readonly<{ folders: ReadonlyMap<string, Folder>; entries: readonly LedgerEntry[] }>

/** Plays a life in memory, by the same rules as the ledger and without a database. */
export function rehearse(life: DemoLife, catalogue: Catalogue): Rehearsed {
  const chance = chanceFrom(`${life.seed}/rehearsal`)
  const newId = () => uuidAt(life.now, chance)
  const folders = new Map<string, Folder>()
  const matterIds = new Map<string, string>()
  const entries: LedgerEntry[] = []

  const add = (entry: LedgerEntry): Folder => {
    const folder = apply(folders.get(entry.matterId) ?? null, entry)
    folders.set(entry.matterId, folder)
    entries.push(entry)
    return folder
  }
  const act = (command: Command, actor: Actor, at: Date): ReturnType<Stage['act']> => {
    const folder = folders.get(command.matterId) ?? null
    const otherId = command.action === 'merge' ? command.details.targetId : folder?.matter.mergedInto
    const other = otherId ? folders.get(otherId) : undefined
    const decision = decide(folder, command, { actor, at, catalogue, newId, chance: chance.next, other })
    if (!decision.ok) return decision
    const next = add(decision.entry)
    const beside = other && counterpart(decision.entry, other, newId())
    if (beside) add(beside)
    return { ok: true, folder: next }
  }

  for (const said of life.submissions) {
    const matterId = newId()
    matterIds.set(said.id, matterId)
    const outcome = act(
      { id: newId(), matterId, action: 'register', details: registered(said) },
      said.recordedBy,
      said.receivedAt,
    )
    if (!outcome.ok) throw new Error(`not registered: ${outcome.refusal.code}`)
  }
  const stage = { matterOf: (id: string) => matterIds.get(id), folder: (id: string) => folders.get(id), act }
  return { ...play(life, stage, { tenantId: prefecture.code, catalogue }), folders, entries }
}

function registered(said: DemoSubmission) {
  const { id, title = '', channel, kind, categoryCode, regionCode, address, point, secrecy, submitter } = said
  return {
    submissionId: id,
    personId: submitter?.phone ?? submitter?.account ?? id,
    reachable: Boolean(submitter?.phone ?? submitter?.email ?? submitter?.account),
    secrecy,
    number: id,
    title,
    channel,
    receivedAt: said.receivedAt.toISOString(),
    ...(kind && { kind }),
    ...(categoryCode && { categoryCode }),
    ...(regionCode && { regionCode }),
    ...(address && { address }),
    ...(point && { point }),
  }
}
