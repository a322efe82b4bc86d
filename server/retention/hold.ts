import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'

export type Hold = Readonly<{ number: string; held: boolean; reason: string; byPerson: string; at: Date }>

/** Matters on hold, the last line of each. */
export async function holdsOf(tx: Tx, tenantId: number): Promise<readonly Hold[]> {
  const { rows } = await sql<Hold>`
    select m.number, last.held, last.reason, last.by_person, last.at
    from (select distinct on (matter_id) * from legal_hold where tenant_id = ${tenantId} order by matter_id, seq desc) last
    join matter m on m.tenant_id = ${tenantId} and m.id = last.matter_id
    where last.held order by last.at desc`.execute(tx)
  return rows
}

/** Which of these matters are on hold. */
export async function heldAmong(tx: Tx, tenantId: number, matterIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ matterId: string; held: boolean }>`
    select distinct on (matter_id) matter_id, held from legal_hold
    where tenant_id = ${tenantId} and matter_id = any(${matterIds}::uuid[]) order by matter_id, seq desc`.execute(tx)
  return new Set(rows.filter(({ held }) => held).map(({ matterId }) => matterId))
}

/**
 * Puts a matter on hold or ends it. Waits for an erasure of the same matter, so that none is under way when it answers.
 *
 * @throws AppError `matter-not-found`, `hold-as-it-is`
 */
export async function setHold(
  tx: Tx,
  tenantId: number,
  { number, held, reason, byPerson, at }: Hold,
): Promise<Readonly<{ matterId: string }>> {
  const matter = await tx
    .selectFrom('matter')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('number', '=', number.trim().toUpperCase())
    .forUpdate()
    .executeTakeFirst()
  if (!matter) throw new AppError('matter-not-found')
  const last = await tx
    .selectFrom('legalHold')
    .select(['seq', 'held'])
    .where('tenantId', '=', tenantId)
    .where('matterId', '=', matter.id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if ((last?.held ?? false) === held) throw new AppError('hold-as-it-is')
  await tx
    .insertInto('legalHold')
    .values({ tenantId, matterId: matter.id, seq: (last?.seq ?? 0) + 1, held, reason, byPerson, at })
    .execute()
  return { matterId: matter.id }
}
