import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { inTenant } from '../../server/db/tenant.ts'
import { newId } from '../../server/new-id.ts'
import { useApp } from '../app.ts'
import { by, type Given, plant, type Planted } from '../crawl/planted.ts'
import { catalogue, uid } from '../make.ts'
import { setUpPrefecture, TENANT } from '../prefecture.ts'
import { goodChecklist } from '../story.ts'

/** Everybody tries every action on every matter, of their own prefecture and of another one. */
const now = new Date('2026-03-20T02:00:00.000Z')
const app = useApp(() => now)
const elsewhere = 169900

const cases: readonly Given[] = [
  { kind: null, secrecy: 'open', ripeness: 'submitted' },
  { kind: 'help', secrecy: 'open', ripeness: 'opened' },
  { kind: 'complaint', secrecy: 'open', ripeness: 'claimed', to: { leadUnitId: 'roads' }, about: 'housing' },
  { kind: 'report', secrecy: 'secret', ripeness: 'claimed', to: { leadUnitId: 'police' } },
  { kind: 'help', secrecy: 'open', ripeness: 'resolved', recused: uid(4) },
]
let planted: readonly Planted[]

beforeAll(async () => {
  await setUpPrefecture(app.database.app, elsewhere, 'CF')
  const made: Planted[] = []
  for (const [n, given] of cases.entries()) made.push(await plant(app, TENANT, n + 1, given))
  planted = made
})

const people = [...catalogue.people.values()]
type Trier = (typeof people)[number]
const has = ({ roles }: Trier, ...wanted: readonly Role[]) => wanted.some((role) => roles.includes(role))

/** Each action as it would be taken, on whatever order there is. */
function attempts(orderId: string, submissionId: string): readonly (readonly [string, object])[] {
  const why = '越权尝试'
  return [
    ['classify', { kind: 'help', categoryCode: '02' }],
    ['open', { kind: 'help', categoryCode: '0101001', regionCode: '159902000000' }],
    ['decline', { reasonCode: 'decline-litigation', legalRoute: '诉讼', text: why }],
    ['transfer', { to: 'police110', externalNumber: 'JQ-1' }],
    ['dispatch', { leadUnitId: 'water' }],
    ['designate', { leadUnitId: 'water', participants: [uid(2)], decision: why }],
    ['claim', { orderId }],
    ['contact', { orderId, way: 'phone', contactedAt: now.toISOString() }],
    ['requestReturn', { orderId, reasonCode: 'return-not-ours', basis: why }],
    ['judgeReturn', { orderId, upheld: true, why }],
    ['requestExtension', { orderId, workdays: 2, why }],
    ['judgeExtension', { orderId, granted: true, why }],
    ['answer', { orderId, record: why, reply: why, solved: 'solved', signedBy: uid(107) }],
    ['audit', { passed: true, why, checklist: goodChecklist }],
    ['followUp', { submissionId, way: 'phone', contacted: true, solved: 'solved', satisfied: 5 }],
    ['clear', {}],
    ['reopen', { why }],
    ['terminate', { reasonCode: 'terminate-same-again', requestedByUnitId: 'roads', document: '函1号', why }],
    ['supervise', { level: 2, addressee: '住建局', basis: why }],
    ['claimByLeader', { plan: why, milestones: [{ text: why, on: '2026-05-01' }], nextReviewOn: '2026-05-01' }],
    ['recuse', { personId: uid(2), recused: true, why }],
    ['progress', { text: why }],
  ]
}

/** Who may take an action at all (domain.md 2), written down once more. */
const may: Readonly<Record<string, readonly Role[]>> = {
  classify: ['operator', 'dispatcher'],
  open: ['operator', 'dispatcher', 'gridWorker'],
  decline: ['dispatcher'],
  transfer: ['operator', 'dispatcher'],
  dispatch: ['dispatcher'],
  designate: ['supervisor'],
  claim: ['unitHandler', 'unitLeader'],
  contact: ['unitHandler', 'unitLeader'],
  requestReturn: ['unitHandler', 'unitLeader'],
  judgeReturn: ['dispatcher'],
  requestExtension: ['unitHandler', 'unitLeader'],
  judgeExtension: ['supervisor'],
  answer: ['unitHandler', 'unitLeader'],
  audit: ['dispatcher'],
  followUp: ['followUpAgent', 'reportAgent'],
  clear: ['followUpAgent', 'reportAgent'],
  reopen: ['followUpAgent', 'reportAgent'],
  terminate: ['supervisor'],
  supervise: ['supervisor'],
  claimByLeader: ['leader'],
  recuse: [
    'unitHandler',
    'unitLeader',
    'operator',
    'dispatcher',
    'followUpAgent',
    'reportAgent',
    'leader',
    'supervisor',
  ],
  progress: ['unitHandler', 'unitLeader', 'leader', 'supervisor'],
}

/** Unit roles act for the unit that has an order, and for no other. */
function mayTry(person: Trier, action: string, one: Planted): boolean {
  if (person.code === one.recused) return false
  const roles = (may[action] ?? []).filter((role) => has(person, role))
  const other = roles.filter((role) => role !== 'unitHandler' && role !== 'unitLeader')
  const unit = roles.length > other.length && person.unitId === one.leadUnitId
  return other.length > 0 || unit
}

async function lines(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ledger_entry`.execute(
    app.database.owner,
  )
  return rows[0]?.count ?? 0
}

async function orderIn({ matterId }: Planted): Promise<string> {
  const row = await inTenant(app.deps.db, TENANT, (tx) =>
    tx
      .selectFrom('workOrder')
      .select('id')
      .where('tenantId', '=', TENANT)
      .where('matterId', '=', matterId)
      .executeTakeFirst(),
  )
  return row?.id ?? uid(1)
}

async function tried(tenantId: number, personId: string, one: Planted, action: string, details: object) {
  const answer = await app.app.inject({
    method: 'POST',
    url: `/api/matters/${one.matterId}/entries`,
    headers: { ...(await by(app, tenantId, personId)), 'sec-fetch-site': 'same-origin' },
    payload: { id: newId(), action, details },
  })
  return { status: answer.statusCode, code: answer.json<{ code?: string }>().code }
}

test('whoever has not the role, the unit or the sight takes no action, and leaves no line', async () => {
  const before = await lines()
  for (const one of planted) {
    const orderId = await orderIn(one)
    for (const person of people) {
      for (const [action, details] of attempts(orderId, one.submissionId)) {
        if (mayTry(person, action, one)) continue
        const { status, code } = await tried(TENANT, person.code, one, action, details)
        expect([person.roles, person.unitId, action, one.ripeness, [403, 404, 409].includes(status), code]).toEqual([
          person.roles,
          person.unitId,
          action,
          one.ripeness,
          true,
          code,
        ])
      }
    }
  }
  expect(await lines()).toBe(before)
})

test('nobody of another prefecture does anything to it, nor learns that it is there', async () => {
  const before = await lines()
  for (const one of planted) {
    const orderId = await orderIn(one)
    for (const person of people) {
      for (const [action, details] of attempts(orderId, one.submissionId)) {
        const { status, code } = await tried(elsewhere, person.code, one, action, details)
        expect([person.roles, action, status, code]).toEqual([person.roles, action, 404, 'matter-not-found'])
      }
    }
  }
  expect(await lines()).toBe(before)
})

test('an administrator’s routes are closed to everybody else, and each administrator’s to the others', async () => {
  const closed: readonly (readonly [Role, 'GET' | 'POST' | 'PUT', string, object?])[] = [
    ['securityAdministrator', 'GET', '/api/accounts'],
    ['securityAdministrator', 'POST', '/api/accounts', { personId: uid(1), username: 'operator.one' }],
    ['securityAdministrator', 'POST', `/api/accounts/${uid(1)}/link`],
    ['securityAdministrator', 'PUT', `/api/accounts/${uid(1)}/disabled`, { disabled: true, why: '越权' }],
    ['securityAdministrator', 'GET', '/api/identity-requests'],
    ['securityAdministrator', 'GET', '/api/holds'],
    ['securityAdministrator', 'PUT', '/api/holds/CS-1', { held: true, reason: '越权' }],
    ['auditAdministrator', 'GET', '/api/access-log'],
    ['auditAdministrator', 'GET', '/api/access-log/proof'],
    ['auditAdministrator', 'GET', '/api/exports/access-log.xlsx?purpose=%E8%B6%8A%E6%9D%83%E5%B0%9D%E8%AF%95'],
  ]
  for (const person of people) {
    for (const [role, method, url, payload] of closed) {
      if (has(person, role)) continue
      const headers = { ...(await by(app, TENANT, person.code)), 'sec-fetch-site': 'same-origin' }
      const answer = await app.app.inject({ method, url, headers, ...(payload && { payload }) })
      expect([person.roles, method, url, answer.statusCode]).toEqual([person.roles, method, url, 403])
    }
  }
})

test('a dispatcher of one banner neither sees nor moves what lies in another', async () => {
  const one = planted[1] as Planted
  const grant = { code: 'regional', personId: uid(9), role: 'dispatcher', unitId: null, regionCode: '159902000000' }
  const given = await app.call('PUT', '/api/catalogues/grant/regional', {
    as: ['securityAdministrator'],
    body: { row: grant, basedOnVersion: 0, validFrom: '2026-03-01' },
  })
  expect(given.status).toBe(200)
  const dispatch = { leadUnitId: 'water' }
  // They see it as the analyst they are, and still do not move it.
  expect(await tried(TENANT, uid(9), one, 'dispatch', dispatch)).toMatchObject({ status: 403, code: 'wrong-role' })
  const near = await plant(app, TENANT, 9, { kind: 'help', secrecy: 'open', ripeness: 'opened', elsewhere: true })
  expect(await tried(TENANT, uid(9), near, 'dispatch', dispatch)).toMatchObject({ status: 201 })
  const into = await plant(app, TENANT, 10, { kind: 'help', secrecy: 'open', ripeness: 'opened', elsewhere: true })
  expect(await tried(TENANT, uid(9), into, 'merge', { targetId: one.matterId })).toMatchObject({
    code: 'no-such-target',
  })
})
