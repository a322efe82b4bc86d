import { type Expression, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { inSight, ofUnit, partialTo, recording, regional, seeing, unitsBelow } from '../../domain/access/relation.ts'
import type { Grant, Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { isRegionCode, shortCode } from '../../domain/region/code.ts'
import type { Tx } from '../db/database.ts'
import type { DB } from '../db/schema.ts'

/** A query over `matter`, perhaps joined with others: columns are named with their table. */
export type Matters<O> = SelectQueryBuilder<DB, 'matter', O>
type Condition = RawBuilder<boolean>
type Units = Pick<Catalogue, 'units'>

/** One way to matters, and from where the first of them are found without reading past the others. */
type Way = Readonly<{
  leads: Condition
  open: Condition
  from: 'matters' | 'region' | 'orders' | 'own'
  units: readonly string[]
}>

/**
 * Which matters a viewer may see, in SQL: those to which `standingsOf` finds a standing, see scope.test.ts. A condition on
 * rows of `matter`, for what is few rows already.
 */
export function maySee(tenantId: number, viewer: Viewer, catalogue: Units): Condition {
  return anyOf(waysOf(tenantId, viewer, catalogue))
}

/** What is asked of a list: put on any query over `matter`. */
export type Page = <O>(rows: Matters<O>) => Matters<O>

/**
 * A list of matters within a viewer's sight. Who sees a part only gets their rows from the first ones of each of the ways
 * that lead there, so a page costs the same however much there is elsewhere.
 */
export function withinSight<O>(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  catalogue: Units,
  rows: Matters<O>,
  page: Page,
): Matters<O> {
  const ways = waysOf(tenantId, viewer, catalogue)
  const [only] = ways
  // Half of all units have an order of most matters: reading on from the newest soon fills the page.
  const straight =
    ways.some(({ from, units }) => from === 'matters' || units.length * 2 > catalogue.units.size) ||
    (ways.length === 1 && only?.from === 'region')
  if (straight || ways.length === 0) return page(rows.where(anyOf(ways)))
  const [unitId] = only?.units ?? []
  if (only && ways.length === 1 && only.units.length === 1)
    return page(ofOrders(rows, tenantId, sql.val(unitId ?? ''), only.open))
  const found = ways.map((way) => firstOf(tx, tenantId, viewer, way, page))
  // Found once, before the rows are read: joined, each row of the page's index may search for all of them again.
  return page(rows.where('matter.id', '=', sql<string>`any(array(${sql.join(found, sql` union all `)}))`))
}

/** The ids of the first matters by one way. */
function firstOf(tx: Tx, tenantId: number, viewer: Viewer, way: Way, page: Page): RawBuilder<unknown> {
  const { from, units, open, leads } = way
  if (from === 'region') {
    return sql`(${page(ids(tx, tenantId).where(leads).where(open))})`
  }
  if (from === 'own') {
    const own = ids(tx, tenantId)
      .innerJoin('voice', 'voice.matterId', 'matter.id')
      .innerJoin('submission', 'submission.id', 'voice.submissionId')
      .where('submission.tenantId', '=', tenantId)
      .where('voice.tenantId', '=', tenantId)
      .where(recordedBy(viewer.id))
      .where(open)
      .groupBy(['matter.tenantId', 'matter.id'])
    return sql`(${page(own as unknown as Matters<{ id: string }>)})`
  }
  const theirs = ofOrders(ids(tx, tenantId), tenantId, sql.ref<string>('one.unit_id'), open)
  return sql`(select first.id from unnest(${units}::text[]) one (unit_id) cross join lateral (${page(theirs)}) first)`
}

function ids(tx: Tx, tenantId: number) {
  return tx.selectFrom('matter').select('matter.id').where('matter.tenantId', '=', tenantId)
}

/** Of these matters, those of which a unit has an order, each once: in the order of its index, without sorting. */
function ofOrders<O>(rows: Matters<O>, tenantId: number, unitId: Expression<string>, open: Condition): Matters<O> {
  const joined = rows
    .innerJoin('workOrder', 'workOrder.matterId', 'matter.id')
    .where('workOrder.tenantId', '=', tenantId)
    .where('workOrder.unitId', '=', unitId)
    .where(standing('work_order'))
    .where(open)
    .groupBy(['matter.tenantId', 'matter.id'])
  return joined
}

function waysOf(tenantId: number, viewer: Viewer, catalogue: Units): readonly Way[] {
  return viewer.grants.flatMap((grant) => {
    const open = openTo(viewer, grant, catalogue)
    return byGrant(tenantId, viewer, grant, catalogue).map((way) => ({ ...way, open }))
  })
}

function byGrant(
  tenantId: number,
  viewer: Viewer,
  { role, unitId, regionCode }: Grant,
  catalogue: Units,
): readonly Omit<Way, 'open'>[] {
  const ways: Omit<Way, 'open'>[] = []
  const relation = regional[role]
  const everywhere = regionCode === null || inSight(regionCode) === 'everywhere'
  if (relation === 'gridWorker') {
    const kept = sql<boolean>`(${inRegion(regionCode)} and matter.kind <> 'report')`
    ways.push({ leads: kept, from: everywhere ? 'matters' : 'region', units: [] })
  } else if (relation) {
    ways.push({ leads: inRegion(regionCode), from: everywhere ? 'matters' : 'region', units: [] })
  }
  if (recording.includes(role) && !(relation && relation !== 'gridWorker' && everywhere)) {
    const leads = sql<boolean>`exists (
      select from voice join submission on submission.tenant_id = ${tenantId} and submission.id = voice.submission_id
      where voice.tenant_id = ${tenantId} and voice.matter_id = matter.id and ${recordedBy(viewer.id)})`
    ways.push({ leads, from: 'own', units: [] })
  }
  if (ofUnit.includes(role) && unitId !== null) {
    const units = unitsBelow(unitId, catalogue)
    const leads = sql<boolean>`exists (
      select from work_order o where o.tenant_id = ${tenantId} and o.matter_id = matter.id
        and o.unit_id = any(${units}::text[]) and ${standing('o')} offset 0)`
    ways.push({ leads, from: 'orders', units })
  }
  return ways
}

/** What somebody of the staff recorded; the other channels have no recorder who could look. */
function recordedBy(personId: string): Condition {
  return sql<boolean>`submission.recorded_by = ${personId} and submission.channel not in ('web', 'import')`
}

function standing(order: 'o' | 'work_order'): Condition {
  return sql<boolean>`${sql.ref(`${order}.status`)} in (${sql.raw(seeing.map((status) => `'${status}'`).join(', '))})`
}

function inRegion(regionCode: string | null): Condition {
  if (regionCode === null || inSight(regionCode) === 'everywhere') return sql<boolean>`true`
  if (!isRegionCode(regionCode)) return sql<boolean>`false`
  const start = shortCode(regionCode)
  const county = sql<boolean>`matter.county_code = ${start.slice(0, 6)}`
  if (start.length === 6) return county
  // With its county, whose indexes of what is under way tell the township and the village too.
  if (start.length === 9) return sql<boolean>`(${county} and matter.township_code = ${start})`
  if (start.length === 12) return sql<boolean>`(${county} and matter.village_code = ${start})`
  return sql<boolean>`(${county} and matter.village_code = ${start.slice(0, 12)} and matter.region_code = ${start})`
}

/** Neither recused, nor of a unit that is complained about. */
function openTo(viewer: Viewer, { unitId, standsInFor }: Grant, catalogue: Units): Condition {
  const partial = partialTo([viewer.unitId, unitId], catalogue)
  const people = standsInFor === null ? [viewer.id] : [viewer.id, standsInFor]
  const recused = sql<boolean>`not matter.recused_ids ?| ${people}::text[]`
  return partial.length === 0 ? recused : sql<boolean>`(${recused} and not matter.about_unit_ids ?| ${partial}::text[])`
}

function anyOf(ways: readonly Way[]): Condition {
  const conditions = ways.map(({ leads, open }) => sql`(${leads} and ${open})`)
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`
}
