import { randomBytes } from 'node:crypto'
import type { Db, Tx } from '../db/database.ts'
import { sha256 } from '../ledger/chain.ts'

export type Purpose = 'firstAdministrators' | 'password'
/** What a link opens. `personId` is null for the first administrators, who are nobody yet. */
export type Link = Readonly<{ tenantId: number; personId: string | null; purpose: Purpose; endsAt: Date }>
export type MadeLink = Readonly<{ link: string; endsAt: Date }>

const HOURS: Readonly<Record<Purpose, number>> = { firstAdministrators: 24, password: 72 }

/**
 * Makes a link that counts once; earlier ones for the same person and purpose count no more. Its secret stands behind the #,
 * which no browser sends anywhere, and is kept as a hash alone.
 */
export async function makeLink(
  db: Db | Tx,
  { tenantId, personId, purpose, madeBy }: Omit<Link, 'endsAt'> & Readonly<{ madeBy: string | null }>,
  now: Date,
): Promise<MadeLink> {
  const token = randomBytes(32).toString('base64url')
  const endsAt = new Date(now.getTime() + HOURS[purpose] * 3_600_000)
  let earlier = db.deleteFrom('oneTimeLink').where('tenantId', '=', tenantId).where('purpose', '=', purpose)
  earlier = personId === null ? earlier.where('personId', 'is', null) : earlier.where('personId', '=', personId)
  await earlier.execute()
  await db
    .insertInto('oneTimeLink')
    .values({ hash: hashOf(token), tenantId, personId, purpose, madeAt: now, madeBy, endsAt, usedAt: null })
    .execute()
  return { link: `/set-up#${token}`, endsAt }
}

/** Ends the links of a person that were not used. */
export async function dropLinks(
  tx: Tx,
  { tenantId, personId }: Readonly<{ tenantId: number; personId: string }>,
): Promise<void> {
  await tx
    .deleteFrom('oneTimeLink')
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .execute()
}

/** What a link is for; null for one that is unknown, used or over. */
export async function readLink(db: Db, token: string, now: Date): Promise<Link | null> {
  const row = await db
    .selectFrom('oneTimeLink')
    .select(['tenantId', 'personId', 'purpose', 'endsAt'])
    .where('hash', '=', hashOf(token))
    .where('usedAt', 'is', null)
    .where('endsAt', '>', now)
    .executeTakeFirst()
  return row ? { ...row, purpose: row.purpose as Purpose } : null
}

/** Uses a link up, in the transaction of what it opens; of two at once one gets it. */
export async function takeLink(tx: Tx, token: string, now: Date): Promise<Link | null> {
  const row = await tx
    .updateTable('oneTimeLink')
    .set({ usedAt: now })
    .where('hash', '=', hashOf(token))
    .where('usedAt', 'is', null)
    .where('endsAt', '>', now)
    .returning(['tenantId', 'personId', 'purpose', 'endsAt'])
    .executeTakeFirst()
  return row ? { ...row, purpose: row.purpose as Purpose } : null
}

function hashOf(token: string): Buffer {
  return sha256(Buffer.from(token, 'utf8'))
}
