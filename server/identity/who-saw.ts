import { type RevealPurpose, revealPurposes } from '../../domain/access/reveal.ts'
import { type Role, roles } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { Tx } from '../db/database.ts'

/** So many of the newest are told. */
const MOST = 100

/** A look at who a submitter is, as they are told of it: a unit and a role, never the person. */
export type Saw = Readonly<{ unitId: string | null; unit: string; role: Words; at: Date; purpose: Words }>
type Words = Readonly<{ zh: string; en: string }>

/** Who revealed the identity of a submission, newest first, from the access log. */
export async function whoSaw(
  tx: Tx,
  tenantId: number,
  number: string,
  { units }: Pick<Catalogue, 'units'>,
): Promise<readonly Saw[]> {
  const lines = await tx
    .selectFrom('accessLog')
    .select(['at', 'role', 'unitId', 'details'])
    .where('tenantId', '=', tenantId)
    .where('object', '=', number)
    .where('what', '=', 'reveal')
    .where('ok', '=', true)
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute()
  return lines.map(({ at, role, unitId, details }) => ({
    unitId,
    unit: (unitId !== null && units.get(unitId)?.name) || '热线中心',
    role: roles[(role ?? 'system') as Role],
    at,
    purpose: revealPurposes[(details as { purpose: RevealPurpose }).purpose],
  }))
}
