import { sql } from 'kysely'
import type { PlainDate } from '../../domain/deadline/plain-date.ts'
import type { Line } from '../../domain/catalogue/line.ts'
import type { CatalogueName } from '../../domain/catalogue/rows.ts'
import { insertMany } from '../db/bulk.ts'
import type { Tx } from '../db/database.ts'

const columns = sql`catalogue, code, version, valid_from, valid_to, removed, row, changed_by, changed_at, note`

/**
 * What is needed to know how every catalogue stands on `day` and on every day after it: of each code the highest version
 * that has begun by then, even one that takes the row out, and all that begin later.
 */
export async function linesFrom(tx: Tx, tenantId: number, day: PlainDate): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select ${columns} from (
      select distinct on (catalogue, code) * from catalogue_line
      where tenant_id = ${tenantId} and valid_from <= ${day}::date
      order by catalogue, code, version desc
    ) begun
    union all
    select ${columns} from catalogue_line where tenant_id = ${tenantId} and valid_from > ${day}::date`.execute(tx)
  return rows
}

/** Every version of one row, newest first. */
export async function versionsOf<N extends CatalogueName>(
  tx: Tx,
  tenantId: number,
  catalogue: N,
  code: string,
): Promise<readonly Line<N>[]> {
  const { rows } = await sql<Line<N>>`
    select ${columns} from catalogue_line
    where tenant_id = ${tenantId} and catalogue = ${catalogue} and code = ${code}
    order by version desc`.execute(tx)
  return rows
}

/** Every code of a catalogue that ever had a line, standing or not. */
export async function codesEverUsed(tx: Tx, tenantId: number, catalogue: CatalogueName): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from catalogue_line where tenant_id = ${tenantId} and catalogue = ${catalogue}`.execute(tx)
  return rows.map(({ code }) => code)
}

/** The last line of every code that some catalogues ever had, standing or not. */
export async function lastLines(
  tx: Tx,
  tenantId: number,
  catalogues: readonly CatalogueName[],
): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select distinct on (catalogue, code) ${columns} from catalogue_line
    where tenant_id = ${tenantId} and catalogue = any(${catalogues})
    order by catalogue, code, version desc`.execute(tx)
  return rows
}

/** The catalogues that ever had a line, standing or not. */
export async function cataloguesEverUsed(tx: Tx, tenantId: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ catalogue: string }>`
    select distinct catalogue from catalogue_line where tenant_id = ${tenantId}`.execute(tx)
  return new Set(rows.map(({ catalogue }) => catalogue))
}

/** Adds lines. Called by `change.ts` alone. */
export async function appendLines(tx: Tx, tenantId: number, lines: readonly Line[]): Promise<void> {
  const rows = lines.map(({ row, ...line }) => ({ tenantId, ...line, row }))
  await insertMany(tx, 'catalogue_line', rows)
}

/** The number that grows with every change, and the database it was read from; null without such a prefecture. */
export async function catalogueVersion(
  tx: Tx,
  tenantId: number,
): Promise<{ database: string; version: string } | null> {
  const { rows } = await sql<{ database: string; version: string }>`
    select current_database() as database, catalogue_version as version from tenant where id = ${tenantId}`.execute(tx)
  return rows[0] ?? null
}

/**
 * Lets one change after another through until the transaction ends; readers and new matters are not held up.
 *
 * @returns whether there is such a prefecture
 */
export async function lockCatalogues(tx: Tx, tenantId: number): Promise<boolean> {
  const { rows } = await sql`select id from tenant where id = ${tenantId} for no key update`.execute(tx)
  return rows.length > 0
}

/** Tells every process that what it holds of the catalogues is out of date. */
export async function raiseVersion(tx: Tx, tenantId: number): Promise<void> {
  await sql`update tenant set catalogue_version = catalogue_version + 1 where id = ${tenantId}`.execute(tx)
}
