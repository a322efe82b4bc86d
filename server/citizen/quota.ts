import type { Tx } from '../db/database.ts'
import type { Span } from '../edges/limits.ts'

/**
 * Takes one from what a mark may have, if every span leaves one. The row is held until the transaction ends, so however many
 * servers and connections ask at once, no more than the spans allow get one; a transaction that is rolled back took nothing.
 *
 * @param mark a hash of who or what is counted
 */
export async function take(
  tx: Tx,
  tenantId: number,
  mark: Buffer,
  spans: readonly Span[],
  now: Date,
): Promise<boolean> {
  const times = await heldTimes(tx, tenantId, mark, now)
  if (!hasRoom(times, spans, now)) return false
  const longest = Math.max(...spans.map(({ seconds }) => seconds)) * 1000
  const kept = [...times.filter((time) => time > now.getTime() - longest), now.getTime()]
  await tx
    .updateTable('phoneCodeQuota')
    .set({ times: JSON.stringify(kept), overAt: new Date(now.getTime() + longest) })
    .where('tenantId', '=', tenantId)
    .where('mark', '=', mark)
    .execute()
  return true
}

/** Whether `take` would get one now; nobody else can until the transaction ends. */
export async function mayTake(
  tx: Tx,
  tenantId: number,
  mark: Buffer,
  spans: readonly Span[],
  now: Date,
): Promise<boolean> {
  return hasRoom(await heldTimes(tx, tenantId, mark, now), spans, now)
}

async function heldTimes(tx: Tx, tenantId: number, mark: Buffer, now: Date): Promise<readonly number[]> {
  await tx
    .insertInto('phoneCodeQuota')
    .values({ tenantId, mark, times: '[]', overAt: now })
    .onConflict((same) => same.columns(['tenantId', 'mark']).doNothing())
    .execute()
  const { times } = await tx
    .selectFrom('phoneCodeQuota')
    .select('times')
    .where('tenantId', '=', tenantId)
    .where('mark', '=', mark)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return times as number[]
}

function hasRoom(times: readonly number[], spans: readonly Span[], now: Date): boolean {
  return spans.every(({ most, seconds }) => times.filter((time) => time > now.getTime() - seconds * 1000).length < most)
}
