import { randomBytes } from 'node:crypto'
import type { Db } from '../db/database.ts'
import { sha256 } from '../ledger/chain.ts'
import { newId } from '../new-id.ts'
import { MOST_IDLE_MINUTES, sessionRules } from './session-rules.ts'

const MINUTE = 60_000
/** However busy, a session is over after this long. */
export const WHOLE_HOURS = 12
/** The second factor follows the first within this, or one begins again. */
export const HALF_MINUTES = 15
/**
 * A person has as many at a time; another one ends the oldest. Sessions of the first factor alone are counted by themselves:
 * whoever knows no more than the password puts nobody out.
 */
export const MOST_SESSIONS = 5
/** Marked as seen no more often than this. */
const SEEN_EVERY = MINUTE
/** The browser's own words about itself are cut to this. */
const AGENT = 200

export type Person = Readonly<{ tenantId: number; personId: string }>
/** Where a session was begun from. */
export type From = Readonly<{ address?: string | null; agent?: string | null }>
/** A session that has not ended. `whole`: both factors were given. */
export type Session = Person & Readonly<{ id: string; beganAt: Date; seenAt: Date; whole: boolean }>

/**
 * Begins a session for somebody who has given both factors. Each begins under a new token, so none that was planted before
 * is ever worth anything.
 *
 * @returns what the cookie holds; it stands nowhere else
 */
export function startSession(db: Db, person: Person, now: Date, from: From = {}): Promise<string> {
  return begin(db, person, now, from, now)
}

/** A session of the first factor alone: opens nothing but giving the second. */
export function startHalfSession(db: Db, person: Person, now: Date, from: From = {}): Promise<string> {
  return begin(db, person, now, from, null)
}

async function begin(
  db: Db,
  { tenantId, personId }: Person,
  now: Date,
  from: From,
  wholeSince: Date | null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const agent = from.agent?.slice(0, AGENT) ?? null
  const row = { hash: sha256(Buffer.from(token)), id: newId(), tenantId, personId, beganAt: now, seenAt: now }
  await db
    .insertInto('session')
    .values({ ...row, wholeSince, agent, address: from.address ?? null })
    .execute()
  const kept = db
    .selectFrom('session')
    .select('hash')
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('wholeSince', wholeSince === null ? 'is' : 'is not', null)
    .orderBy('beganAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_SESSIONS)
  await db
    .deleteFrom('session')
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('wholeSince', wholeSince === null ? 'is' : 'is not', null)
    .where('hash', 'not in', kept)
    .execute()
  return token
}

/** The session a token stands for, by one query; null where there is none or it is over. */
export async function findSession(
  db: Db,
  token: string,
  now: Date,
  idleMinutes = sessionRules.idleMinutes,
): Promise<Session | null> {
  const hash = sha256(Buffer.from(token))
  const row = await db
    .selectFrom('session')
    .select(['id', 'tenantId', 'personId', 'beganAt', 'seenAt', 'wholeSince'])
    .where('hash', '=', hash)
    .where('seenAt', '>', before(now, idleMinutes))
    .where('beganAt', '>', before(now, WHOLE_HOURS * 60))
    .where((or) => or.or([or('wholeSince', 'is not', null), or('beganAt', '>', before(now, HALF_MINUTES))]))
    .executeTakeFirst()
  if (!row) return null
  if (now.getTime() - row.seenAt.getTime() >= SEEN_EVERY) {
    await db.updateTable('session').set({ seenAt: now }).where('hash', '=', hash).execute()
  }
  const { wholeSince, ...session } = row
  return { ...session, whole: wholeSince !== null }
}

/** Ends the session of a token; one that is over already is no failure. */
export async function endSession(db: Db, token: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('hash', '=', sha256(Buffer.from(token)))
    .execute()
}

/**
 * Ends sessions of a person: all, one by its id, or all but one.
 *
 * @returns how many there were
 */
export async function endSessions(
  db: Db,
  { tenantId, personId }: Person,
  which: Readonly<{ id?: string; but?: string }> = {},
): Promise<number> {
  let ended = db.deleteFrom('session').where('tenantId', '=', tenantId).where('personId', '=', personId)
  if (which.id !== undefined) ended = ended.where('id', '=', which.id)
  if (which.but !== undefined) ended = ended.where('id', '<>', which.but)
  const [result] = await ended.execute()
  return Number(result?.numDeletedRows ?? 0)
}

/** The sessions of a person that have not ended, newest first; those of the first factor alone are none yet. */
export function sessionsOf(db: Db, { tenantId, personId }: Person, now: Date, idleMinutes = sessionRules.idleMinutes) {
  return db
    .selectFrom('session')
    .select(['id', 'beganAt', 'seenAt', 'agent', 'address'])
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('wholeSince', 'is not', null)
    .where('seenAt', '>', before(now, idleMinutes))
    .where('beganAt', '>', before(now, WHOLE_HOURS * 60))
    .orderBy('beganAt', 'desc')
    .execute()
}

/** Clears away sessions that are over. */
export async function clearSessions(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('session')
    .where((or) =>
      or.or([
        or('seenAt', '<=', before(now, MOST_IDLE_MINUTES)),
        or('beganAt', '<=', before(now, WHOLE_HOURS * 60)),
        or.and([or('wholeSince', 'is', null), or('beganAt', '<=', before(now, HALF_MINUTES))]),
      ]),
    )
    .execute()
}

function before(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * MINUTE)
}
