import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { catalogueFor } from '../catalogue/snapshot.ts'
import type { Tx } from '../db/database.ts'
import { accountByName } from '../people/account.ts'

/**
 * Whose account a provider's word names: not disabled, of somebody who is still there today. Null otherwise; no account is
 * ever made by signing on. A lock does not matter here: it is there against those who guess at the password.
 */
export async function findStaff(tx: Tx, tenantId: number, username: string, now: Date): Promise<string | null> {
  const account = await accountByName(tx, tenantId, username)
  if (!account || account.disabledAt !== null) return null
  const catalogue = await catalogueFor(tx, tenantId, dayInChina(now))
  return catalogue.people.has(account.personId) ? account.personId : null
}
