import { type Action, actions } from '../ledger/actions.ts'
import { admit } from '../ledger/admit.ts'
import type { Folder } from '../ledger/matter.ts'
import { type Actor, hatsOf, type Viewer } from './role.ts'

/**
 * As whom a viewer takes an action: themselves in one of their units, or a colleague they stand in for; the first who may,
 * else the first whose role it is, so that the refusal says what is missing.
 *
 * @param folder null where the action begins a matter
 */
export function hatFor(viewer: Viewer, folder: Folder | null, action: Action, orderId?: string): Actor {
  const hats = hatsOf(viewer)
  return (
    hats.find((hat) => admit(folder, action, hat, orderId).ok) ??
    hats.find((hat) => hat.roles.some((role) => actions[action].by.includes(role))) ??
    hats[0] ?? { id: viewer.id, roles: [], unitId: null, regionCode: null }
  )
}
