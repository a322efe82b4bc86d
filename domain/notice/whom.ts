import type { Catalogue } from '../catalogue/catalogue.ts'
import { superiorsOf } from '../catalogue/lookup.ts'
import type { Folder } from '../ledger/matter.ts'
import { isOut, presentOrders } from '../ledger/orders.ts'
import type { Addressee as PressedOn } from '../supervision/levels.ts'
import type { Addressee } from './told.ts'

type Known = Pick<Catalogue, 'units'>
/** Who is told, and of which unit. */
export type Whom = Readonly<{ to: Addressee; unitId: string | null }>

/** Whom pressing is addressed to: the unit of the order or all that have one, those above, the leader who has claimed it, or a role. */
export function whom(
  addressee: PressedOn,
  { matter, orders }: Folder,
  orderId: string | undefined,
  known: Known,
): readonly Whom[] {
  const { led, suspension, leadUnitId } = matter
  const own = orderId === undefined ? undefined : orders.find(({ id }) => id === orderId)
  const out = own ? [own] : presentOrders(matter, orders).filter(isOut)
  const units = [...new Set(out.map(({ unitId }) => unitId))]
  if (addressee === 'unit' || addressee === 'unitLeader')
    return units.map((unitId) => ({ to: { unitId, leaders: addressee === 'unitLeader' }, unitId }))
  if (addressee === 'superior')
    return units.flatMap((unitId) => {
      const above = superiorsOf(known, unitId)[0]
      return above ? [{ to: { unitId: above.code, leaders: true }, unitId }] : []
    })
  const leaderId = led?.leaderId ?? suspension?.leaderId
  const unitId = own?.unitId ?? leadUnitId
  if (addressee === 'leader' && leaderId) return [{ to: { personId: leaderId }, unitId }]
  return [{ to: { role: addressee }, unitId }]
}
