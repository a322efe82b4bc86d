import type { Document, WorkOrder } from '../ledger/matter.ts'
import { ofUnit } from './relation.ts'
import type { Viewer } from './role.ts'

/**
 * Who takes a supervision document out as a paper, of those who see its matter: the supervisors, the unit it is addressed
 * to, and from L4 on the leaders it is raised to.
 *
 * @param acting the viewer with the grants that hold for the matter
 */
export function mayTakePaper(
  acting: Pick<Viewer, 'grants'>,
  { level, orderId }: Pick<Document, 'level' | 'orderId'>,
  orders: readonly Pick<WorkOrder, 'id' | 'unitId'>[],
): boolean {
  const pressed = orders.filter(({ id }) => orderId === null || id === orderId).map(({ unitId }) => unitId)
  return acting.grants.some(({ role, unitId }) => {
    if (role === 'supervisor') return true
    if (role === 'leader') return level >= 4
    return ofUnit.includes(role) && unitId !== null && pressed.includes(unitId)
  })
}
