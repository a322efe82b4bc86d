import type { Folder, WorkOrder } from '../../../domain/ledger/matter.ts'
import { leadOrder } from '../../../domain/ledger/orders.ts'
import { office } from '../words/office.ts'
import { dispatched } from './dispatch.ts'
import type { Script } from './script.ts'
import { type Tale, tell, unitName } from './tale.ts'
import { mistakenUnit, rightUnit } from './units.ts'

/** First sent to the wrong unit, which returns it: upheld, and dispatched to the right one. */
export function* dispatchedWrongly(tale: Tale, folder: Folder): Script {
  const wrong = mistakenUnit(tale, folder)
  if (wrong === null) return yield* dispatched(tale, folder)
  let present = yield* dispatched(tale, folder, { leadUnitId: wrong, assistingUnitIds: [] })
  present = yield* returned(tale, present, true)
  return present.matter.status === 'opened' ? yield* dispatched(tale, present) : present
}

/** Returned by three units one after another; then a supervisor consults and designates, which binds. */
export function* designatedAfterThree(tale: Tale, folder: Folder): Script {
  const { hours, staff, chance } = tale
  let present = folder
  for (let hop = 0; hop < 3; hop += 1) {
    const wrong = mistakenUnit(tale, present)
    if (wrong === null) return yield* dispatched(tale, present)
    present = yield* dispatched(tale, present, { leadUnitId: wrong, assistingUnitIds: [] })
    const next = hop < 2 ? mistakenUnit(tale, present, [wrong]) : null
    present = yield* returned(tale, present, true, next)
    if (present.matter.status !== 'opened') return present
  }
  const leadUnitId = rightUnit(tale, present.matter.aboutUnitIds)
  const asked = [leadUnitId, ...present.matter.returnedBy].map((unitId) => staff.head(unitId).id)
  const decision = tell(tale, office.designation, { unit: unitName(tale, leadUnitId) })
  const participants = [...new Set(asked)]
  const supervisor = staff.one('supervisor', chance)
  const called = hours.work(present.matter.lastAt, 30, 120)
  const meeting = { participants, on: hours.dayAfter(called, 0, 1), agenda: tell(tale, office.convene) }
  present = yield { at: called, write: () => ({ actor: supervisor, action: 'convene', details: meeting }) }
  return yield {
    at: hours.work(present.matter.lastAt, 120, 600),
    write: () => ({
      actor: supervisor,
      action: 'designate',
      details: { leadUnitId, track: 'ledger', participants, decision },
    }),
  }
}

/**
 * 申请退单 and its judgement. An upheld one puts the matter back on the ledger; refused, the unit goes on.
 *
 * @param toward whose duty the unit says it is; null where nobody can tell
 */
export function* returned(
  tale: Tale,
  folder: Folder,
  upheld: boolean,
  toward: string | null = rightUnit(tale, folder.matter.aboutUnitIds),
): Script {
  const order = leadOrder(folder.matter, folder.orders)
  if (!order) return folder
  const { hours, staff, chance, catalogue } = tale
  const other = toward === order.unitId ? undefined : toward
  const right = other ? unitName(tale, other) : '属地有关部门'
  const reasons = [...catalogue.reasons.values()].filter(({ list }) => list === 'return')
  const reason = catalogue.reasons.get('return-not-duty') ?? chance.pick(reasons)
  const details = {
    orderId: order.id,
    reasonCode: reason.code,
    basis: tell(tale, toward === null ? office.returnDisputedBasis : office.returnBasis, { right }),
    ...(other && { suggestedUnitId: other }),
  }
  const handler = staff.handler(order.unitId, chance)
  let present = yield {
    at: hours.work(order.sentAt, 25, 320),
    write: (now) => (stillOut(now, order) ? { actor: handler, action: 'requestReturn', details } : null),
  }
  const judged = toward === null ? office.returnDisputed : office.returnUpheld
  const why = upheld ? tell(tale, judged, { right }) : tell(tale, office.returnDenied)
  present = yield {
    at: hours.work(present.matter.lastAt, 30, 260),
    write: (now) =>
      stillOut(now, order)?.requests.return
        ? { actor: staff.one('dispatcher', chance), action: 'judgeReturn', details: { orderId: order.id, upheld, why } }
        : null,
  }
  return present
}

function stillOut({ orders, matter }: Folder, { id }: WorkOrder): WorkOrder | undefined {
  return matter.status === 'dispatched' ? orders.find((order) => order.id === id) : undefined
}
