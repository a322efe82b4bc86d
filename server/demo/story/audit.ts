import { type Checklist, checklist } from '../../../domain/ledger/details.ts'
import { presentOrders } from '../../../domain/ledger/orders.ts'
import type { Folder } from '../../../domain/ledger/matter.ts'
import { office } from '../words/office.ts'
import { answering } from './handle.ts'
import type { Script } from './script.ts'
import { type Tale, tell } from './tale.ts'

/** 审核: passed with a full checklist; sent back once where the plot has it, and answered anew. */
export function* audited(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance } = tale
  if (folder.matter.status !== 'answered') return folder
  let present = folder
  if (tale.plot === 'auditFailed') {
    const failed = chance.pick(Object.keys(checklist) as (keyof Checklist)[])
    const others = presentOrders(present.matter, present.orders).filter((order) => !order.lead)
    const also = others.length > 0 && chance.happens(0.4) ? { orderIds: others.map((order) => order.id) } : {}
    const details = { passed: false, checklist: checked([failed]), why: tell(tale, office.auditWhy), ...also }
    const dispatcher = staff.one('dispatcher', chance)
    present = yield {
      at: hours.work(present.matter.lastAt, 20, 200),
      write: () => ({ actor: dispatcher, action: 'audit', details }),
    }
    const again = presentOrders(present.matter, present.orders).filter((order) => order.status === 'claimed')
    for (const order of again.toSorted((a, b) => Number(a.lead) - Number(b.lead))) {
      present = yield answering(tale, order, 'solved', hours.work(present.matter.lastAt, 60, 420))
    }
  }
  if (present.matter.status !== 'answered') return present
  const dispatcher = staff.one('dispatcher', chance)
  return yield {
    at: hours.work(present.matter.lastAt, 12, 220),
    write: ({ matter }) =>
      matter.status === 'answered'
        ? { actor: dispatcher, action: 'audit', details: { passed: true, checklist: checked([]) } }
        : null,
  }
}

function checked(failed: readonly (keyof Checklist)[]): Checklist {
  const pairs = Object.keys(checklist).map((key) => [key, !failed.includes(key as keyof Checklist)])
  return Object.fromEntries(pairs) as Checklist
}
