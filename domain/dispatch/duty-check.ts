import type { Catalogue } from '../catalogue/catalogue.ts'
import { superiorsOf } from '../catalogue/lookup.ts'
import type { Duty } from '../catalogue/rows.ts'
import { type DutyFault, faultNames } from './duty-faults.ts'
import { dutyGrid } from './duty-grid.ts'
import { type Demand, gapsIn } from './duty-gaps.ts'

/** One gap or fault of the duty list. Codes; null is every category, the whole prefecture. */
export type DutyFinding = Readonly<{
  fault: DutyFault
  categoryCode: string | null
  regionCode: string | null
  /** Of a gap: only what is filed under this very category or place, not what lies below. */
  only: boolean
  unitIds: readonly string[]
  dutyCodes: readonly string[]
  /** Of a gap: matters of the last year that fell into it. */
  matters: number | null
}>

/**
 * 职责清单检查: categories and places for which no unit answers (gap), several units with the same duty (contradiction),
 * duties of units, categories or places that are no more, duties that a closer one takes everywhere (shadowed), a unit with
 * the same duty twice, and bureaus of county and prefecture with one duty (overlap, a remark: the prefecture's leads). The
 * gaps that most matters fell into first, then by fault and code.
 *
 * @param demand matters of the last year by category and place
 */
export function checkDuties(catalogue: Catalogue, demand: readonly Demand[]): readonly DutyFinding[] {
  const { units, categories, regions } = catalogue
  const found: DutyFinding[] = []
  const sound: Duty[] = []
  for (const duty of catalogue.duties) {
    const { unitId, categoryCode, regionCode } = duty
    if (!units.has(unitId)) found.push(ofDuties('endedUnit', [duty]))
    if (categoryCode !== null && !categories.has(categoryCode)) found.push(ofDuties('noCategory', [duty]))
    if (regionCode !== null && !regions.has(regionCode)) found.push(ofDuties('noRegion', [duty]))
    // A duty for everything names no unit for anything.
    const stands = categoryCode !== null && categories.has(categoryCode) && units.has(unitId)
    if (stands && (regionCode === null || regions.has(regionCode))) sound.push(duty)
  }
  const grid = dutyGrid(catalogue, sound)
  const isPrefectures = ({ unitId }: Duty) => isBureau(catalogue, unitId, 'prefecture')
  for (const same of Map.groupBy(sound, placeOf).values()) {
    const byUnit = Map.groupBy(same, ({ unitId }) => unitId)
    for (const twice of byUnit.values()) if (twice.length > 1) found.push(ofDuties('twice', twice))
    const led = same.some(isPrefectures) ? same.filter((one) => !isBureau(catalogue, one.unitId, 'county')) : same
    if (new Set(led.map(({ unitId }) => unitId)).size > 1) found.push(ofDuties('contradiction', led))
  }
  for (const duty of sound) {
    if (grid.isShadowed(duty)) found.push(ofDuties('shadowed', [duty]))
    if (!isBureau(catalogue, duty.unitId, 'county')) continue
    const above = superiorsOf(catalogue, duty.unitId).map(({ code }) => code)
    const higher = grid.covering(duty).filter(isPrefectures)
    const own = higher.find(({ unitId }) => above.includes(unitId)) ?? higher[0]
    if (own) found.push({ ...ofDuties('overlap', [duty, own]), ...place(duty) })
  }
  const gaps = gapsIn(catalogue, grid, demand).map((gap): DutyFinding => {
    return { fault: 'gap', unitIds: [], dutyCodes: [], ...gap }
  })
  return [...gaps, ...found].toSorted(
    (a, b) =>
      faultNames.indexOf(a.fault) - faultNames.indexOf(b.fault) ||
      (b.matters ?? 0) - (a.matters ?? 0) ||
      compare(key(a), key(b)),
  )
}

function ofDuties(fault: DutyFault, duties: readonly Duty[]): DutyFinding {
  const unitIds = [...new Set(duties.map(({ unitId }) => unitId))]
  return { fault, ...place(duties[0]!), only: false, unitIds, dutyCodes: duties.map(({ code }) => code), matters: null }
}

function place({ categoryCode, regionCode }: Duty) {
  return { categoryCode, regionCode }
}

function placeOf({ categoryCode, regionCode }: Duty): string {
  return `${categoryCode} ${regionCode}`
}

function key({ categoryCode, regionCode, dutyCodes }: DutyFinding): string {
  return `${categoryCode} ${regionCode} ${dutyCodes[0]}`
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function isBureau({ units }: Catalogue, unitId: string, level: 'county' | 'prefecture'): boolean {
  const unit = units.get(unitId)
  return unit?.kind === 'bureau' && unit.level === level
}
