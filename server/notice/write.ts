import { USUAL_REVEALS } from '../../domain/access/reveal.ts'
import type { Viewer } from '../../domain/access/role.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import type { Tx } from '../db/database.ts'
import type { NoticeKind, NoticeParams } from './words.ts'

type ToSubmitter<K extends NoticeKind> = Readonly<{
  id: string
  kind: K
  submissionId: string
  params: NoticeParams[K]
}>

/** A notice to the submitter, in the transaction of what it tells of; sent by `sendNotices`. */
export async function tellSubmitter<K extends NoticeKind>(
  tx: Tx,
  tenantId: number,
  { id, kind, submissionId, params }: ToSubmitter<K>,
  at: Date,
): Promise<void> {
  const row = { tenantId, id, kind, submissionId, personId: null, params: JSON.stringify(params) }
  await tx
    .insertInto('notice')
    .values({ ...row, createdAt: at, nextAt: at, attempts: 0 })
    .execute()
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
  const params: NoticeParams['unusualReveals'] = { personId: viewer.id, day: dayInChina(at), count: USUAL_REVEALS }
  const rows = told.map(({ code }) => ({
    tenantId,
    id: newId(),
    kind: 'unusualReveals' satisfies NoticeKind,
    submissionId: null,
    personId: code,
    params: JSON.stringify(params),
    createdAt: at,
    nextAt: null,
    attempts: 0,
  }))
  if (rows.length > 0) await tx.insertInto('notice').values(rows).execute()
}
