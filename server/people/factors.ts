import type { Tx } from '../db/database.ts'
import type { Person } from './session.ts'

export type Factor = 'totp' | 'passkey'

/** The second factors a person has set up. */
export async function factorsOf(tx: Tx, { tenantId, personId }: Person): Promise<readonly Factor[]> {
  const account = await tx
    .selectFrom('account')
    .select(['totpSealed'])
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  const passkey = await tx
    .selectFrom('passkey')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return [...(account?.totpSealed ? ['totp' as const] : []), ...(passkey ? ['passkey' as const] : [])]
}
