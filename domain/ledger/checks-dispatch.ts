import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Unit } from '../catalogue/rows.ts'
import { dutiesCovering, superiorsOf } from '../catalogue/lookup.ts'
import { limitFor } from '../deadline/limit-for.ts'
import { statutoryFor } from '../deadline/statutory-for.ts'
import type { Acting } from './checks.ts'
import type { Details } from './details.ts'
import type { Matter } from './matter.ts'
import { refuse, type Refusal } from './refusals.ts'

type Told = Pick<Details['dispatch'], 'leadUnitId' | 'assistingUnitIds' | 'track' | 'urgency' | 'statutoryCode'>

/**
 * Which units a matter may go to (domain.md 2, "Rules that cross the table").
 *
 * @param afterReturn `binding`: a designation may name a unit that returned it; `ask another`: a dispatch may not
 */
export function checkUnits(
  matter: Matter,
  told: Told,
  { catalogue }: Acting,
  { afterReturn }: Readonly<{ afterReturn: 'binding' | 'ask another' }>,
): Refusal | null {
  const unitIds = [told.leadUnitId, ...(told.assistingUnitIds ?? [])]
  if (new Set(unitIds).size < unitIds.length) return refuse('unit-named-twice')
  for (const unitId of unitIds) {
    const unit = catalogue.units.get(unitId)
    if (!unit) return refuse('no-such-unit', { unitId })
    const refusal = checkUnit(matter, unit, catalogue, afterReturn)
    if (refusal) return refusal
  }
  return checkTrack(matter, told) ?? checkLead(told, catalogue) ?? checkLimit(matter, told, catalogue)
}

/** Whether one unit may have the matter at all; `ask another`: not one that returned it. */
export function checkUnit(
  matter: Pick<Matter, 'aboutUnitIds' | 'returnedBy' | 'categoryCode' | 'regionCode'>,
  unit: Unit,
  catalogue: Catalogue,
  afterReturn: 'binding' | 'ask another',
): Refusal | null {
  if (matter.aboutUnitIds.includes(unit.code)) {
    const superior = superiorsOf(catalogue, unit.code).find((above) => !matter.aboutUnitIds.includes(above.code))
    return refuse('unit-complained-about', {
      unit: unit.name,
      superior: superior?.name ?? '—',
      superiorId: superior?.code ?? '',
    })
  }
  // 部门的事项不派给苏木乡镇和嘎查村, unless their own duty list has it (国办函〔2025〕66号).
  const grassroots = unit.kind === 'township' || unit.kind === 'village'
  const theirs = dutiesCovering(catalogue, matter).some((duty) => duty.unitId === unit.code)
  if (grassroots && !theirs) return refuse('not-a-township-duty', { unit: unit.name })
  if (afterReturn === 'ask another' && matter.returnedBy.includes(unit.code))
    return refuse('unit-returned-it', { unit: unit.name })
  return null
}

function checkTrack(matter: Matter, { track = matter.track ?? 'ledger', assistingUnitIds = [] }: Told): Refusal | null {
  if (track === 'joint' && assistingUnitIds.length === 0) return refuse('joint-needs-two')
  if (track === 'immediate' && assistingUnitIds.length > 0) return refuse('immediate-is-one-unit')
  return null
}

/** Where duties of two levels overlap the higher bureau leads. */
function checkLead({ leadUnitId, assistingUnitIds = [] }: Told, catalogue: Catalogue): Refusal | null {
  const above = superiorsOf(catalogue, leadUnitId).find(
    ({ code, kind }) => kind !== 'government' && assistingUnitIds.includes(code),
  )
  return above
    ? refuse('superior-leads', { superior: above.name, unit: catalogue.units.get(leadUnitId)?.name ?? '' })
    : null
}

function checkLimit(matter: Matter, told: Told, catalogue: Catalogue): Refusal | null {
  const { statutoryCode } = told
  if (statutoryCode !== undefined && !statutoryFor(catalogue, matter, statutoryCode))
    return refuse('no-such-statutory-limit', { statutoryCode })
  const described = {
    kind: matter.kind,
    urgency: told.urgency ?? matter.urgency,
    track: told.track ?? matter.track ?? 'ledger',
  }
  const promised =
    limitFor(catalogue.timeLimits, described, 'result') ?? limitFor(catalogue.timeLimits, described, 'review')
  return promised ? null : refuse('no-time-limit')
}
