import { sql } from 'kysely'
import type { Db, Tx } from '../db/database.ts'
import { readTenant } from '../db/tenant.ts'
import { totpContext } from '../people/totp.ts'
import { requestContext } from '../retention/requests.ts'
import { missedCallContext } from '../missed-call/telephone.ts'
import { identityContext } from './vault.ts'

/** A column that holds what `sealWith` made. */
export type Place = Readonly<{
  table: string
  id: string
  column: string
  context: (tenantId: number, id: string) => string
}>

/** Everything that is sealed with the keys of the key file, by what it is. A new sealed column is a row here; a test says so. */
export const places = {
  identities: { table: 'identity_vault', id: 'submission_id', column: 'sealed', context: identityContext },
  codes: { table: 'account', id: 'person_id', column: 'totp_sealed', context: totpContext },
  requests: { table: 'identity_request', id: 'id', column: 'sealed', context: requestContext },
  missedCalls: { table: 'missed_call', id: 'id', column: 'sealed', context: missedCallContext },
} as const satisfies Readonly<Record<string, Place>>

export type PlaceName = keyof typeof places
export const placeNames = Object.keys(places) as readonly PlaceName[]

/** How many things are sealed with each key. */
export type Sealed = ReadonlyMap<string, number>

/**
 * Looks through every row of every prefecture: how many things are sealed with each key, by its id. What is erased is empty
 * and is counted nowhere. Exact, and costs as much as reading the tables.
 */
export async function countSealed(db: Db): Promise<Sealed> {
  const counts = new Map<string, number>()
  for (const tenantId of await tenantIds(db)) {
    for (const { key, count } of await readTenant(db, tenantId, (tx) => countIn(tx, tenantId))) {
      counts.set(key, (counts.get(key) ?? 0) + Number(count))
    }
  }
  return counts
}

export async function tenantIds(db: Db): Promise<readonly number[]> {
  const rows = await db.selectFrom('tenant').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

async function countIn(tx: Tx, tenantId: number) {
  const all = []
  for (const { table, column } of Object.values(places)) {
    const sealed = sql.ref(column)
    const { rows } = await sql<{ key: string; count: string }>`
      select encode(substring(${sealed} from 1 for 8), 'hex') as key, count(*) as count
      from ${sql.table(table)} where tenant_id = ${tenantId} and octet_length(${sealed}) > 0 group by 1`.execute(tx)
    all.push(...rows)
  }
  return all
}
