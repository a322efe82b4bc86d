import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../db/database.ts'
import { IDLE_DAYS, SESSION_DAYS } from './limits.ts'

const DAY_MS = 86_400_000
/** A session is marked as used no more often than this. */
const SEEN_EVERY_MS = 3_600_000

/** What a citizen's cookie opens: the submissions of one telephone in one prefecture. */
export type CitizenSession = Readonly<{ tenantId: number; phoneHash: Buffer }>

/** Begins a session; the answer is what the cookie holds, and stands nowhere else. */
export async function beginCitizenSession(db: Db, { tenantId, phoneHash }: CitizenSession, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('citizenSession')
    .values({ hash: hashOf(token), tenantId, phoneHash, createdAt: now, seenAt: now })
    .execute()
  return token
}

/** The session a cookie stands for in this prefecture; null where there is none or it is over. */
export async function findCitizenSession(
  db: Db,
  tenantId: number,
  token: string | null,
  now: Date,
): Promise<CitizenSession | null> {
  if (token === null) return null
  const hash = hashOf(token)
  const found = await db
    .selectFrom('citizenSession')
    .select(['phoneHash', 'seenAt'])
    .where('hash', '=', hash)
    .where('tenantId', '=', tenantId)
    .where('createdAt', '>', daysBefore(now, SESSION_DAYS))
    .where('seenAt', '>', daysBefore(now, IDLE_DAYS))
    .executeTakeFirst()
  if (!found) return null
  if (now.getTime() - found.seenAt.getTime() > SEEN_EVERY_MS)
    await db.updateTable('citizenSession').set({ seenAt: now }).where('hash', '=', hash).execute()
  return { tenantId, phoneHash: found.phoneHash }
}

/** Ends it for every browser that has the same cookie. */
export async function endCitizenSession(db: Db, token: string | null): Promise<void> {
  if (token !== null) await db.deleteFrom('citizenSession').where('hash', '=', hashOf(token)).execute()
}

export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS)
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest()
}
