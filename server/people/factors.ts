import type { Tx } from '../db/database.ts'
import { change } from './account.ts'
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

/** Takes away what somebody gives beside their password, until they use a new link. */
export async function loseFactors(tx: Tx, { tenantId, personId }: Person): Promise<void> {
  await change(tx, { tenantId, personId }, { totpSealed: null, totpStep: null })
  await tx.deleteFrom('passkey').where('tenantId', '=', tenantId).where('personId', '=', personId).execute()
  await tx.deleteFrom('recoveryCode').where('tenantId', '=', tenantId).where('personId', '=', personId).execute()
}
