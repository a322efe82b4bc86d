import { dutiesCovering, superiorsOf } from '../../../domain/catalogue/lookup.ts'
import type { Folder } from '../../../domain/ledger/matter.ts'
import { countyUnit } from '../units.ts'
import type { Tale } from './tale.ts'

export type Units = Readonly<{ leadUnitId: string; assistingUnitIds: readonly string[] }>

const anyBureau = 'city-government'

/** Whose duty it is at the place, closest first; never a unit complained about, but its superior. */
export function rightUnit({ catalogue, theme, scene }: Tale, aboutUnitIds: readonly string[]): string {
  const placed = { categoryCode: theme.category, regionCode: scene.regionCode }
  const unitId = dutiesCovering(catalogue, placed)[0]?.unitId ?? anyBureau
  if (!aboutUnitIds.includes(unitId)) return unitId
  return superiorsOf(catalogue, unitId).find(({ code }) => !aboutUnitIds.includes(code))?.code ?? anyBureau
}

/** A unit that it is easily taken to be the duty of; null where only a township or a unit complained about comes to mind. */
export function mistakenUnit(tale: Tale, { matter }: Folder, also: readonly string[] = []): string | null {
  const right = rightUnit(tale, matter.aboutUnitIds)
  const likely = [
    tale.theme.mistakenFor,
    ...(tale.theme.assisting ?? []),
    'city-management',
    'housing',
    'market',
    countyUnit(tale.scene.regionCode),
  ]
  const not = [right, ...also, ...matter.aboutUnitIds, ...matter.returnedBy]
  return likely.find((unitId) => unitId !== undefined && !not.includes(unitId) && fitting(tale, unitId)) ?? null
}

/** The lead and those who assist it; where one of them is above the lead it leads instead (职责重叠由上级部门主办). */
export function jointUnits(tale: Tale, { matter }: Folder): Units {
  const lead = rightUnit(tale, matter.aboutUnitIds)
  const likely = [
    ...new Set([...(tale.theme.assisting ?? []), countyUnit(tale.scene.regionCode), 'emergency', 'city-management']),
  ]
  const others = likely.filter(
    (unitId) =>
      unitId !== lead &&
      !matter.aboutUnitIds.includes(unitId) &&
      !matter.returnedBy.includes(unitId) &&
      fitting(tale, unitId),
  )
  const assisting = others.slice(0, Number(tale.chance.weighted({ 1: 5, 2: 3, 3: 2 })))
  const above = superiorsOf(tale.catalogue, lead).find(
    ({ code, kind }) => kind !== 'government' && assisting.includes(code),
  )
  if (!above) return { leadUnitId: lead, assistingUnitIds: assisting }
  return { leadUnitId: above.code, assistingUnitIds: [lead, ...assisting.filter((unitId) => unitId !== above.code)] }
}

/** A county's government is asked about its own county only. */
function fitting({ scene, catalogue }: Tale, unitId: string): boolean {
  const unit = catalogue.units.get(unitId)
  if (unit?.kind !== 'government') return unit !== undefined && unit.kind !== 'township' && unit.kind !== 'village'
  return unit.level === 'county' && unit.regionCode.slice(0, 6) === scene.regionCode.slice(0, 6)
}

/** 被反映单位: for a complaint about a window the unit of the window, for one about an officer some bureau. */
export function complainedAbout(tale: Tale): readonly string[] {
  if (!tale.theme.aboutUnit) return []
  const right = rightUnit(tale, [])
  if (right !== anyBureau && tale.chance.happens(0.35)) return [right]
  const bureaus = ['natural-resources', 'human-resources', 'traffic-police', 'medical-insurance', 'market', 'housing']
  return [tale.chance.pick(bureaus.filter((unitId) => unitId !== right))]
}
