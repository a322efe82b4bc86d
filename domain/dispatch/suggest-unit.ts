import type { Catalogue } from '../catalogue/catalogue.ts'
import { dutiesCovering, superiorsOf } from '../catalogue/lookup.ts'
import type { Duty } from '../catalogue/rows.ts'
import { checkUnit } from '../ledger/checks-dispatch.ts'
import type { Matter } from '../ledger/matter.ts'
import { confidence, type Ground, groundConfidence, type Outcome, readGround } from './confidence.ts'
import { higherDuty } from './proposed-lead.ts'
import type { Returned } from './returns.ts'

export type Asked = Pick<Matter, 'categoryCode' | 'regionCode' | 'aboutUnitIds' | 'returnedBy'> &
  Readonly<{ returns?: readonly Returned[] }>

/** A similar matter that was cleared: who had it in the end, and who had sent it back before. */
export type Cleared = Readonly<{
  leadUnitId: string
  assistingUnitIds: readonly string[]
  returnedBy: readonly string[]
}>

/** What is known beside the duty list. */
export type Known = Readonly<{
  past: readonly Cleared[]
  /** Units that a classifier reads out of the words, likeliest first. */
  read?: readonly Readonly<{ unitId: string; probability: number }>[]
  /** Categories that a classifier reads out of them, likeliest first; two that are near each other are two parts. */
  categories?: readonly Readonly<{ code: string; probability: number }>[]
  /** What became of earlier proposals, by their ground. */
  outcomes?: readonly Outcome[]
}>

/** Why one unit is proposed. */
export type Because =
  | Readonly<{ because: 'duty'; basis: string }>
  /** 市旗交叉: a duty of both levels, so the prefecture's bureau leads instead of the county's. */
  | Readonly<{ because: 'prefecture'; basis: string; instead: string }>
  /** 被反映单位的上级. */
  | Readonly<{ because: 'superior'; instead: string }>
  /** `count` of `of` similar cleared matters; `returned` of the `of` it had sent back. */
  | Readonly<{ because: 'past'; count: number; of: number; returned: number }>
  | Readonly<{ because: 'read'; probability: number }>
export type Proposed = Readonly<{ unitId: string }> & Because

/** A unit that is not proposed though something speaks for it. */
export type Passed = Readonly<{
  unitId: string
  why: 'returned' | 'complainedAbout' | 'notTheirDuty'
  /** When it asked to send the matter back. */
  at: Date | null
}>

/** 派单建议: who leads, who assists, why, how sure; or why the machine stays silent. */
export type Suggestion = Readonly<{
  lead: Proposed | null
  assisting: readonly Proposed[]
  /** `joint` where the matter has several parts. */
  track: 'joint' | null
  ground: Ground | null
  /** 0 to 1: the share of such proposals that were followed and not returned. */
  confidence: number
  /** False is "not sure": less than the prefecture wants before a form is filled in. */
  sure: boolean
  silent: 'needs-category' | 'none-may' | 'nothing-known' | null
  passed: readonly Passed[]
}>

type Candidate = Readonly<{ lead: Proposed; ground: Ground; confidence: number; beside: readonly Proposed[] }>
type May = (unitId: string) => boolean
/** Why a unit may not have it; null: it may. */
type Refused = Passed['why'] | 'ended' | null

/** Of similar matters this many have to have gone to one unit before it is named for that. */
const ENOUGH_PAST = 2
/** A unit that is read out of the words with less is not named. */
const LEAST_READ = 0.3
/** A second category counts as a second part from this share of the first one's probability, and from this much itself. */
const NEAR = 0.6
const LEAST_SECOND = 0.25
const MOST_ASSISTING = 3

/**
 * 派单建议: who answers for it by the duty list; where that is silent, the likelier of what the words say to a classifier
 * and of what similar cleared matters did. Two units with the closest duty, two likely categories or similar matters that
 * were joint make it joint. Never one that is complained about (its superior instead), that returned it, or that may not
 * have it (`checkUnit`); of bureaus of county and prefecture the prefecture's leads.
 */
export function suggestUnit(asked: Asked, known: Known, catalogue: Catalogue): Suggestion {
  const { past, read = [], outcomes = [] } = known
  const refusals = new Map<string, Refused>()
  const refusal = (unitId: string): Refused => {
    const found = refusals.get(unitId)
    if (found !== undefined) return found
    const made = refusalOf(unitId, asked, catalogue)
    refusals.set(unitId, made)
    return made
  }
  const may: May = (unitId) => refusal(unitId) === null
  const passed = passedOver(asked, known, catalogue, refusal)
  const candidate =
    byDuty(asked, known, catalogue, may) ??
    [byRead(read, outcomes, may), byPast(past, outcomes, may)]
      .filter((one) => one !== null)
      .toSorted((a, b) => b.confidence - a.confidence)[0]
  if (!candidate) {
    const nothing = { lead: null, assisting: [], track: null, ground: null, confidence: 0, sure: false, passed }
    if (passed.length > 0) return { ...nothing, silent: 'none-may' }
    return { ...nothing, silent: asked.categoryCode === null ? 'needs-category' : 'nothing-known' }
  }
  const units = [
    candidate.lead,
    ...candidate.beside,
    ...bySecondCategory(asked, known, catalogue, may),
    ...besideInPast(candidate.lead.unitId, past, may),
  ]
  const once = units.filter(({ unitId }, n) => units.findIndex((one) => one.unitId === unitId) === n)
  const [lead, ...assisting] = superiorFirst(once.slice(0, 1 + MOST_ASSISTING), catalogue)
  return {
    lead: lead!,
    assisting,
    track: assisting.length > 0 ? 'joint' : null,
    ground: candidate.ground,
    confidence: candidate.confidence,
    sure: candidate.confidence * 100 >= catalogue.procedure.unitPercent,
    silent: null,
    passed,
  }
}

function byDuty(
  asked: Asked,
  { past, read = [], outcomes = [] }: Known,
  catalogue: Catalogue,
  may: May,
): Candidate | null {
  const duties = dutiesNaming(catalogue, asked)
  for (let n = 0; n < duties.length; ) {
    const closest = duties[n]!
    const level = duties.slice(n).filter((duty) => isAsClose(duty, closest))
    n += level.length
    const open = level.filter(({ unitId }, at) => may(unitId) && level.findIndex((d) => d.unitId === unitId) === at)
    if (open.length === 0) {
      const above = level.map(({ unitId }) => superiorInstead(unitId, asked, catalogue, may)).find(Boolean)
      if (above) return candidateOf(above, 'superior', outcomes, [])
      continue
    }
    // What is known otherwise says which of several leads.
    const weight = ({ unitId }: Duty) =>
      past.filter(({ leadUnitId }) => leadUnitId === unitId).length +
      (read.find((one) => one.unitId === unitId)?.probability ?? 0)
    const [first, ...others] = open.toSorted((a, b) => weight(b) - weight(a))
    const proposed = [first!, ...others].map(({ unitId, basis }): Proposed => ({ unitId, because: 'duty', basis }))
    const county = open.map(({ unitId }) => catalogue.units.get(unitId)).find(isCountyBureau)
    const higher = county && higherDuty(county, duties, catalogue, (unit) => unit !== undefined && may(unit.code))
    if (higher) {
      const lead: Proposed = { unitId: higher.unitId, because: 'prefecture', basis: higher.basis, instead: county.code }
      return candidateOf(lead, 'prefecture', outcomes, proposed)
    }
    const alone = closest.categoryCode === asked.categoryCode ? 'duty-exact' : 'duty-above'
    return candidateOf(proposed[0]!, others.length > 0 ? 'duty-shared' : alone, outcomes, proposed.slice(1))
  }
  return null
}

function candidateOf(
  lead: Proposed,
  ground: Parameters<typeof groundConfidence>[0],
  outcomes: readonly Outcome[],
  beside: readonly Proposed[],
): Candidate {
  return { lead, ground, confidence: groundConfidence(ground, outcomes), beside }
}

function byRead(read: NonNullable<Known['read']>, outcomes: readonly Outcome[], may: May): Candidate | null {
  const first = read.find(({ unitId, probability }) => probability >= LEAST_READ && may(unitId))
  if (!first) return null
  const ground = readGround(first.probability)
  const lead = { ...first, because: 'read' } as const
  return { lead, ground, confidence: confidence(ground, first.probability, outcomes), beside: [] }
}

function byPast(past: Known['past'], outcomes: readonly Outcome[], may: May): Candidate | null {
  const of = past.length
  const [most] = [...new Set(past.map(({ leadUnitId }) => leadUnitId))]
    .map((unitId) => ({
      unitId,
      count: past.filter(({ leadUnitId }) => leadUnitId === unitId).length,
      returned: past.filter(({ returnedBy }) => returnedBy.includes(unitId)).length,
    }))
    .filter(({ unitId, count, returned }) => count >= ENOUGH_PAST && count > returned && may(unitId))
    .toSorted((a, b) => b.count - b.returned - (a.count - a.returned))
  if (!most) return null
  const { count, returned } = most
  const share = Math.min(0.9, (count - returned + 1) / (of + 2))
  const lead = { ...most, of, because: 'past' } as const
  return { lead, ground: 'past', confidence: confidence('past', share, outcomes), beside: [] }
}

/** The unit of a second category that is nearly as likely as the first. */
function bySecondCategory(asked: Asked, { categories = [] }: Known, catalogue: Catalogue, may: May): Proposed[] {
  const [first, second] = categories
  if (!first || !second || first.code !== asked.categoryCode) return []
  if (second.probability < LEAST_SECOND || second.probability < NEAR * first.probability) return []
  const [closest] = dutiesNaming(catalogue, { ...asked, categoryCode: second.code })
  return closest && may(closest.unitId) ? [{ unitId: closest.unitId, because: 'duty', basis: closest.basis }] : []
}

/** Units that mostly assisted where this one led. */
function besideInPast(leadUnitId: string, past: Known['past'], may: May): Proposed[] {
  const led = past.filter((one) => one.leadUnitId === leadUnitId)
  return [...new Set(led.flatMap(({ assistingUnitIds }) => assistingUnitIds))]
    .map((unitId) => ({
      unitId,
      because: 'past' as const,
      count: led.filter(({ assistingUnitIds }) => assistingUnitIds.includes(unitId)).length,
      of: led.length,
      returned: led.filter(({ returnedBy }) => returnedBy.includes(unitId)).length,
    }))
    .filter(({ unitId, count }) => count >= ENOUGH_PAST && count * 2 > led.length && may(unitId))
}

/** 上级牵头: a unit does not lead where one above it, other than a government, assists (`checkUnits`). */
function superiorFirst(units: readonly Proposed[], catalogue: Catalogue): readonly Proposed[] {
  const [lead, ...others] = units
  const above = lead && superiorsOf(catalogue, lead.unitId).filter(({ kind }) => kind !== 'government')
  const superior = others.findLast(({ unitId }) => above?.some(({ code }) => code === unitId))
  return superior ? [superior, ...units.filter((one) => one !== superior)] : units
}

function superiorInstead(unitId: string, asked: Asked, catalogue: Catalogue, may: May): Proposed | undefined {
  if (!asked.aboutUnitIds.includes(unitId)) return undefined
  const superior = superiorsOf(catalogue, unitId).find(({ code }) => may(code))
  return superior && { unitId: superior.code, because: 'superior', instead: unitId }
}

/** Units that something speaks for and that may not have it; all that returned it. */
function passedOver(
  asked: Asked,
  { past, read = [] }: Known,
  catalogue: Catalogue,
  refusal: (unitId: string) => Refused,
): Passed[] {
  const spokenFor = [
    ...dutiesNaming(catalogue, asked).map(({ unitId }) => unitId),
    ...past.map(({ leadUnitId }) => leadUnitId),
    ...read.filter(({ probability }) => probability >= LEAST_READ).map(({ unitId }) => unitId),
  ]
  return [...new Set([...asked.returnedBy, ...spokenFor])].flatMap((unitId): Passed[] => {
    const why = refusal(unitId)
    if (why === null || why === 'ended') return []
    const at = why === 'returned' ? asked.returns?.findLast((one) => one.unitId === unitId)?.at : null
    return [{ unitId, why, at: at ?? null }]
  })
}

function refusalOf(unitId: string, asked: Asked, catalogue: Catalogue): Refused {
  const unit = catalogue.units.get(unitId)
  if (!unit) return 'ended'
  const refusal = checkUnit(asked, unit, catalogue, 'ask another')
  if (!refusal) return null
  if (refusal.code === 'unit-complained-about') return 'complainedAbout'
  return refusal.code === 'unit-returned-it' ? 'returned' : 'notTheirDuty'
}

/** A duty for everything everywhere names no unit for this. */
function dutiesNaming(catalogue: Catalogue, asked: Asked): readonly Duty[] {
  return asked.categoryCode === null
    ? []
    : dutiesCovering(catalogue, asked).filter(({ categoryCode }) => categoryCode !== null)
}

function isCountyBureau(unit: ReturnType<Catalogue['units']['get']>): boolean {
  return unit?.kind === 'bureau' && unit.level === 'county'
}

function isAsClose(a: Duty, b: Duty): boolean {
  return a.categoryCode === b.categoryCode && a.regionCode === b.regionCode
}
