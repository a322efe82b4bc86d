import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Folder, Matter, Voice, WorkOrder } from '../ledger/matter.ts'
import { isOut } from '../ledger/orders.ts'
import { treatment } from './policy.ts'
import { type Relation, standingsOf } from './relation.ts'
import type { Viewer } from './role.ts'

type Units = Pick<Catalogue, 'units'>

/** What a unit is to a matter of which it has an order itself. */
const withOrder: readonly Relation[] = ['leadUnit', 'assistingUnit', 'grassroots']

/** Whether the viewer works on this order: in its own unit, not in one above. */
export function worksOn(viewer: Viewer, matter: Matter, order: WorkOrder, catalogue: Units): boolean {
  return standings(viewer, matter, order, catalogue).some(({ relation }) => withOrder.includes(relation))
}

/** 中转留言 is for an order that is out with its unit in the present round; what was written before stays to be read. */
export function mayWrite({ round }: Pick<Matter, 'round'>, order: WorkOrder): boolean {
  return isOut(order) && order.round === round
}

/** Whether a unit and the submitters of a matter may write to each other now. */
export function isOpen(
  { matter, orders }: Pick<Folder, 'matter' | 'orders'>,
  unitId: string,
  catalogue: Units,
): boolean {
  const unit = asUnit(unitId)
  return orders.some((order) => mayWrite(matter, order) && worksOn(unit, matter, order, catalogue))
}

/**
 * How a unit reads what a submitter writes: as it is where it may be told who that is, otherwise without what names
 * people.
 */
export function readsOf(
  { matter, orders }: Pick<Folder, 'matter' | 'orders'>,
  unitId: string,
  voice: Pick<Voice, 'secrecy'>,
  catalogue: Units,
): 'plain' | 'redacted' {
  const all = orders.flatMap((order) => standings(asUnit(unitId), matter, order, catalogue))
  const own = all.filter(({ relation }) => withOrder.includes(relation))
  const told = treatment(own, 'identity', { kind: matter.kind, secrecy: voice.secrecy, own: false })
  return told === 'plain' ? 'plain' : 'redacted'
}

function standings(viewer: Viewer, matter: Matter, order: WorkOrder, catalogue: Units) {
  return standingsOf(viewer, { matter, orders: [order], recorded: false }, catalogue)
}

/** Whoever handles for a unit. */
function asUnit(unitId: string): Viewer {
  return { id: '', unitId, grants: [{ role: 'unitHandler', unitId, regionCode: null, standsInFor: null }] }
}
