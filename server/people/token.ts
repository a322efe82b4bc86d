import { randomBytes } from 'node:crypto'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ledger/chain.ts'

const DAYS = 30

/** Whom a token stands for. */
export type Bearer = Readonly<{ tenantId: number; personId: string }>

/**
 * Makes a bearer token for a demo person, valid 30 days. Only its hash is stored.
 *
 * @throws AppError `demo-only` outside the demo prefecture
 */
export async function issueToken(db: Db, { tenantId, personId }: Bearer, now: Date): Promise<string> {
  const tenant = await db.selectFrom('tenant').select('demo').where('id', '=', tenantId).executeTakeFirst()
  if (!tenant?.demo) throw new AppError('demo-only')
  const token = `lx_${randomBytes(24).toString('base64url')}`
  const expiresAt = new Date(now.getTime() + DAYS * 86_400_000)
  await db
    .insertInto('token')
    .values({ hash: hashOf(token), tenantId, personId, createdAt: now, expiresAt })
    .execute()
  return token
}

/** Whom a token stands for now; null for one that is unknown or has ended. */
export async function findBearer(db: Db, token: string, now: Date): Promise<Bearer | null> {
  const row = await db
    .selectFrom('token')
    .select(['tenantId', 'personId'])
    .where('hash', '=', hashOf(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return row ?? null
}

function hashOf(token: string): Buffer {
  return sha256(Buffer.from(token, 'utf8'))
}
