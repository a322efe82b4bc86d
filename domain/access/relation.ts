import { superiorsOf } from '../catalogue/lookup.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { OrderStatus } from '../ledger/actions.ts'
import type { Matter, WorkOrder } from '../ledger/matter.ts'
import { isRegionCode, isWithin, shortCode } from '../region/code.ts'
import type { Grant, Role, Viewer } from './role.ts'
import { type Stage, stageOf, stageOfOrder } from './stage.ts'

/** How a viewer stands to a matter: what the rows of the policy are named by. */
export type Relation =
  /** Recorded what was said. */
  | 'ownCall'
  /** Recorded it for an outside firm. */
  | 'contractCall'
  | 'operator'
  | 'dispatcher'
  | 'supervisor'
  | 'followUpAgent'
  | 'reportAgent'
  | 'leadUnit'
  | 'assistingUnit'
  /** 苏木乡镇、嘎查村: leading or not, they are the submitter's neighbours. */
  | 'grassroots'
  /** A unit above one that has an order. */
  | 'unitAbove'
  | 'gridWorker'
  | 'leader'
  | 'analyst'

/** A relation and how far the matter has come for it. */
export type Standing = Readonly<{ relation: Relation; stage: Stage }>

/** What there is to know of a matter before it is known who may see what. */
export type Subject = Readonly<{
  matter: Pick<Matter, 'kind' | 'status' | 'round' | 'regionCode' | 'aboutUnitIds' | 'recusedIds'>
  orders: readonly Pick<WorkOrder, 'unitId' | 'lead' | 'status' | 'round'>[]
  /** The viewer recorded one of its submissions. */
  recorded: boolean
}>

type Units = Pick<Catalogue, 'units'>

/** Roles that see the matters of a region, and what they are to each of them. */
export const regional: Readonly<Partial<Record<Role, Relation>>> = {
  operator: 'operator',
  dispatcher: 'dispatcher',
  supervisor: 'supervisor',
  followUpAgent: 'followUpAgent',
  reportAgent: 'reportAgent',
  leader: 'leader',
  analyst: 'analyst',
  gridWorker: 'gridWorker',
}
/** Roles that see the matters their unit, or one below it, has an order of. */
export const ofUnit: readonly Role[] = ['unitHandler', 'unitLeader']
/** Roles that see what they recorded themselves. */
export const recording: readonly Role[] = ['operator', 'contractOperator', 'gridWorker']

/** An order that lets its unit see the matter: one that was neither returned nor taken back. */
export const seeing: readonly OrderStatus[] = ['sent', 'claimed', 'answered', 'accepted']

/**
 * Every way in which a viewer stands to a matter; none: for them there is no such matter. A recused person has none, nor
 * has anyone of a unit that is complained about.
 */
export function standingsOf(viewer: Viewer, subject: Subject, catalogue: Units): readonly Standing[] {
  return openGrants(viewer, subject.matter, catalogue).flatMap((grant) => byGrant(grant, subject, catalogue))
}

/**
 * The viewer with those grants alone that hold for this matter: what somebody sees in one role they do not move in another
 * that ends at the next banner. Of whose unit an order is, the procedure asks by itself.
 */
export function actingOn(viewer: Viewer, subject: Subject, catalogue: Units): Viewer {
  const { matter, recorded } = subject
  const grants = openGrants(viewer, matter, catalogue).filter(({ role, regionCode }) => {
    if (ofUnit.includes(role) || (recorded && recording.includes(role))) return true
    return regional[role] !== undefined && reaches(regionCode, matter.regionCode)
  })
  return { ...viewer, grants }
}

/** The grants that count for this matter. */
function openGrants(
  viewer: Viewer,
  { recusedIds, aboutUnitIds }: Pick<Matter, 'recusedIds' | 'aboutUnitIds'>,
  catalogue: Units,
): readonly Grant[] {
  if (recusedIds.includes(viewer.id)) return []
  return viewer.grants.filter(
    ({ standsInFor, unitId }) =>
      !(standsInFor !== null && recusedIds.includes(standsInFor)) &&
      !partialTo([viewer.unitId, unitId], catalogue).some((one) => aboutUnitIds.includes(one)),
  )
}

/**
 * The units whose being complained about shuts a person of these units out: their own and those above it. The centre
 * judges about itself too, and every unit stands below the government, so neither counts here beyond its own people.
 */
export function partialTo(unitIds: readonly (string | null)[], catalogue: Units): readonly string[] {
  const own = unitIds.flatMap((unitId) => {
    const unit = unitId === null ? undefined : catalogue.units.get(unitId)
    return unit && unit.kind !== 'centre' ? [unit] : []
  })
  const above = own.flatMap(({ code }) => superiorsOf(catalogue, code).filter(({ kind }) => kind !== 'government'))
  return [...new Set([...own, ...above].map(({ code }) => code))]
}

function byGrant({ role, unitId, regionCode }: Grant, subject: Subject, catalogue: Units): readonly Standing[] {
  const { matter, recorded } = subject
  const stage = stageOf(matter.status)
  const own = role === 'contractOperator' ? 'contractCall' : 'ownCall'
  const standings: Standing[] = recorded && recording.includes(role) ? [{ relation: own, stage }] : []
  const relation = regional[role]
  // A report is no business of the grid it comes from, nor is what may be one.
  const kept = relation === 'gridWorker' && (matter.kind === 'report' || matter.kind === null)
  if (relation && reaches(regionCode, matter.regionCode) && !kept) standings.push({ relation, stage })
  if (ofUnit.includes(role) && unitId !== null) standings.push(...byOrders(unitId, subject, catalogue))
  return standings
}

function reaches(grantCode: string | null, regionCode: string | null): boolean {
  if (grantCode === null || inSight(grantCode) === 'everywhere') return true
  return regionCode !== null && isWithin(regionCode, grantCode)
}

/** Whether a grant for this region is one for all of the prefecture, with what has no place yet. */
export function inSight(regionCode: string): 'everywhere' | 'inside' {
  return isRegionCode(regionCode) && shortCode(regionCode).length <= 4 ? 'everywhere' : 'inside'
}

/** A unit with every one below it. */
export function unitsBelow(unitId: string, catalogue: Units): readonly string[] {
  return [...catalogue.units.keys()].filter(
    (code) => code === unitId || superiorsOf(catalogue, code).some((above) => above.code === unitId),
  )
}

function byOrders(unitId: string, { matter, orders }: Subject, catalogue: Units): readonly Standing[] {
  return orders
    .filter((order) => seeing.includes(order.status))
    .flatMap((order): readonly Standing[] => {
      const stage = stageOfOrder(matter.status, order.status, order.round === matter.round)
      if (order.unitId === unitId) return [{ relation: relationOfUnit(order, catalogue), stage }]
      const below = superiorsOf(catalogue, order.unitId).some(({ code }) => code === unitId)
      return below ? [{ relation: 'unitAbove', stage }] : []
    })
}

/** What a unit with an order is to the matter. */
export function relationOfUnit({ unitId, lead }: Pick<WorkOrder, 'unitId' | 'lead'>, { units }: Units): Relation {
  const kind = units.get(unitId)?.kind
  if (kind === 'township' || kind === 'village') return 'grassroots'
  return lead ? 'leadUnit' : 'assistingUnit'
}
