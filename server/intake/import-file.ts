import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Actor } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Db } from '../db/database.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { AppError, problemOf } from '../errors.ts'
import type { Keys } from '../identity/key-file.ts'
import type { Row } from '../files/table.ts'
import { takeNumbers } from './numbers.ts'
import { receive, type Said } from './receive.ts'
import { type Cells, type Names, type Read, type RowEdge, saidOfRow } from './said-of-row.ts'
import { findStored } from './store.ts'

/** A row of a file, its cells by field; `row` is the row as it stands there, for the error workbook. */
export type FileRow = Readonly<{ row: Row; cells: Cells }>

export type ImportEdge = Readonly<{
  db: Db
  keys: Keys
  now: () => Date
  newId: () => string
  chance: () => number
  signal: AbortSignal
  /** Told after each group that is safe in the database. */
  progress: (counts: ImportCounts) => void
  /** Takes a row that cannot be stored, with the reason. */
  refused: (row: FileRow, reason: string) => Promise<void>
}>

export type ImportCounts = Readonly<{ read: number; stored: number; already: number; refused: number; matters: number }>

/** Rows that are committed together, and groups on their way at the same time. */
const GROUP = 250
const AT_ONCE = 2

/**
 * Stores the rows of a file as submissions, each with a matter. Groups are committed one by one, so an interruption loses
 * nothing that was counted, and a second run finds what is there already. A row that cannot be taken is handed to
 * `refused`; the others are stored.
 */
export async function importRows(
  edge: ImportEdge,
  tenantId: number,
  rows: AsyncIterable<FileRow>,
): Promise<ImportCounts> {
  const { db, now, newId } = edge
  const at = now()
  const catalogue = await readTenant(db, tenantId, (tx) => catalogueFor(tx, tenantId, dayInChina(at)))
  const recordedBy: Actor = {
    id: '00000000-0000-7000-8000-000000000000',
    roles: ['system'],
    unitId: null,
    regionCode: null,
  }
  const rowEdge: RowEdge = { catalogue, byName: namesOf(catalogue), newId, recordedBy, now: at }
  let counts: ImportCounts = { read: 0, stored: 0, already: 0, refused: 0, matters: 0 }
  const under = new Set<Promise<void>>()
  let failure: { error: unknown } | null = null

  const send = async (group: readonly Taken[]) => {
    const done = await storeGroup(edge, tenantId, catalogue, group)
    counts = plus(counts, done)
    edge.progress(counts)
  }
  const launch = async (group: readonly Taken[]) => {
    const running = send(group)
      .catch((error: unknown) => {
        failure ??= { error }
      })
      .finally(() => under.delete(running))
    under.add(running)
    if (under.size >= AT_ONCE) await Promise.race(under)
  }

  let group: Taken[] = []
  const seen = new Set<string>()
  for await (const row of rows) {
    if (edge.signal.aborted || failure) break
    counts = plus(counts, { read: 1 })
    const read = readRow(row, rowEdge)
    if (!read.ok) {
      await edge.refused(row, read.reason)
      counts = plus(counts, { refused: 1 })
      continue
    }
    // The same row twice in one file counts once; between groups the database tells.
    const key = read.said.sourceKey?.toString('latin1') ?? ''
    if (seen.has(key)) {
      counts = plus(counts, { already: 1 })
      continue
    }
    seen.add(key)
    group.push({ row, said: read.said })
    if (group.length < GROUP) continue
    await launch(group)
    group = []
    if (seen.size > GROUP * AT_ONCE * 4) trim(seen, GROUP * AT_ONCE * 2)
  }
  if (group.length > 0 && !failure && !edge.signal.aborted) await launch(group)
  await Promise.all(under)
  if (failure) throw (failure as { error: unknown }).error
  return counts
}

function readRow({ row, cells }: FileRow, edge: RowEdge): Read {
  if (!row.problem) return saidOfRow(cells, edge)
  return { ok: false, reason: `${row.problem.zh} / ${row.problem.en}` }
}

type Taken = Readonly<{ row: FileRow; said: Said }>

async function storeGroup(
  edge: ImportEdge,
  tenantId: number,
  catalogue: Catalogue,
  group: readonly Taken[],
): Promise<Partial<ImportCounts>> {
  const { db, keys, newId, chance } = edge
  const at = edge.now()
  const said = group.map((one) => one.said)
  const before = await readTenant(db, tenantId, (tx) => findStored(tx, tenantId, said))
  const fresh = said.filter((one) => !before.has(one.sourceKey?.toString('hex') ?? ''))
  if (fresh.length === 0) return { already: group.length }
  const numbers = await takeNumbers(db, tenantId, fresh.length, at)
  try {
    const received = await inTenant(db, tenantId, (tx) =>
      receive(tx, { tenantId, catalogue, keys, newId, chance, tells: 'nobody' }, said, numbers, at),
    )
    const stored = received.filter((one) => !one.already).length
    return { stored, matters: stored, already: group.length - stored }
  } catch (error) {
    if (isDouble(error)) return storeGroup(edge, tenantId, catalogue, group)
    if (!(error instanceof AppError)) throw error
    return group.length === 1 ? refuseOne(edge, group[0] as Taken, error) : apart(edge, tenantId, catalogue, group)
  }
}

/** One row of the group cannot be stored: halves find it without holding up the others. */
async function apart(
  edge: ImportEdge,
  tenantId: number,
  catalogue: Catalogue,
  group: readonly Taken[],
): Promise<Partial<ImportCounts>> {
  const middle = group.length >> 1
  const first = await storeGroup(edge, tenantId, catalogue, group.slice(0, middle))
  return plus(plus(none, first), await storeGroup(edge, tenantId, catalogue, group.slice(middle)))
}

async function refuseOne(edge: ImportEdge, { row }: Taken, { code, extra }: AppError): Promise<Partial<ImportCounts>> {
  const { zh, en } = problemOf(code, extra, 'zh')
  await edge.refused(row, `${zh} / ${en}`)
  return { refused: 1 }
}

/** Another import stored the same row between our look and our insert. */
function isDouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}

const none: ImportCounts = { read: 0, stored: 0, already: 0, refused: 0, matters: 0 }

function plus(counts: ImportCounts, more: Partial<ImportCounts>): ImportCounts {
  const keys = Object.keys(none) as (keyof ImportCounts)[]
  return Object.fromEntries(keys.map((key) => [key, counts[key] + (more[key] ?? 0)])) as ImportCounts
}

function trim(seen: Set<string>, keep: number): void {
  let drop = seen.size - keep
  for (const key of seen) {
    if (drop-- <= 0) break
    seen.delete(key)
  }
}

/** Names that stand for one row only. */
function namesOf({ regions, categories }: Catalogue): Names {
  return { regions: uniqueNames(regions.values()), categories: uniqueNames(categories.values()) }
}

function uniqueNames(rows: Iterable<Readonly<{ code: string; name: string }>>): Map<string, string> {
  const byName = Map.groupBy(rows, (row) => row.name)
  return new Map(
    [...byName].flatMap(([name, [first, ...others]]) =>
      first && others.length === 0 ? [[name, first.code] as const] : [],
    ),
  )
}
