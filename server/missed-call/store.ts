import { sql } from 'kysely'
import type { MissedCall, Try } from '../../domain/missed-call/steps.ts'
import { type MissedEnding, type MissedState, openMissed } from '../../domain/missed-call/words.ts'
import type { Tx } from '../db/database.ts'

/** A missed call as it is kept. */
export type StoredMissedCall = MissedCall &
  Readonly<{
    id: string
    sealed: Buffer
    rings: number
    firstAt: Date
    lastAt: Date
    line: string
    seconds: number | null
    ended: MissedEnding
    submissionId: string | null
    reason: string | null
  }>

const columns = [
  'id',
  'sealed',
  'state',
  'rings',
  'firstAt',
  'lastAt',
  'line',
  'seconds',
  'ended',
  'tries',
  'takenBy',
  'takenUntil',
  'submissionId',
  'reason',
] as const

/** As it stands in the conditions of the indexes. */
export const isOpen = sql<boolean>`missed_call.state in (${sql.raw(openMissed.map((state) => `'${state}'`).join(', '))})`

function rowsOf(tx: Tx, tenantId: number) {
  return tx.selectFrom('missedCall').select(columns).where('tenantId', '=', tenantId)
}

/** One missed call, held until the transaction ends. */
export async function lockMissedCall(tx: Tx, tenantId: number, id: string): Promise<StoredMissedCall | null> {
  const row = await rowsOf(tx, tenantId).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? stored(row) : null
}

/** The open one of a telephone, held until the transaction ends. */
export async function lockOpenOf(tx: Tx, tenantId: number, phoneHash: Buffer): Promise<StoredMissedCall | null> {
  const row = await rowsOf(tx, tenantId).where('phoneHash', '=', phoneHash).where(isOpen).forUpdate().executeTakeFirst()
  return row ? stored(row) : null
}

/** The open ones of telephones, held until the transaction ends, in the order of their ids. */
export async function lockOpenOfAll(tx: Tx, tenantId: number, phoneHashes: readonly Buffer[]) {
  const rows = await tx
    .selectFrom('missedCall')
    .select([...columns, 'phoneHash'])
    .where('tenantId', '=', tenantId)
    .where('phoneHash', '=', sql<Buffer>`any(${phoneHashes}::bytea[])`)
    .where(isOpen)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ phoneHash, ...row }) => ({ ...stored(row), phoneHash }))
}

/** Who waits longest first; `total` counts those beyond `most` too. */
export async function openMissedCalls(tx: Tx, tenantId: number, most: number) {
  const rows = await rowsOf(tx, tenantId).where(isOpen).orderBy('firstAt').orderBy('id').limit(most).execute()
  if (rows.length < most) return { rows: rows.map(stored), total: rows.length }
  const { waiting, tried } = await countOpen(tx, tenantId)
  return { rows: rows.map(stored), total: waiting + tried }
}

/** How many wait, and since when the first does. */
export async function countOpen(tx: Tx, tenantId: number) {
  const rows = await tx
    .selectFrom('missedCall')
    .select((row) => ['state', row.fn.countAll<string>().as('count'), row.fn.min('firstAt').as('oldestAt')])
    .where('tenantId', '=', tenantId)
    .where(isOpen)
    .groupBy('state')
    .execute()
  const of = (state: MissedState) => Number(rows.find((row) => row.state === state)?.count ?? 0)
  const oldest = rows.map(({ oldestAt }) => oldestAt).toSorted((a, b) => a.getTime() - b.getTime())[0]
  return { waiting: of('waiting'), tried: of('tried'), oldestAt: oldest ?? null }
}

/** How often it rang in vain since that moment, and what was seen to. */
export async function countSince(tx: Tx, tenantId: number, since: Date) {
  const rang = await tx
    .selectFrom('missedRing')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('rangAt', '>=', since)
    .executeTakeFirstOrThrow()
  const settled = await tx
    .selectFrom('missedCall')
    .select((row) => ['state', row.fn.countAll<string>().as('count')])
    .where('tenantId', '=', tenantId)
    .where('closedAt', '>=', since)
    .groupBy('state')
    .execute()
  const of = (state: MissedState) => Number(settled.find((row) => row.state === state)?.count ?? 0)
  return { rang: Number(rang.count), calledBack: of('calledBack'), noNeed: of('noNeed') }
}

type Closing = Readonly<{ submissionId?: string; reason?: string; closedAt: Date; closedBy: string | null }>

/** Writes what a step made of it. */
export async function saveMissedCall(
  tx: Tx,
  tenantId: number,
  id: string,
  { state, tries, taken }: MissedCall,
  closing: Closing | null,
): Promise<void> {
  const held = { takenBy: taken?.by ?? null, takenUntil: taken?.until ?? null }
  await tx
    .updateTable('missedCall')
    .set({ state, tries: JSON.stringify(tries), ...held, ...closing })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** What stands in the place of a telephone that is erased. */
export const emptied = { sealed: Buffer.alloc(0), phoneHash: null }

/** What a missed call became is forgotten with who said it. */
export async function eraseMissedOf(tx: Tx, tenantId: number, submissionIds: readonly string[], now: Date) {
  await tx
    .updateTable('missedCall')
    .set({ ...emptied, erasedAt: now })
    .where('tenantId', '=', tenantId)
    .where('submissionId', '=', sql<string>`any(${submissionIds}::uuid[])`)
    .where('erasedAt', 'is', null)
    .execute()
}

type Row = Readonly<Omit<StoredMissedCall, 'taken' | 'tries' | 'state' | 'ended'>> &
  Readonly<{ state: string; ended: string; tries: unknown; takenBy: string | null; takenUntil: Date | null }>

function stored({ takenBy, takenUntil, tries, state, ended, ...row }: Row): StoredMissedCall {
  return {
    ...row,
    state: state as MissedState,
    ended: ended as MissedEnding,
    tries: (tries as (Omit<Try, 'at'> & { at: string })[]).map((one) => ({ ...one, at: new Date(one.at) })),
    taken: takenBy && takenUntil ? { by: takenBy, until: takenUntil } : null,
  }
}
