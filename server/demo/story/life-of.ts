import type { Folder } from '../../../domain/ledger/matter.ts'
import { declined, opened, sentElsewhere, settled } from './begin.ts'
import { closed } from './close.ts'
import { dispatched } from './dispatch.ts'
import { handled } from './handle.ts'
import { merged } from './merge.ts'
import { recused } from './recuse.ts'
import { designatedAfterThree, dispatchedWrongly } from './returns.ts'
import type { Script } from './script.ts'
import type { Tale } from './tale.ts'

/** The whole life of one matter, from registered to wherever it comes to rest. */
export function* lifeOf(tale: Tale, folder: Folder): Script {
  if (tale.theme.outside) return yield* sentElsewhere(tale, folder)
  if (tale.plot === 'unread') return folder
  let present = folder
  if (tale.head !== null) {
    present = yield* merged(tale, present)
    if (present.matter.status === 'merged') return present
    if (tale.plot !== 'unmerged') return yield* knownAlready(tale, present)
  }
  if (tale.plot === null && present.matter.status === 'submitted') {
    if (isForDiscipline(tale)) return yield* toDiscipline(tale, present)
    if (settlesAtDesk(tale)) return yield* closed(tale, yield* settled(tale, present))
  }
  if (present.matter.status === 'submitted') present = yield* opened(tale, present)
  if (tale.plot === 'undispatched') return present
  present = yield* sent(tale, yield* recused(tale, present))
  return yield* closed(tale, yield* handled(tale, present))
}

function* sent(tale: Tale, folder: Folder): Script {
  if (tale.plot === 'threeHops') return yield* designatedAfterThree(tale, folder)
  if (tale.plot === 'returned') return yield* dispatchedWrongly(tale, folder)
  return yield* dispatched(tale, folder)
}

/** Told again after the matter it belongs to was answered: the desk says what became of it. */
function* knownAlready(tale: Tale, folder: Folder): Script {
  return yield* closed(tale, yield* settled(tale, folder))
}

/** 举报 of officers is the discipline inspection's where it names a crime of office; the rest is looked into here. */
function isForDiscipline({ theme, chance }: Tale): boolean {
  return theme.code === 'bribery' && chance.happens(0.4)
}

function* toDiscipline(tale: Tale, folder: Folder): Script {
  return yield { at: tale.hours.work(folder.matter.lastAt, 30, 300), write: () => declined(tale, 'decline-discipline') }
}

/** Whether whoever hears it can settle it: a question there is an answer to, thanks, a hand lent on the spot. */
function settlesAtDesk({ theme, kind, chance, submission, head }: Tale): boolean {
  if (head !== null) return false
  const answerable = theme.desk !== undefined
  if (kind === 'inquiry') return answerable && chance.happens(0.82)
  if (kind === 'other') return true
  if (kind === 'praise' || kind === 'suggestion') return answerable && chance.happens(kind === 'praise' ? 0.6 : 0.3)
  if (theme.code === 'lost-in-taxi') return chance.happens(0.5)
  const onTheSpot = submission.channel === 'grid' || submission.channel === 'visit'
  return onTheSpot && kind === 'help' && theme.notDone === undefined && chance.happens(0.4)
}
