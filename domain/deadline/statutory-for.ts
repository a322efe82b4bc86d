import type { Catalogue } from '../catalogue/catalogue.ts'
import { categoryPath } from '../catalogue/lookup.ts'
import type { StatutoryLimit } from '../catalogue/rows.ts'
import type { Kind, Urgency } from '../ledger/words.ts'

type Asked = Readonly<{ kind: Kind | null; urgency: Urgency | null; categoryCode: string | null }>

/** 特急、紧急: what cannot wait is not made to wait by a law that nobody named. */
const waitsForNoLaw: readonly (Urgency | null)[] = ['critical', 'urgent']

/**
 * 法定期限: the row that was picked; else the one that fits a matter most closely: of the deepest category that covers it,
 * then one that names its kind, then the first by code. A row without a category fits nothing by itself, and nothing by itself fits what
 * is urgent. Null where no
 * law says anything, or the picked row is gone.
 */
export function statutoryFor(
  catalogue: Pick<Catalogue, 'statutoryLimits' | 'categories'>,
  { kind, urgency, categoryCode }: Asked,
  picked?: string,
): StatutoryLimit | null {
  const { statutoryLimits } = catalogue
  if (picked !== undefined) return statutoryLimits.find(({ code }) => code === picked) ?? null
  if (statutoryLimits.length === 0 || waitsForNoLaw.includes(urgency)) return null
  const depths = new Map(categoryPath(catalogue, categoryCode).map(({ code }, n) => [code, n + 1]))
  const closeness = (row: StatutoryLimit) => 2 * (depths.get(row.categoryCode ?? '') ?? 0) + (row.kind ? 1 : 0)
  const [closest = null] = statutoryLimits
    .filter((row) => depths.has(row.categoryCode ?? '') && (row.kind ?? kind) === kind)
    .toSorted((a, b) => closeness(b) - closeness(a) || (a.code < b.code ? -1 : 1))
  return closest
}
