import type { Folder } from '../../../domain/ledger/matter.ts'
import { office } from '../words/office.ts'
import type { Script } from './script.ts'
import { type Tale, tell } from './tale.ts'

/** 回避: now and then a leader knows the person or has a share in it, and keeps out. Not where one leads the matter. */
export function* recused(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance } = tale
  if (tale.plot === 'led' || !chance.happens(0.008)) return folder
  const leader = staff.one('leader', chance)
  const details = { personId: leader.id, recused: true, why: tell(tale, office.recuseWhy) }
  return yield {
    at: hours.work(folder.matter.lastAt, 20, 240),
    write: () => ({ actor: leader, action: 'recuse', details }),
  }
}
