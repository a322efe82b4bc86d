import type { StandingRows } from '../../domain/catalogue/as-of.ts'
import { key } from '../../domain/catalogue/fault.ts'
import type { CatalogueName, Rows } from '../../domain/catalogue/rows.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { type Brought, brought, sameOccasion } from './brought.ts'
import { changeCatalogues } from './change.ts'
import { changesTo, defaultRows } from './defaults.ts'
import { systemId } from './set-up.ts'
import { cataloguesEverUsed, lastLines, lockCatalogues } from './store.ts'

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

/** A prefecture with the rows that newer versions of the program brought it. */
export type Entered = Readonly<{ tenantId: number; name: string; rows: readonly Brought[] }>

/**
 * Enters the rows that a newer version brought into catalogues a prefecture has had since before it, from today on, each with
 * the version in its note. A code that ever had a line is left as it is, also where that line takes it out; so is a
 * catalogue that was not begun with the rows of the program, and what people wrote for the same under another code. Run by
 * several at once, one of them enters.
 *
 * @param rows what came after the catalogues themselves
 */
export async function enterBrought(db: Db, at: Date, rows: readonly Brought[] = brought): Promise<readonly Entered[]> {
  const tenants = await db.selectFrom('tenant').select(['id', 'name']).orderBy('id').execute()
  const entered: Entered[] = []
  for (const { id: tenantId, name } of tenants) {
    const own = await inTenant(db, tenantId, async (tx) => {
      if ((await missing(tx, tenantId, rows)).length === 0) return []
      await lockCatalogues(tx, tenantId)
      const late = await missing(tx, tenantId, rows)
      const changes = late.flatMap(({ version, catalogue, row }) =>
        changesTo({ [catalogue]: [row] }, dayInChina(at), `${version} 版新增的初始内容`),
      )
      await changeCatalogues(tx, tenantId, changes, { personId: systemId, at })
      return late.map(({ version, catalogue, code }) => ({ version, catalogue, code }))
    })
    if (own.length > 0) entered.push({ tenantId, name, rows: own })
  }
  return entered
}

type Late = Brought & Readonly<{ row: Rows[CatalogueName] }>

/** What was brought, has never been there, and is not what people made otherwise. */
async function missing(tx: Tx, tenantId: number, rows: readonly Brought[]): Promise<readonly Late[]> {
  const defaults = defaultRows()
  const lines = await lastLines(tx, tenantId, [...new Set(rows.map(({ catalogue }) => catalogue))])
  const known = new Set(lines.map(({ catalogue, code }) => key(catalogue, code)))
  const late = new Set(rows.map(({ catalogue, code }) => key(catalogue, code)))
  const isBegun = (catalogue: CatalogueName) =>
    (defaults[catalogue] ?? []).every(({ code }) => [known, late].some((codes) => codes.has(key(catalogue, code))))
  const own = lines.filter(({ catalogue, code }) => !defaults[catalogue]?.some((row) => row.code === code))
  return rows.flatMap((one) => {
    const { catalogue, code } = one
    const row = defaults[catalogue]?.find((of) => of.code === code)
    if (!row || known.has(key(catalogue, code)) || !isBegun(catalogue)) return []
    const isTheirs = own.some((line) => line.catalogue === catalogue && sameOccasion(catalogue, line.row, row))
    return isTheirs ? [] : [{ ...one, row }]
  })
}
