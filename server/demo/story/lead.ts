import type { Folder } from '../../../domain/ledger/matter.ts'
import { leadOrder } from '../../../domain/ledger/orders.ts'
import { office } from '../words/office.ts'
import { reported } from './report.ts'
import type { Script } from './script.ts'
import { type Tale, tell } from './tale.ts'

/** 领导领办: a leader claims it with a plan and milestones, and reports on them until the unit can answer. */
export function* ledByLeader(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance } = tale
  const leader = staff.one('leader', chance)
  const at = hours.work(folder.matter.lastAt, 60, 1200)
  const gap = chance.integer(5, 12)
  const count = chance.integer(3, 5)
  const milestones = office.milestones
    .slice(0, count)
    .map((text, n) => ({ text, on: hours.dayAfter(at, gap * (n + 1), gap * (n + 1) + 2) }))
  const details = { plan: tell(tale, office.plan), milestones, nextReviewOn: hours.dayAfter(at, 20, 30) }
  let present = yield { at, write: () => ({ actor: leader, action: 'claimByLeader', details }) }
  for (let n = 0; n < count - 1; n += 1) {
    const text = tell(tale, office.progressLed)
    const percent = Math.round((100 * (n + 1)) / count)
    present = yield {
      at: hours.work(present.matter.lastAt, gap * 0.6 * 390, gap * 0.75 * 390),
      write: (at) => ({ actor: leader, action: 'progress', details: reported(at, text, { percent, milestone: n }) }),
    }
  }
  return present
}

/** 跟踪督办: what moves is told every few weeks, by the unit or the supervisor who follows it; the quarter begins anew. */
export function* watched(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance } = tale
  const supervisor = staff.one('supervisor', chance)
  let present = folder
  for (let n = 0; n < chance.integer(1, 3); n += 1) {
    const unitId = leadOrder(present.matter, present.orders)?.unitId
    const actor = unitId !== undefined && chance.happens(0.6) ? staff.handler(unitId, chance) : supervisor
    const text = tell(tale, office.progressWatched)
    present = yield {
      at: hours.work(present.matter.lastAt, 6 * 390, 16 * 390),
      write: (at) => ({
        actor,
        action: 'progress',
        details: reported(at, text, { percent: chance.integer(1, 9) * 10 }),
      }),
    }
  }
  return present
}
