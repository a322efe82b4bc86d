import { randomBytes } from 'node:crypto'
import { parsePlainDate } from '../domain/deadline/plain-date.ts'
import type { CatalogueName } from '../domain/catalogue/rows.ts'
import type { Folder } from '../domain/ledger/matter.ts'
import { type Change, changeCatalogues } from '../server/catalogue/change.ts'
import { systemId } from '../server/catalogue/set-up.ts'
import type { Db, Tx } from '../server/db/database.ts'
import { inTenant } from '../server/db/tenant.ts'
import { insertSubmissions } from '../server/intake/store.ts'
import { type Hand, openDesk } from '../server/ledger/act.ts'
import { newId } from '../server/new-id.ts'
import { actor, catalogue, catalogueRows } from './make.ts'

/** The small prefecture of `make.ts` in a database. */
export const TENANT = 159900

export async function setUpPrefecture(db: Db, tenantId = TENANT, letters = 'CS'): Promise<void> {
  const at = new Date('2026-01-01T00:00:00Z')
  const demo = true
  await db
    .insertInto('tenant')
    .values({ id: tenantId, name: '测试盟', letters, demo, catalogueVersion: '0', createdAt: at })
    .execute()
  const validFrom = parsePlainDate('2020-01-01')
  const changes = Object.entries(catalogueRows).flatMap(([name, rows]) =>
    rows.map((row) => ({ catalogue: name as CatalogueName, code: row.code, row, validFrom }) as Change),
  )
  await inTenant(db, tenantId, (tx) => changeCatalogues(tx, tenantId, changes, { personId: systemId, at }))
}

export const hand: Hand = { tenantId: TENANT, catalogue, newId, chance: () => 0.5 }

let serial = 0

/** A matter with one submission, as if it had just been received; returns its id. */
export async function givenMatter(db: Db, at: Date, tenantId = TENANT): Promise<string> {
  return inTenant(db, tenantId, async (tx) => (await registered(tx, at, tenantId)).matter.id)
}

async function registered(tx: Tx, at: Date, tenantId: number): Promise<Folder> {
  const submissionId = newId()
  const operator = actor('operator')
  const number = `CS-${++serial}-${randomBytes(3).toString('hex')}`
  const said = {
    id: submissionId,
    channel: 'hotline',
    title: '暖气不热',
    text: '家里暖气不热。',
    secrecy: 'open',
    receivedAt: at,
    recordedBy: operator,
  } as const
  await insertSubmissions(tx, tenantId, [{ ...said, number, personId: newId(), storedAt: at }], [], [])
  const desk = await openDesk(tx, { ...hand, tenantId }, [], [])
  const details = {
    submissionId,
    personId: newId(),
    reachable: true,
    secrecy: 'open',
    number,
    title: said.title,
    channel: 'hotline',
    receivedAt: at.toISOString(),
  } as const
  const outcome = desk.act({ id: newId(), matterId: newId(), action: 'register', details }, operator, at)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  await desk.write()
  return outcome.folder
}
