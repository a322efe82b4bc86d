import { USUAL_REVEALS } from '../../domain/access/reveal.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { addresseeKey, type Told } from '../../domain/notice/told.ts'
import type { Tx } from '../db/database.ts'

type One = Readonly<{ id: string; matterId?: string }> & Pick<Told, 'kind' | 'to' | 'params' | 'outside'>

/** A notice of something that is no line of the ledger, in the transaction of what it tells of. */
export async function tellOf(tx: Tx, tenantId: number, told: readonly One[], at: Date): Promise<void> {
  const rows = told.map(({ id, kind, to, params, outside, matterId = null }) => ({
    tenantId,
    id,
    kind,
    submissionId: 'submissionId' in to ? to.submissionId : null,
    personId: 'personId' in to ? to.personId : null,
    matterId,
    addressee: addresseeKey(to),
    params: JSON.stringify(params),
    createdAt: at,
    attempts: 0,
    state: outside ? 'waiting' : 'shown',
    nextAt: outside ? at : null,
  }))
  if (rows.length > 0) await tx.insertInto('notice').values(rows).execute()
}

type Unusual = Readonly<{ tenantId: number; viewer: Viewer; catalogue: Pick<Catalogue, 'people'>; at: Date }>

/** A notice to every security administrator that somebody looks at identities oftener than is usual. */
export async function tellSecurity(
  tx: Tx,
  { tenantId, viewer, catalogue, at }: Unusual,
  newId: () => string,
): Promise<void> {
  const told = [...catalogue.people.values()].filter(({ grants }) =>
    grants.some(({ role }) => role === 'securityAdministrator'),
  )
  const params = { personId: viewer.id, day: dayInChina(at), count: USUAL_REVEALS }
  const rows = told.map(({ code }) => ({
    id: newId(),
    kind: 'unusualReveals' as const,
    to: { personId: code },
    params,
    outside: false,
  }))
  await tellOf(tx, tenantId, rows, at)
}
