import type { Catalogue } from '../catalogue/catalogue.ts'
import { dutiesCovering } from '../catalogue/lookup.ts'
import type { Duty } from '../catalogue/rows.ts'
import { checkUnit } from '../ledger/checks-dispatch.ts'
import type { Matter } from '../ledger/matter.ts'

export type Asked = Pick<Matter, 'categoryCode' | 'regionCode' | 'aboutUnitIds' | 'returnedBy'>
/** How often units had the lead of similar matters that were cleared. */
export type Past = readonly Readonly<{ unitId: string; count: number }>[]

/** Which unit, and why; or why the machine stays silent. */
export type Suggestion =
  | Readonly<{ unitId: string; because: 'duty'; basis: string; sure: boolean }>
  | Readonly<{ unitId: string; because: 'past'; count: number; sure: false }>
  | Readonly<{ unitId: null; silent: 'needs-category' | 'none-may' | 'nothing-known' }>

/** Of similar matters this many have to have gone to one unit before it is named for that alone. */
const ENOUGH_PAST = 2

/**
 * 派单建议: the unit whose duty list names the matter most closely, else the one that cleared most matters like it. Never one
 * that is complained about, that returned it, or that may not have it (`checkUnit`); where two units share the closest duty
 * it is not sure.
 */
export function suggestUnit(asked: Asked, past: Past, catalogue: Catalogue): Suggestion {
  if (asked.categoryCode === null && past.length === 0) return { unitId: null, silent: 'needs-category' }
  const may = (unitId: string) => {
    const unit = catalogue.units.get(unitId)
    return unit !== undefined && checkUnit(asked, unit, catalogue, 'ask another') === null
  }
  const duties = asked.categoryCode === null ? [] : dutiesCovering(catalogue, asked).filter(namesSomething)
  const [duty, ...others] = duties.filter(({ unitId }) => may(unitId))
  if (duty) {
    const sure = !others.some((other) => other.unitId !== duty.unitId && isAsClose(other, duty))
    return { unitId: duty.unitId, because: 'duty', basis: duty.basis, sure }
  }
  const most = past
    .filter(({ unitId, count }) => count >= ENOUGH_PAST && may(unitId))
    .toSorted((a, b) => b.count - a.count)[0]
  if (most) return { unitId: most.unitId, because: 'past', count: most.count, sure: false }
  return { unitId: null, silent: duties.length > 0 || past.length > 0 ? 'none-may' : 'nothing-known' }
}

/** A duty for everything everywhere names no unit for this. */
function namesSomething({ categoryCode }: Duty): boolean {
  return categoryCode !== null
}

function isAsClose(a: Duty, b: Duty): boolean {
  return a.categoryCode === b.categoryCode && a.regionCode === b.regionCode
}
