import { isDeepStrictEqual } from 'node:util'
import { rowsOf } from '../../domain/catalogue/as-of.ts'
import type { Line } from '../../domain/catalogue/line.ts'
import type { PlainDate } from '../../domain/deadline/plain-date.ts'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { openTable } from '../files/read-table.ts'
import type { Table as TableFile } from '../files/table.ts'
import { AppError } from '../errors.ts'
import { type By, type Change, changeCatalogues } from './change.ts'
import { snapshotFor } from './snapshot.ts'
import { codesEverUsed, lockCatalogues } from './store.ts'
import type { TableName } from './table/headings.ts'
import { type ReadRows, type RefusedLine, readRows, type Table } from './table/read-rows.ts'

/** What a catalogue is called on the command line, `--as units`. */
export const importNames = {
  regions: 'region',
  units: 'unit',
  people: 'person',
  categories: 'category',
  duties: 'duty',
  timeLimits: 'timeLimit',
  statutoryLimits: 'statutoryLimit',
  calendar: 'calendarDay',
  reasons: 'reason',
  articles: 'article',
  dangerWords: 'dangerWord',
} as const satisfies Readonly<Record<string, TableName>>
export type ImportName = keyof typeof importNames

export type Imported = Readonly<{
  read: number
  added: number
  changed: number
  unchanged: number
  /** Not empty: nothing was written. */
  refused: readonly RefusedLine[]
}>

export type ImportOptions = Readonly<{
  as: ImportName
  /** For a field of `headings`, the heading it goes by in this table. */
  columns?: Readonly<Record<string, string>>
  validFrom: PlainDate
  note: string | null
}>

/**
 * Writes a file, .xlsx, .csv or .jsonl, into a catalogue, all of it or nothing.
 *
 * @throws AppError `tenant-not-found`; TableFileError
 */
export async function importCatalogueFile(
  db: Db,
  tenantId: number,
  path: string,
  options: ImportOptions,
  by: By,
): Promise<Imported> {
  const file = await openTable(path)
  let table: Table
  try {
    table = await gather(file)
  } finally {
    await file.close()
  }
  return inTenant(db, tenantId, (tx) => importCatalogue(tx, tenantId, table, options, by))
}

/**
 * Writes a table into a catalogue, all of it or nothing. Rows that say nothing new make no version, so a second run of
 * the same table writes nothing.
 *
 * @throws AppError `tenant-not-found`
 */
export async function importCatalogue(
  tx: Tx,
  tenantId: number,
  table: Table,
  options: ImportOptions,
  by: By,
): Promise<Imported> {
  const { as, columns, validFrom, note } = options
  const catalogue = importNames[as]
  if (!(await lockCatalogues(tx, tenantId))) throw new AppError('tenant-not-found')
  const { lines } = await snapshotFor(tx, tenantId, validFrom)
  const taken = await codesEverUsed(tx, tenantId, catalogue)
  const read = readRows(catalogue, table, rowsOf(lines), columns, taken)
  const none = { read: read.rows.length + read.refused.length, added: 0, changed: 0, unchanged: 0 }
  if (read.refused.length > 0) return { ...none, refused: read.refused }
  const changes = read.rows.map((row) => ({ catalogue, code: row.code, row, validFrom, note }) as Change)
  const grants = read.grants.map((grant): Change => ({ catalogue: 'grant', ...grant, validFrom, note }))
  try {
    await changeCatalogues(tx, tenantId, [...changes, ...grants], by)
    return { read: read.rows.length, ...countsOf(lines[catalogue], read), refused: [] }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'catalogue-row-refused') throw error
    return { ...none, refused: refusedLines(error, read) }
  }
}

/** How many rows of the table said something new, in their own catalogue or of their grants. */
function countsOf(before: readonly Line[], { rows, grants, lineOf }: ReadRows<TableName>) {
  const standing = new Map(before.map((line) => [line.code, line]))
  const regranted = new Set(grants.map(({ code }) => lineOf.get(code)))
  const said = rows.map((row) => {
    const line = standing.get(row.code)
    if (!line) return 'added'
    const same = line.validTo === null && isDeepStrictEqual(line.row, row)
    return same && !regranted.has(lineOf.get(row.code)) ? 'unchanged' : 'changed'
  })
  const count = (what: string) => said.filter((one) => one === what).length
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged') }
}

/** All rows of an open table file; a catalogue is small enough to be held. */
export async function gather({ headings, rows }: Pick<TableFile, 'headings' | 'rows'>): Promise<Table> {
  const gathered: Table['rows'][number][] = []
  for await (const { line, cells, problem } of rows) {
    gathered.push({ line, cells: headings.map((heading) => cells[heading] ?? ''), problem })
  }
  return { header: headings, rows: gathered }
}

/** The refusals of rows and grants, by the line of the file each came from; the same words once a line. */
function refusedLines({ extra }: AppError, { lineOf }: Pick<ReadRows<TableName>, 'lineOf'>): readonly RefusedLine[] {
  const refused = (extra.fields ?? []).map(({ path, message }) => {
    const [zh = '', ...en] = message.split(' / ')
    return { line: lineOf.get(path.slice(path.indexOf('/') + 1)) ?? 1, zh, en: en.join(' / ') }
  })
  return [...new Map(refused.map((one) => [`${one.line} ${one.zh}`, one])).values()]
}
