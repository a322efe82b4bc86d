import type { Db } from '../db/database.ts'
import type { Secrets } from './secrets.ts'

/** Whoever is away longer begins again. */
export const AWAY_MINUTES = 10

/** Somebody goes away to the identity provider: in which browser, whose people they are, and where they want to be then. */
export async function rememberAway(
  db: Db,
  { stateHash, browserHash }: Secrets,
  { tenantId, path }: Readonly<{ tenantId: number; path: string }>,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + AWAY_MINUTES * 60_000)
  await db.insertInto('signOn').values({ stateHash, browserHash, tenantId, path, expiresAt }).execute()
}

/** They are back in the same browser. Once: whoever comes with the same again finds nothing. */
export async function takeAway(
  db: Db,
  { stateHash, browserHash }: Secrets,
  now: Date,
): Promise<Readonly<{ tenantId: number; path: string }> | null> {
  const found = await db
    .deleteFrom('signOn')
    .where('stateHash', '=', stateHash)
    .where('browserHash', '=', browserHash)
    .returning(['tenantId', 'path', 'expiresAt'])
    .executeTakeFirst()
  return found && found.expiresAt > now ? { tenantId: found.tenantId, path: found.path } : null
}
