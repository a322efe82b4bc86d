import type { Catalogue } from '../catalogue/catalogue.ts'
import { dutiesCovering, superiorsOf } from '../catalogue/lookup.ts'
import type { Duty, Unit } from '../catalogue/rows.ts'
import { checkUnit } from '../ledger/checks-dispatch.ts'
import type { Matter, WorkOrder } from '../ledger/matter.ts'

type Asked = Pick<Matter, 'categoryCode' | 'regionCode' | 'aboutUnitIds' | 'returnedBy'>
type Sent = Pick<WorkOrder, 'unitId' | 'lead' | 'sentAt'>

/** Who is proposed to lead at a consultation, and by which rule; or that nobody can be. */
export type ProposedLead =
  | Readonly<{ unitId: string; because: 'firstReceiver'; instead: null; basis: null }>
  /** 市旗交叉: a duty of both levels, so the prefecture's bureau leads; `instead` of the first receiver. */
  | Readonly<{ unitId: string; because: 'prefecture'; instead: string; basis: string }>
  /** 被反映单位的上级, `instead` of the unit that is complained about. */
  | Readonly<{ unitId: string; because: 'superior'; instead: string; basis: null }>
  /** The closest duty, where the first receiver may not have it or nobody has received it yet. */
  | Readonly<{ unitId: string; because: 'duty'; instead: string | null; basis: string }>
  | Readonly<{ unitId: null; because: 'nobody'; instead: string | null; basis: null }>

/**
 * 首接负责 (domain.md 2): at a consultation the unit that received the matter first is proposed to lead, though it returned
 * it. Where bureaus of county and prefecture have the same duty the prefecture's leads; for a unit complained about its
 * superior; for a township or village without the duty, whose duty it is.
 */
export function proposedLead(asked: Asked, orders: readonly Sent[], catalogue: Catalogue): ProposedLead {
  const first = orders.filter(({ lead }) => lead).toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime())[0]
  const unit = first && catalogue.units.get(first.unitId)
  const may = (one: Unit | undefined) => one !== undefined && checkUnit(asked, one, catalogue, 'binding') === null
  const duties = dutiesCovering(catalogue, asked).filter(({ categoryCode }) => categoryCode !== null)
  if (unit && asked.aboutUnitIds.includes(unit.code)) {
    const above = superiorsOf(catalogue, unit.code).find(may)
    if (above) return { unitId: above.code, because: 'superior', instead: unit.code, basis: null }
  }
  if (unit && may(unit)) {
    const isCounty = unit.kind === 'bureau' && unit.level === 'county'
    const higher = isCounty ? higherDuty(unit, duties, catalogue, may) : undefined
    return higher
      ? { unitId: higher.unitId, because: 'prefecture', instead: unit.code, basis: higher.basis }
      : { unitId: unit.code, because: 'firstReceiver', instead: null, basis: null }
  }
  const instead = unit?.code ?? null
  const duty = duties.find(({ unitId }) => may(catalogue.units.get(unitId)))
  return duty
    ? { unitId: duty.unitId, because: 'duty', instead, basis: duty.basis }
    : { unitId: null, because: 'nobody', instead, basis: null }
}

/** 市旗交叉: the same duty held by a bureau of the prefecture: the county bureau's own superior before another. */
export function higherDuty(
  county: Unit,
  duties: readonly Duty[],
  catalogue: Catalogue,
  may: (unit: Unit | undefined) => boolean,
): Duty | undefined {
  const overlapping = duties.filter(({ unitId }) => {
    const unit = catalogue.units.get(unitId)
    return unit?.kind === 'bureau' && unit.level === 'prefecture' && may(unit)
  })
  const above = superiorsOf(catalogue, county.code).map(({ code }) => code)
  return overlapping.find(({ unitId }) => above.includes(unitId)) ?? overlapping[0]
}
