import { isDeepStrictEqual } from 'node:util'
import { theSystem } from '../../domain/access/role.ts'
import { standing, type StandingRows } from '../../domain/catalogue/as-of.ts'
import { key } from '../../domain/catalogue/fault.ts'
import { dayInChina, type PlainDate, parsePlainDate } from '../../domain/deadline/plain-date.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { AppError } from '../errors.ts'
import { type By, type Change, changeCatalogues } from './change.ts'
import { changesTo } from './defaults.ts'
import { linesFrom, lockCatalogues } from './store.ts'

/** From when the rows a prefecture starts with count: before anything the platform records. */
export const fromTheStart: PlainDate = parsePlainDate('2000-01-01')

/** Who a change is put down to when a command makes it, not a person. */
export const systemId = theSystem

export type NewTenant = Readonly<{ id: number; name: string; letters: string; demo: boolean }>

/**
 * Sets up a prefecture if it is not there yet; one that is there stays as it is.
 *
 * @returns whether it was made now
 */
export async function createTenant(tx: Tx, tenant: NewTenant, at: Date): Promise<boolean> {
  const made = await tx
    .insertInto('tenant')
    .values({ ...tenant, catalogueVersion: 0, createdAt: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export type Loaded = Readonly<{
  added: number
  /** There already, saying the same. */
  unchanged: number
  /** There already, saying something else, or taken out: left as people made it. */
  kept: number
}>

/**
 * Sets up a prefecture with rows that count from the start, in one transaction. Run again it adds what is missing, and
 * nothing else.
 */
export async function setUpTenant(
  db: Db,
  tenant: NewTenant,
  rows: StandingRows,
  by: By,
): Promise<Loaded & { created: boolean }> {
  return inTenant(db, tenant.id, async (tx) => {
    const created = await createTenant(tx, tenant, by.at)
    return { created, ...(await addMissing(tx, tenant.id, changesTo(rows, fromTheStart, '初始载入'), by)) }
  })
}

/** Writes the rows whose codes were never used, so that a second run undoes nothing that people have changed since. */
export async function addMissing(tx: Tx, tenantId: number, changes: readonly Change[], by: By): Promise<Loaded> {
  if (!(await lockCatalogues(tx, tenantId))) throw new AppError('tenant-not-found')
  const lines = await linesFrom(tx, tenantId, dayInChina(by.at))
  const known = Map.groupBy(lines, ({ catalogue, code }) => key(catalogue, code))
  const missing: Change[] = []
  let unchanged = 0
  for (const change of changes) {
    const versions = known.get(key(change.catalogue, change.code))
    if (!versions) missing.push(change)
    else if (isDeepStrictEqual(standing(versions, dayInChina(by.at))[0]?.row, change.row)) unchanged += 1
  }
  const { added } = await changeCatalogues(tx, tenantId, missing, by)
  return { added, unchanged, kept: changes.length - missing.length - unchanged }
}
