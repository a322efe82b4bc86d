import type { StandingRows } from '../../domain/catalogue/as-of.ts'
import type { CatalogueName } from '../../domain/catalogue/rows.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { changeCatalogues } from './change.ts'
import { changesTo, defaultRows } from './defaults.ts'
import { systemId } from './set-up.ts'
import { cataloguesEverUsed, lockCatalogues } from './store.ts'

/** A prefecture whose catalogues were begun, which of them, and with how many rows. */
export type Begun = Readonly<{ tenantId: number; name: string; catalogues: readonly CatalogueName[]; rows: number }>

/**
 * Enters the first rows of every catalogue that has never had a line in a prefecture: one that the program did not know yet
 * when the prefecture was set up. They count from the day they are entered. A catalogue with a single line, be it one that
 * takes a row out, is left as people made it. Run by several at once, one of them enters.
 */
export async function beginCatalogues(db: Db, at: Date): Promise<readonly Begun[]> {
  const tenants = await db.selectFrom('tenant').select(['id', 'name']).orderBy('id').execute()
  const begun: Begun[] = []
  for (const { id: tenantId, name } of tenants) {
    const one = await inTenant(db, tenantId, async (tx) => {
      const defaults = defaultRows()
      if (neverUsed(defaults, await cataloguesEverUsed(tx, tenantId)).length === 0) return null
      await lockCatalogues(tx, tenantId)
      const catalogues = neverUsed(defaults, await cataloguesEverUsed(tx, tenantId))
      const rows: StandingRows = Object.fromEntries(catalogues.map((catalogue) => [catalogue, defaults[catalogue]]))
      const changes = changesTo(rows, dayInChina(at), '升级后补入的初始内容')
      const { added } = await changeCatalogues(tx, tenantId, changes, { personId: systemId, at })
      return { tenantId, name, catalogues, rows: added }
    })
    if (one && one.rows > 0) begun.push(one)
  }
  return begun
}

function neverUsed(defaults: StandingRows, used: ReadonlySet<string>): readonly CatalogueName[] {
  return (Object.keys(defaults) as CatalogueName[]).filter((catalogue) => !used.has(catalogue))
}
