import type { Folder } from '../../../domain/ledger/matter.ts'
import { office } from '../words/office.ts'
import { audited } from './audit.ts'
import { caller, cleared, followedUp, isUnsolved, type Mood } from './follow-up.ts'
import { handled } from './handle.ts'
import { lifted } from './pressure.ts'
import type { Script } from './script.ts'
import { type Tale, tell } from './tale.ts'

/** From the answer to the end: audit, follow-up, and clearing, a redo, or the judgement of a panel. */
export function* closed(tale: Tale, folder: Folder): Script {
  if (tale.plot === 'unaudited') return folder
  let present = yield* audited(tale, folder)
  if (present.matter.status !== 'resolved') return present
  present = yield* lifted(tale, present)
  if (tale.plot === 'uncalled') return present
  present = yield* followedUp(tale, present, moodAt(tale, present.matter.redos))
  if (present.matter.status !== 'resolved') return present
  if (!isUnsolved(present)) return yield* afterClearing(tale, yield* cleared(tale, present))
  return yield* disputed(tale, present)
}

function moodAt({ plot }: Tale, redos: number): Mood {
  if (plot === 'redoneThrice') return redos < 3 ? 'unhappy' : 'mended'
  const once = plot === 'redone' || plot === 'judged' || plot === 'judgedRedo' || plot === 'unhappy'
  if (once && redos === 0) return 'unhappy'
  return redos > 0 ? 'mended' : 'as it is'
}

/** 不满意: reopened, brought before a panel, or not decided yet. */
function* disputed(tale: Tale, folder: Folder): Script {
  const { plot, chance } = tale
  if (plot === 'unhappy' && folder.matter.redos === 0) return folder
  if ((plot === 'judged' || plot === 'judgedRedo') && folder.matter.redos === 0)
    return yield* judged(tale, folder, plot === 'judgedRedo')
  const redo = plot === 'redone' || plot === 'redoneThrice' || chance.happens(0.6)
  if (!redo || folder.matter.redos >= 4) return yield* judged(tale, folder, false)
  return yield* redone(tale, folder)
}

/** 重办: the same units anew, with a new promise. */
function* redone(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance } = tale
  const agent = staff.one(caller(folder), chance)
  const why = tell(tale, office.reopenWhy)
  // What was settled at the desk has no unit yet.
  const units = folder.matter.leadUnitId === null ? null : {}
  if (units === null) return yield* judged(tale, folder, false)
  const present = yield {
    at: hours.work(folder.matter.lastAt, 20, 300),
    write: () => ({ actor: agent, action: 'reopen', details: { why } }),
  }
  return yield* closed(tale, yield* handled(tale, present, true))
}

/** 研判 by two people or three who had nothing to do with it. */
function* judged(tale: Tale, folder: Folder, redo: boolean): Script {
  const { hours, staff, chance } = tale
  const agents = staff.several(caller(folder), chance.integer(1, 2), chance)
  const supervisors = staff.several('supervisor', 1, chance)
  const panel = [...agents, ...supervisors].map((actor) => actor.id)
  const canRedo = redo && folder.matter.leadUnitId !== null
  const ending = canRedo
    ? 'redo'
    : chance.weighted<'explained' | 'deferred' | 'handedOver'>({ explained: 5, deferred: 3, handedOver: 2 })
  const opinion = tell(tale, office.judgeOpinion[ending])
  const actor = supervisors[0] ?? staff.one('supervisor', chance)
  const present = yield {
    at: hours.work(folder.matter.lastAt, 200, 900),
    write: () => ({ actor, action: 'judge', details: { panel, opinion, ending } }),
  }
  return present.matter.status === 'dispatched' ? yield* closed(tale, yield* handled(tale, present, true)) : present
}

/** Some come back after weeks: reopened although cleared. */
function* afterClearing(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance } = tale
  const { matter } = folder
  if (tale.plot !== 'reopenedLater' || matter.status !== 'cleared' || matter.redos > 0 || matter.leadUnitId === null)
    return folder
  const why = tell(tale, office.reopenWhy)
  const agent = staff.one(caller(folder), chance)
  const present = yield {
    at: hours.work(matter.lastAt, 2 * 390, 8 * 390),
    write: () => ({ actor: agent, action: 'reopen', details: { why } }),
  }
  return yield* closed(tale, yield* handled(tale, present, true))
}
