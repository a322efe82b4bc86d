import { sql } from 'kysely'
import type { Actor } from '../../domain/access/role.ts'
import { theSystem } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Command } from '../../domain/ledger/matter.ts'
import type { Refusal } from '../../domain/ledger/refusals.ts'
import { alarmsOf } from '../../domain/supervision/alarms.ts'
import { commandOf } from '../../domain/supervision/command-of.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Deps } from '../deps.ts'
import { type Desk, openDesk } from '../ledger/act.ts'
import { saveWakes } from '../ledger/store.ts'
import { lineIdOf } from './line-id.ts'

/** Matters held by one transaction. */
const BATCH = 50
/** What could not be written is looked at again after so long. */
const AGAIN_MS = 60 * 60_000

const clock: Actor = { id: theSystem, roles: ['system'], unitId: null, regionCode: null }

export type StrikeEdge = Pick<Deps, 'db' | 'now' | 'newId' | 'chance'>
export type Struck = Readonly<{ matters: number; lines: number }>
/** What the clock should have written and could not: a refusal's code, or what was thrown. */
export type Missed = Readonly<{ tenantId: number; matterId: string; key: string | null; why: unknown }>

/**
 * Writes everything the clock has to write in a prefecture by now, the matters that are due first first. Each alarm is
 * written once, whichever servers strike at the same time and wherever one of them is killed: a matter is held while its
 * alarms are written, what is written stands in its folder, and a matter that another server holds is left to it. What
 * cannot be written is told to `missed` and looked at again in an hour; it holds up nothing else.
 *
 * @param signal ends it between two transactions
 */
export async function strike(
  edge: StrikeEdge,
  tenantId: number,
  missed: (one: Missed) => void,
  signal?: AbortSignal,
): Promise<Struck> {
  let matters = 0
  let lines = 0
  const over = () => signal?.aborted === true
  while (!over()) {
    let due: readonly string[] = []
    try {
      lines += await inTenant(edge.db, tenantId, async (tx) => {
        const now = edge.now()
        due = await dueMatters(tx, tenantId, now)
        return strikeMatters(tx, edge, tenantId, due, now, missed)
      })
    } catch (error) {
      if (due.length === 0) throw error
      lines += await strikeEach(edge, tenantId, due, missed)
    }
    matters += due.length
    if (due.length < BATCH) break
  }
  return { matters, lines }
}

/** Locks the first of what is due; what others hold is theirs. */
async function dueMatters(tx: Tx, tenantId: number, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from matter where tenant_id = ${tenantId} and wakes_at <= ${now}
    order by wakes_at, id limit ${BATCH} for update skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Where one of several is in the way of all, each is struck by itself. */
async function strikeEach(
  edge: StrikeEdge,
  tenantId: number,
  ids: readonly string[],
  missed: (one: Missed) => void,
): Promise<number> {
  let lines = 0
  for (const matterId of ids) {
    const now = edge.now()
    try {
      lines += await inTenant(edge.db, tenantId, (tx) => strikeMatters(tx, edge, tenantId, [matterId], now, missed))
    } catch (error) {
      missed({ tenantId, matterId, key: null, why: error })
      const wakesAt = new Date(now.getTime() + AGAIN_MS)
      await inTenant(edge.db, tenantId, (tx) => saveWakes(tx, tenantId, [{ id: matterId, wakesAt }]))
    }
  }
  return lines
}

async function strikeMatters(
  tx: Tx,
  { newId, chance }: StrikeEdge,
  tenantId: number,
  ids: readonly string[],
  now: Date,
  missed: (one: Missed) => void,
): Promise<number> {
  if (ids.length === 0) return 0
  const catalogue = await catalogueFor(tx, tenantId, dayInChina(now))
  const desk = await openDesk(tx, { tenantId, catalogue, newId, chance }, ids, [])
  let lines = 0
  for (const matterId of ids) {
    const { written, refused } = strikeMatter(desk, catalogue, tenantId, matterId, now)
    lines += written
    for (const { key, refusal } of refused) missed({ tenantId, matterId, key, why: refusal.code })
    desk.wake(matterId, refused.length > 0 ? new Date(now.getTime() + AGAIN_MS) : undefined)
  }
  await desk.write()
  return lines
}

type Refused = Readonly<{ key: string; command: Command; refusal: Refusal }>

/** Writes what is due of one matter, one after another: a line may bring others with it, or make them needless. */
export function strikeMatter(
  desk: Pick<Desk, 'folder' | 'act'>,
  catalogue: Catalogue,
  tenantId: number,
  matterId: string,
  now: Date,
): Readonly<{ written: number; refused: readonly Refused[] }> {
  const tried = new Set<string>()
  const refused: Refused[] = []
  let written = 0
  for (;;) {
    const folder = desk.folder(matterId)
    const alarm = folder && alarmsOf(folder, catalogue).find(({ key, at }) => at <= now && !tried.has(key))
    if (!alarm) return { written, refused }
    tried.add(alarm.key)
    // Somebody on a server whose clock is ahead may have written last.
    const at = folder.matter.lastAt > now ? folder.matter.lastAt : now
    const command = commandOf(alarm, folder, catalogue, lineIdOf(tenantId, matterId, alarm.key), at)
    const outcome = desk.act(command, clock, at)
    if (outcome.ok) written += 1
    else refused.push({ key: alarm.key, command, refusal: outcome.refusal })
  }
}
