import type { Db } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import { IDLE_DAYS, SESSION_DAYS } from './limits.ts'
import { daysBefore } from './session.ts'

/** Removes codes, quotas and sessions that are over: nothing of who asked stays longer than it is needed. */
export async function clearPhoneCodes({ db, now }: Readonly<{ db: Db; now: () => Date }>): Promise<void> {
  const at = now()
  const tenants = await db.selectFrom('tenant').select('id').execute()
  for (const { id } of tenants) {
    await inTenant(db, id, async (tx) => {
      await tx.deleteFrom('phoneCode').where('tenantId', '=', id).where('expiresAt', '<=', at).execute()
      await tx.deleteFrom('phoneCodeQuota').where('tenantId', '=', id).where('overAt', '<=', at).execute()
    })
  }
  await db
    .deleteFrom('citizenSession')
    .where((row) =>
      row.or([row('seenAt', '<=', daysBefore(at, IDLE_DAYS)), row('createdAt', '<=', daysBefore(at, SESSION_DAYS))]),
    )
    .execute()
  await db.deleteFrom('signOn').where('expiresAt', '<=', at).execute()
}
