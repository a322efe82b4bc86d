import type { Folder } from '../../../domain/ledger/matter.ts'
import { leadOrder } from '../../../domain/ledger/orders.ts'
import { office } from '../words/office.ts'
import { reported } from './report.ts'
import type { Script } from './script.ts'
import { citizen } from './staff.ts'
import { type Tale, tell } from './tale.ts'

/** 延期: asked for before the limit ends, granted once or refused. */
export function* extension(tale: Tale, folder: Folder, granted: boolean): Script {
  const order = leadOrder(folder.matter, folder.orders)
  if (!order) return folder
  const { hours, staff, chance } = tale
  const { id: orderId, unitId } = order
  const workdays = chance.integer(3, 10)
  const at = hours.share(folder.matter.lastAt, order.answerBy, 0.35 + 0.35 * chance.next(), order.clock)
  const why = tell(tale, office.extensionWhy)
  yield {
    at,
    write: () => ({
      actor: staff.handler(unitId, chance),
      action: 'requestExtension',
      details: { orderId, workdays, why },
    }),
  }
  const judged = granted ? office.extensionGranted : office.extensionRefused
  const details = { orderId, granted, why: tell(tale, judged) }
  return yield {
    at: hours.work(at, 40, 240),
    write: () => ({ actor: staff.one('supervisor', chance), action: 'judgeExtension', details }),
  }
}

/** 请补充: the unit asks, the clock stands still, the submitter answers by their link or over the telephone; or not yet. */
export function* question(tale: Tale, folder: Folder, answered: boolean): Script {
  const order = leadOrder(folder.matter, folder.orders)
  const voice = folder.voices[0]
  if (!order || !voice) return folder
  const { hours, staff, chance } = tale
  const { id: orderId, unitId } = order
  const asking = tell(tale, office.question)
  const at = hours.work(folder.matter.lastAt, 20, 240)
  let present = yield {
    at,
    write: () => ({
      actor: staff.handler(unitId, chance),
      action: 'requestInformation',
      details: { orderId, question: asking },
    }),
  }
  if (!answered) return present
  const byLink = chance.happens(0.6)
  const actor = byLink ? citizen(voice.submissionId) : staff.one('operator', chance)
  const text = tell(tale, office.information)
  present = yield {
    at: hours.awake(present.matter.lastAt, 90, 40 * 60),
    write: () => ({ actor, action: 'giveInformation', details: { orderId, text } }),
  }
  return present
}

export type Suspension = 'stays' | 'resumed' | 'refused'

/** 挂账: the head of the unit asks with a named leader, a plan and a day to look again; a supervisor decides. */
export function* suspension(tale: Tale, folder: Folder, ends: Suspension): Script {
  const order = leadOrder(folder.matter, folder.orders)
  if (!order) return folder
  const { hours, staff, chance } = tale
  const { id: orderId, unitId } = order
  const head = staff.head(unitId)
  const at = hours.share(folder.matter.lastAt, order.answerBy, 0.3 + 0.4 * chance.next(), order.clock)
  const leaderId = chance.happens(0.4) ? staff.one('leader', chance).id : head.id
  const asked = { orderId, leaderId, ...chance.pick(office.suspension), nextReviewOn: hours.dayAfter(at, 28, 120) }
  yield { at, write: () => ({ actor: head, action: 'requestSuspension', details: asked }) }
  const granted = ends !== 'refused'
  const details = { orderId, granted, why: tell(tale, granted ? office.suspensionGranted : office.suspensionRefused) }
  let present = yield {
    at: hours.work(at, 60, 420),
    write: () => ({ actor: staff.one('supervisor', chance), action: 'judgeSuspension', details }),
  }
  if (!granted) return present
  const told = hours.work(present.matter.lastAt, 5 * 390, 9 * 390)
  present = yield {
    at: told,
    write: (at) => ({ actor: head, action: 'progress', details: reported(at, tell(tale, office.progress)) }),
  }
  if (ends === 'stays') return present
  const resumedAt = hours.work(told, 390, 7 * 390)
  const by = chance.happens(0.5) ? head : staff.one('supervisor', chance)
  return yield {
    at: resumedAt,
    write: () => ({ actor: by, action: 'resume', details: { note: tell(tale, office.resume) } }),
  }
}
