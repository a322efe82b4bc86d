import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { categoryPath, regionPath } from '../../domain/catalogue/lookup.ts'
import { addMonths, dayInChina, type PlainDate } from '../../domain/deadline/plain-date.ts'
import { checkDuties, type DutyFinding } from '../../domain/dispatch/duty-check.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { demandSince } from './demand.ts'

/** A finding in names, as the catalogues have them. */
export type NamedFinding = Pick<DutyFinding, 'fault' | 'only' | 'matters'> &
  Readonly<{ category: string | null; place: string | null; units: readonly string[]; duties: readonly string[] }>

export type DutyReport = Readonly<{ duties: number; since: PlainDate; findings: readonly NamedFinding[] }>

/** The duty list as it stands today, looked through; the matters of the last year say which gaps count. */
export async function dutyReport(tx: Tx, tenantId: number, now: Date): Promise<DutyReport> {
  const today = dayInChina(now)
  const since = addMonths(today, -12)
  const catalogue = await catalogueFor(tx, tenantId, today)
  const findings = checkDuties(catalogue, await demandSince(tx, tenantId, since))
  return { duties: catalogue.duties.length, since, findings: findings.map((one) => named(one, catalogue)) }
}

function named({ categoryCode, regionCode, unitIds, dutyCodes, ...rest }: DutyFinding, catalogue: Catalogue) {
  const categories = categoryPath(catalogue, categoryCode).map(({ name }) => name)
  // Everything lies in the prefecture: its own name is said only where the place is the prefecture.
  const [prefecture, ...inside] = regionPath(catalogue, regionCode).map(({ name }) => name)
  const places = inside.length > 0 ? inside : prefecture === undefined ? [] : [prefecture]
  return {
    ...rest,
    category: categories.join(' › ') || categoryCode,
    place: places.join(' › ') || regionCode,
    units: unitIds.map((unitId) => catalogue.units.get(unitId)?.name ?? unitId),
    duties: dutyCodes,
  }
}
