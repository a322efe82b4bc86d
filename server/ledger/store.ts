import { sql } from 'kysely'
import type { Folder } from '../../domain/ledger/matter.ts'
import type { Movement } from '../../domain/ledger/movements.ts'
import { insertMany } from '../db/bulk.ts'
import type { Tx } from '../db/database.ts'
import { unanswered } from '../db/dialect.ts'
import type { Chained } from './chain.ts'
import { chainedOf, entryRow, folderOf, type Listed, matterRow, orderRow, voiceRow } from './rows.ts'

/** A folder as loaded, with the hash its chain ends in. */
export type Held = Readonly<{ folder: Folder; head: Buffer }>

/**
 * Reads whole folders. With `lock` the matter rows are held until the transaction ends, in the order of their ids, so
 * that two writers of several matters never wait for each other in a circle.
 */
export async function loadFolders(
  tx: Tx,
  tenantId: number,
  ids: readonly string[],
  lock: 'lock' | 'read',
): Promise<Map<string, Held>> {
  if (ids.length === 0) return new Map()
  const wanted = sql<string[]>`${ids}::uuid[]`
  let query = tx
    .selectFrom('matter')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${wanted})`)
    .orderBy('id')
  if (lock === 'lock') query = query.forUpdate()
  const matters = await query.execute()
  if (matters.length === 0) return new Map()
  const orders = await tx
    .selectFrom('workOrder')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', sql<string>`any(${wanted})`)
    .orderBy('id')
    .execute()
  const voices = await tx
    .selectFrom('voice')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', sql<string>`any(${wanted})`)
    .orderBy('submissionId')
    .execute()
  const ordersOf = Map.groupBy(orders, (row) => row.matterId)
  const voicesOf = Map.groupBy(voices, (row) => row.matterId)
  return new Map(
    matters.map((row) => [
      row.id,
      { folder: folderOf(row, ordersOf.get(row.id) ?? [], voicesOf.get(row.id) ?? []), head: row.headHash },
    ]),
  )
}

/** What is already written under these ids. */
export async function linesById(tx: Tx, tenantId: number, ids: readonly string[]): Promise<Map<string, Chained>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('ledgerEntry')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, chainedOf(row)]))
}

/** The lines of one matter after `seq`, first to last. */
export async function linesAfter(tx: Tx, tenantId: number, matterId: string, seq = 0): Promise<Chained[]> {
  const rows = await tx
    .selectFrom('ledgerEntry')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', matterId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
  return rows.map(chainedOf)
}

/** Adds lines. Called by `act.ts` alone. */
export async function appendEntries(tx: Tx, tenantId: number, lines: readonly Chained[]): Promise<void> {
  await insertMany(
    tx,
    'ledger_entry',
    lines.map((line) => entryRow(tenantId, line)),
  )
}

/** Saves what folders add up to. Called by `act.ts` alone. */
export async function saveFolders(
  tx: Tx,
  tenantId: number,
  folders: readonly Held[],
  listedBy: (folder: Folder) => Listed,
): Promise<void> {
  const matters = folders.map(({ folder, head }) => matterRow(tenantId, folder.matter, head, listedBy(folder)))
  await insertMany(tx, 'matter', matters, ['tenantId', 'id'])
  const orders = folders.flatMap(({ folder }) =>
    folder.orders.map((order) => orderRow(tenantId, folder.matter.id, order)),
  )
  await insertMany(tx, 'work_order', orders, ['tenantId', 'id'])
  const voices = folders.flatMap(({ folder }) =>
    folder.voices.map((voice) => voiceRow(tenantId, folder.matter.id, voice)),
  )
  await insertMany(tx, 'voice', voices, ['tenantId', 'submissionId'])
}

/** When the clock has to look at matters next, where nothing else of them changes. Their rows are held. */
export async function saveWakes(
  tx: Tx,
  tenantId: number,
  wakes: readonly Readonly<{ id: string; wakesAt: Date | null }>[],
): Promise<void> {
  if (wakes.length === 0) return
  const ids = wakes.map(({ id }) => id)
  const times = wakes.map(({ wakesAt }) => wakesAt?.toISOString() ?? null)
  const update = sql`
    update matter set wakes_at = told.wakes_at
    from unnest(${ids}::uuid[], ${times}::timestamptz[]) told (id, wakes_at)
    where matter.tenant_id = ${tenantId} and matter.id = told.id and matter.wakes_at is distinct from told.wakes_at`
  await unanswered(() => update.execute(tx))
}

export type BookLine = Readonly<{ matterId: string; seq: number; onDay: string; movements: readonly Movement[] }>

/** Enters what lines move in the book. Called by `act.ts` alone. */
export async function appendMovements(tx: Tx, tenantId: number, lines: readonly BookLine[]): Promise<void> {
  const rows = lines.flatMap(({ matterId, seq, onDay, movements }) =>
    movements.map((movement) => ({ tenantId, matterId, seq, onDay, ...movement })),
  )
  await insertMany(tx, 'book_movement', rows)
}
