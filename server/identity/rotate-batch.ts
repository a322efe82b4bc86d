import { sql } from 'kysely'
import type { Db, Tx } from '../db/database.ts'
import { inTenant } from '../db/tenant.ts'
import type { Keys } from './key-text.ts'
import type { Place } from './rotate-places.ts'
import { openWith, sealWith } from './seal.ts'

/** Things in one transaction. */
const BATCH = 500

/** What became of one batch; see `Rotated`. */
export type BatchDone = Readonly<{ sealed: number; changed: number; unreadable: number }>

type Row = Readonly<{ id: string; sealed: Buffer }>

/** Seals what one column holds anew under the newest key, batch by batch, in the order of the ids. */
export async function* batches(db: Db, keys: Keys, tenantId: number, place: Place): AsyncGenerator<BatchDone> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const from = after
    const { last, ...done } = await inTenant(db, tenantId, (tx) => sealBatch(tx, keys, tenantId, place, from))
    if (last === null) return
    yield done
    after = last
  }
}

async function sealBatch(tx: Tx, keys: Keys, tenantId: number, place: Place, after: string) {
  const rows = await underOtherKeys(tx, keys, tenantId, place, after)
  const anew = rows.flatMap((row) => {
    const sealed = again(keys, place.context(tenantId, row.id), row.sealed)
    return sealed ? [{ ...row, anew: sealed }] : []
  })
  const sealed = anew.length === 0 ? 0 : await replace(tx, tenantId, place, anew)
  return {
    sealed,
    changed: anew.length - sealed,
    unreadable: rows.length - anew.length,
    last: rows.at(-1)?.id ?? null,
  }
}

/** Null for what does not open: it is counted, and stays as it is. */
function again(keys: Keys, context: string, sealed: Uint8Array): Buffer | null {
  let plain: Buffer
  try {
    plain = openWith(keys, context, sealed)
  } catch {
    return null
  }
  const anew = sealWith(keys, context, plain)
  plain.fill(0)
  return anew
}

async function underOtherKeys(
  tx: Tx,
  { newest }: Keys,
  tenantId: number,
  place: Place,
  after: string,
): Promise<readonly Row[]> {
  const [id, sealed] = [sql.ref(place.id), sql.ref(place.column)]
  const { rows } = await sql<Row>`
    select ${id} as id, ${sealed} as sealed from ${sql.table(place.table)}
    where tenant_id = ${tenantId} and ${id} > ${after}::uuid
      and octet_length(${sealed}) > 0 and substring(${sealed} from 1 for 8) <> ${newest.idBytes}
    order by 1 limit ${BATCH}`.execute(tx)
  return rows
}

/** Only where the bytes are still those that were opened. @returns how many were */
async function replace(
  tx: Tx,
  tenantId: number,
  place: Place,
  rows: readonly (Row & Readonly<{ anew: Buffer }>)[],
): Promise<number> {
  const sealed = sql.ref(place.column)
  const { numAffectedRows = 0n } = await sql`
    update ${sql.table(place.table)} as t set ${sealed} = anew.bytes
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.sealed)}::bytea[],
      ${rows.map(({ anew }) => anew)}::bytea[]) as anew (id, before, bytes)
    where t.tenant_id = ${tenantId} and t.${sql.ref(place.id)} = anew.id and t.${sealed} = anew.before`.execute(tx)
  return Number(numAffectedRows)
}
