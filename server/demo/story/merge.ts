import { actions } from '../../../domain/ledger/actions.ts'
import type { Folder } from '../../../domain/ledger/matter.ts'
import { office } from '../words/office.ts'
import { opened } from './begin.ts'
import type { Script } from './script.ts'
import { system } from './staff.ts'
import { pressing, type Tale, tell } from './tale.ts'

/**
 * 并件 into the matter that told of the problem first, if that is still in hand: by the machine where it may, else by a
 * dispatcher. Some are opened first, because nobody noticed at once; of some it turns out that they are something else.
 */
export function* merged(tale: Tale, folder: Folder): Script {
  const { head, chance, hours, staff, theme } = tale
  if (head === null) return folder
  let present = folder
  if (tale.plot === 'unmerged' ? chance.happens(0.5) : chance.happens(0.2)) present = yield* opened(tale, present)
  const byPeople =
    theme.personal === true || tale.kind === 'report' || present.matter.kind !== null || chance.happens(0.3)
  const dispatcher = staff.one('dispatcher', chance)
  const { lastAt } = present.matter
  const at = !byPeople
    ? hours.later(lastAt, 0.2, 2)
    : pressing(tale)
      ? hours.later(lastAt, 2, 25)
      : hours.work(lastAt, 4, 120)
  present = yield {
    at,
    write: (_, look) => {
      const target = look(head)
      if (!target || !actions.absorb.from.includes(target.matter.status)) return null
      const byMachine = !byPeople && target.matter.kind !== 'report' && !target.matter.personalBenefit
      return {
        actor: byMachine ? system : dispatcher,
        action: 'merge',
        details: { targetId: target.matter.id, why: tell(tale, office.mergeWhy) },
      }
    },
  }
  if (present.matter.status !== 'merged' || tale.plot !== 'unmerged') return present
  const why = tell(tale, office.unmergeWhy)
  return yield {
    at: hours.work(present.matter.lastAt, 60, 900),
    write: ({ matter }, look) => {
      const target = matter.status === 'merged' ? look(head) : undefined
      return target && actions.release.from.includes(target.matter.status)
        ? { actor: dispatcher, action: 'unmerge', details: { why } }
        : null
    },
  }
}
