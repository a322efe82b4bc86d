import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { useApp } from '../../test/app.ts'
import { dispatched, type Dispatched } from '../../test/dispatched.ts'
import { actor } from '../../test/make.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { parsePlainDate } from '../../domain/deadline/plain-date.ts'
import { checkLog } from '../access-log/check.ts'
import { changeCatalogues } from '../catalogue/change.ts'
import { systemId } from '../catalogue/set-up.ts'
import { inTenant } from '../db/tenant.ts'
import { newId } from '../new-id.ts'
import { startSession } from '../people/session.ts'
import { phoneHash } from './vault.ts'

/** It moves on from test to test, never back. */
let at = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => at)

type Who = readonly [Role, string?]
const housing: Who = ['unitHandler', 'housing']
const follower: Who = ['followUpAgent']
const security: Who = ['securityAdministrator']
const submitter = {
  name: '苏和毕力格',
  phone: '13847990001',
  email: 'suhe@example.org',
  address: '测试盟东旗河口苏木河口嘎查三号院',
  account: 'suhe_wx',
}
const why = '需要核对门牌号'

const revealsOf = ({ matterId }: Dispatched) => `/api/matters/${matterId}/reveals`
const maskedOf = ({ matterId, submissionId }: Dispatched) => `/api/matters/${matterId}/voices/${submissionId}/identity`
const ask = (one: Dispatched, as: Who, more: object = {}) =>
  app.call('POST', revealsOf(one), {
    as,
    body: { submissionId: one.submissionId, reason: why, purpose: 'contact', ...more },
  })
const codeOf = ({ status, body }: Readonly<{ status: number; body: { code?: string } }>) => body.code ?? status
const linesOf = (one: Pick<Dispatched, 'number'>) =>
  app.database.owner
    .selectFrom('accessLog')
    .selectAll()
    .where('tenantId', '=', TENANT)
    .where('object', '=', one.number)
    .orderBy('seq')
    .execute()
const noticesTo = ({ submissionId }: Dispatched) =>
  app.database.owner
    .selectFrom('notice')
    .selectAll()
    .where('submissionId', '=', submissionId)
    .where('kind', '=', 'identitySeen')
    .execute()
const soundLog = async () =>
  expect((await inTenant(app.deps.db, TENANT, (tx) => checkLog(tx, TENANT))).findings).toEqual([])

/** Housing leads and has claimed it; the submitter lets the unit be told. */
async function inHand(said: object = {}): Promise<Dispatched> {
  const one = await dispatched(app, { said: { submitter, secrecy: 'open', title: '暖气不热', ...said } })
  await one.act(housing, 'claim', { orderId: await one.orderOf('housing') })
  return one
}

test('who may know who spoke is told, with a line and a notice', async () => {
  const one = await inHand()
  const { status, body } = await ask(one, housing)
  expect([status, body]).toEqual([200, { ...submitter, title: '暖气不热', text: '家里暖气不热。' }])
  expect(await linesOf(one)).toMatchObject([
    {
      what: 'reveal',
      personId: actor(...housing).id,
      role: 'unitHandler',
      unitId: 'housing',
      ok: true,
      reason: why,
      address: '127.0.0.1',
      details: { submissionId: one.submissionId, matterId: one.matterId, purpose: 'contact', relation: 'leadUnit' },
    },
  ])
  expect(await noticesTo(one)).toMatchObject([
    { kind: 'identitySeen', params: { unitId: 'housing', day: '2026-03-02' }, sentAt: null },
  ])
})

test('who may not is refused, which is on the log, and no notice goes out', async () => {
  const one = await inHand()
  for (const as of [['dispatcher'], ['operator'], ['leader'], ['analyst']] as const)
    expect([as, codeOf(await ask(one, as))]).toEqual([as, 'identity-hidden'])
  const lines = await linesOf(one)
  expect(lines.map(({ what, ok, role, reason }) => ({ what, ok, role, reason }))).toEqual(
    ['dispatcher', 'operator', 'leader', 'analyst'].map((role) => ({ what: 'reveal', ok: false, role, reason: why })),
  )
  expect(await noticesTo(one)).toEqual([])
})

test('where nobody said who they are, or it was erased, there is nothing to tell', async () => {
  const nameless = await inHand({ submitter: undefined })
  expect(codeOf(await ask(nameless, housing))).toBe('identity-absent')
  expect(await linesOf(nameless)).toMatchObject([{ what: 'reveal', ok: false }])
  expect(await noticesTo(nameless)).toEqual([])
  const erased = await inHand()
  await app.database.owner
    .updateTable('identityVault')
    .set({ sealed: Buffer.alloc(0), phoneHash: null, erasedAt: at, erasedWhy: 'request' })
    .where('submissionId', '=', erased.submissionId)
    .execute()
  expect(codeOf(await ask(erased, housing))).toBe('identity-absent')
  expect((await app.call('GET', maskedOf(erased), { as: housing })).body).toEqual({ treatment: 'plain' })
  // To who may not know it anyway it looks like any other.
  expect(codeOf(await ask(nameless, ['dispatcher']))).toBe('identity-hidden')
})

test.each([
  ['no reason', { reason: '' }],
  ['a reason of four characters', { reason: '核对地址' }],
  ['spaces for a reason', { reason: '         ' }],
  ['another purpose', { purpose: 'curiosity' }],
  ['more than is asked', { treatment: 'plain' }],
])('with %s nothing is shown', async (_, more) => {
  const one = await inHand()
  expect(codeOf(await ask(one, housing, more))).toBe('bad-input')
  expect(await linesOf(one)).toEqual([])
})

test('another matter’s submission, a matter out of sight and a recused person: there is no such thing', async () => {
  const one = await inHand()
  const other = await inHand()
  expect(codeOf(await ask(one, housing, { submissionId: other.submissionId }))).toBe('submission-not-found')
  expect(codeOf(await ask(one, ['unitHandler', 'water']))).toBe('matter-not-found')
  expect(codeOf(await ask(one, ['systemAdministrator']))).toBe('matter-not-found')
  expect(codeOf(await ask({ ...one, matterId: newId() }, housing))).toBe('matter-not-found')
  await one.act(['supervisor'], 'recuse', { personId: actor(...housing).id, recused: true, why: '亲属' })
  expect(codeOf(await ask(one, housing))).toBe('matter-not-found')
  expect(codeOf(await app.call('GET', maskedOf(one), { as: housing }))).toBe('matter-not-found')
  expect(await linesOf(one)).toEqual([])
})

test('a person of another prefecture finds nothing, neither does who is of both by name', async () => {
  const elsewhere = 150400
  await setUpPrefecture(app.database.app, elsewhere, 'CF')
  const one = await inHand()
  const personId = actor(...housing).id
  const cookie = `lianxin=${await startSession(app.database.app, { tenantId: elsewhere, personId }, at)}`
  const body = { submissionId: one.submissionId, reason: why, purpose: 'contact' }
  expect(codeOf(await app.call('POST', revealsOf(one), { headers: { cookie }, body }))).toBe('matter-not-found')
  expect(codeOf(await app.call('GET', maskedOf(one), { headers: { cookie } }))).toBe('matter-not-found')
  expect((await app.call('GET', '/api/reveals', { headers: { cookie } })).status).toBe(403)
})

test('without its line there is no look: nothing is told and nothing is left', async () => {
  const one = await inHand()
  const before = await linesOf(one)
  await sql`revoke insert on access_log from lianxin_app`.execute(app.database.owner)
  try {
    const { status, body } = await ask(one, housing)
    expect([status, JSON.stringify(body)]).toEqual([500, expect.not.stringMatching(/苏和|13847990001|三号院/)])
    expect((await app.call('GET', maskedOf(one), { as: housing })).status).toBe(500)
  } finally {
    await sql`grant insert on access_log to lianxin_app`.execute(app.database.owner)
  }
  expect(await linesOf(one)).toEqual(before)
  expect(await noticesTo(one)).toEqual([])
  await soundLog()
})

test('without the notice there is no look either', async () => {
  const one = await inHand()
  await sql`revoke insert on notice from lianxin_app`.execute(app.database.owner)
  try {
    expect((await ask(one, housing)).status).toBe(500)
  } finally {
    await sql`grant insert on notice to lianxin_app`.execute(app.database.owner)
  }
  expect(await linesOf(one)).toEqual([])
  await soundLog()
})

test('many reveals at once keep one chain, each with its line and its notice', async () => {
  const one = await inHand()
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(one, n % 2 ? housing : ['dispatcher'])))
  const told = Map.groupBy(answers.map(codeOf), (code) => code)
  expect([told.get(200)?.length, told.get('identity-hidden')?.length]).toEqual([4, 4])
  expect(await linesOf(one)).toHaveLength(8)
  expect(await noticesTo(one)).toHaveLength(4)
  await soundLog()
})

test('without a reveal it is masked, one line for a person, a submission and a day', async () => {
  at = new Date('2026-03-03T01:00:00.000Z')
  const one = await inHand()
  const masked = {
    treatment: 'masked',
    name: '苏***',
    phone: '138****0001',
    email: 's***@example.org',
    address: '测试盟东旗河口苏木河口嘎查***',
    account: 's***',
  }
  for (const as of [['dispatcher'], ['dispatcher'], ['supervisor']] as const)
    expect((await app.call('GET', maskedOf(one), { as })).body).toEqual(masked)
  expect((await app.call('GET', maskedOf(one), { as: housing })).body).toEqual({ ...masked, treatment: 'plain' })
  const lines = async () => (await linesOf(one)).map(({ what, role }) => `${what} ${role}`)
  expect(await lines()).toEqual(['masked dispatcher', 'masked supervisor', 'masked unitHandler'])
  at = new Date('2026-03-03T16:00:00.000Z')
  await app.call('GET', maskedOf(one), { as: ['dispatcher'] })
  expect((await lines()).at(-1)).toBe('masked dispatcher')
  expect(await lines()).toHaveLength(4)
  expect(await noticesTo(one)).toEqual([])
})

test('of a report nothing is told, and no line says that it was looked for', async () => {
  const one = await dispatched(app, { said: { submitter }, opened: { kind: 'report' } })
  for (const as of [housing, ['dispatcher'], ['leader'], ['operator']] as const)
    expect([as, (await app.call('GET', maskedOf(one), { as })).body]).toEqual([as, { treatment: 'none' }])
  expect(await linesOf(one)).toEqual([])
})

/** Looks that a person has left before, without the looking. */
async function left(personId: string, what: string, count: number) {
  await sql`insert into access_log (tenant_id, seq, at, what, person_id, ok, details, prev_hash, hash)
    select ${TENANT}, 1000000 + coalesce((select max(seq) from access_log), 0) + n, ${at}, ${what}, ${personId}, true, '{}', '', ''
    from generate_series(1, ${count}) n`.execute(app.database.owner)
}

test('no more than a hundred masked identities and two hundred reveals a day', async () => {
  at = new Date('2026-04-01T01:00:00.000Z')
  const [one, other] = [await inHand(), await inHand()]
  await left(actor('supervisor').id, 'masked', 99)
  expect((await app.call('GET', maskedOf(one), { as: ['supervisor'] })).status).toBe(200)
  expect(codeOf(await app.call('GET', maskedOf(other), { as: ['supervisor'] }))).toBe('too-many-looks')
  // What was seen today stays to be seen; others go on.
  expect((await app.call('GET', maskedOf(one), { as: ['supervisor'] })).status).toBe(200)
  expect((await app.call('GET', maskedOf(other), { as: ['dispatcher'] })).status).toBe(200)
  await left(actor(...housing).id, 'reveal', 199)
  expect((await ask(one, housing)).status).toBe(200)
  expect(codeOf(await ask(one, housing))).toBe('too-many-looks')
  expect(await noticesTo(one)).toHaveLength(1)
  await app.database.owner.deleteFrom('accessLog').where('seq', '>', '1000000').execute()
})

test('more than twenty a day are marked, and the security administrator is told once', async () => {
  at = new Date('2026-05-06T01:00:00.000Z')
  const one = await inHand()
  const roadsLed = await dispatched(app, { said: { submitter, secrecy: 'open' }, to: { leadUnitId: 'roads' } })
  await roadsLed.act(['unitHandler', 'roads'], 'claim', { orderId: await roadsLed.orderOf('roads') })
  expect((await ask(roadsLed, ['unitHandler', 'roads'])).status).toBe(200)
  const told = async () => (await app.call('GET', '/api/notices', { as: security })).body.rows
  for (let n = 0; n < 20; n += 1) expect((await ask(one, housing)).status).toBe(200)
  expect(await told()).toEqual([])
  await Promise.all([ask(one, housing), ask(one, housing), ask(one, housing)])
  expect(await told()).toMatchObject([{ kind: 'unusualReveals', zh: expect.stringContaining('住建局承办人') }])
  const { rows: others } = (await app.call('GET', '/api/notices', { as: housing })).body
  expect(others.filter(({ kind }: { kind: string }) => kind === 'unusualReveals')).toEqual([])

  const seen: { number: string; unit: string; unusual: boolean; seq: string }[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const url = `/api/reveals?limit=10${cursor && `&cursor=${cursor}`}`
    const { status, body } = await app.call('GET', url, { as: security })
    expect([status, body.rows.length <= 10]).toEqual([200, true])
    seen.push(...body.rows)
    cursor = body.next
  }
  const seqs = seen.map(({ seq }) => Number(seq))
  expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => b - a))
  expect(seen.slice(0, 24).map(({ unit, unusual }) => `${unit} ${unusual}`)).toEqual([
    ...Array.from({ length: 23 }, () => '住建局 true'),
    '交通局 false',
  ])
  const [newest] = seen
  const { number } = (await app.call('GET', `/api/matters/${one.matterId}`, { as: ['dispatcher'] })).body.matter
  expect(newest).toMatchObject({
    number,
    person: { id: actor(...housing).id, name: '住建局承办人' },
    role: { zh: '承办人', en: 'unit handler' },
    purpose: { zh: '联系诉求人' },
    reason: why,
    ok: true,
  })
})

test('who stands in for a colleague leaves a line that says for whom', async () => {
  at = new Date('2026-05-20T01:00:00.000Z')
  const one = await inHand()
  const [colleague, standIn] = [actor(...housing).id, actor('unitHandler', 'water').id]
  expect(codeOf(await ask(one, ['unitHandler', 'water']))).toBe('matter-not-found')
  const row = { code: 'away', personId: colleague, standInId: standIn, why: '休假' }
  const [validFrom, validTo] = [parsePlainDate('2026-05-01'), parsePlainDate('2026-06-01')]
  const change = { catalogue: 'standIn', code: 'away', row, validFrom, validTo } as const
  const by = { personId: systemId, at }
  await inTenant(app.deps.db, TENANT, (tx) => changeCatalogues(tx, TENANT, [change], by))
  expect(codeOf(await ask(one, ['unitHandler', 'water']))).toBe(200)
  expect((await linesOf(one)).at(-1)).toMatchObject({
    personId: standIn,
    role: 'unitHandler',
    unitId: 'housing',
    details: { standsInFor: colleague },
  })
})

test('a leader of a unit sees their own unit’s reveals alone, and none of a matter kept from them', async () => {
  at = new Date('2026-06-02T01:00:00.000Z')
  const one = await inHand()
  await ask(one, housing, { reason: '致电苏和毕力格，手机13847990001' })
  const rowsFor = async (as: Who) => (await app.call('GET', '/api/reveals?limit=1', { as })).body.rows
  expect(await rowsFor(['unitLeader', 'housing'])).toMatchObject([{ unit: '住建局', at: at.toISOString() }])
  expect(JSON.stringify(await rowsFor(['unitLeader', 'housing']))).not.toMatch(/苏和|13847990001/)
  expect(await rowsFor(['unitLeader', 'water'])).toEqual([])
  const leaderId = actor('unitLeader', 'housing').id
  await one.act(['supervisor'], 'recuse', { personId: leaderId, recused: true, why: '亲属' })
  const [row] = await rowsFor(['unitLeader', 'housing'])
  expect(row?.at).not.toBe(at.toISOString())
  for (const as of [housing, ['dispatcher'], ['supervisor'], ['leader'], ['auditAdministrator']] as const)
    expect([as, (await app.call('GET', '/api/reveals', { as })).status]).toEqual([as, 403])
  expect(codeOf(await app.call('GET', '/api/reveals?cursor=x', { as: security }))).toBe('bad-cursor')
})

const callers = (as: Who, phone = submitter.phone) => app.call('POST', '/api/callers', { as, body: { phone } })

test('by a telephone is found what its owner said, as far as one may know who said it', async () => {
  const mine = { ...submitter, phone: '13847990077' }
  const record = { submitter: mine, text: '原话', channel: 'hotline' }
  const taken = await app.call('POST', '/api/intake', {
    as: ['operator'],
    body: { ...record, id: newId(), kind: 'report' },
  })
  const help = await dispatched(app, { said: { submitter: mine, title: '苏和毕力格家暖气不热' } })
  const report = await dispatched(app, { said: { submitter: mine }, opened: { kind: 'report' } })
  const secret = await dispatched(app, { said: { submitter: mine, secrecy: 'secret' } })
  const bad = await callers(['operator'], ' 138 4799-0077')
  expect(codeOf(bad)).toBe('bad-input')
  const found = async (as: Who) =>
    ((await callers(as, '+86 138 4799-0077')).body.rows as { number: string }[]).map(({ number }) => number)
  expect(new Set(await found(['operator']))).toEqual(new Set([taken.body.number, help.number]))
  expect(new Set(await found(follower))).toEqual(new Set([help.number]))
  expect(await found(['reportAgent'])).not.toContain(report.number)
  expect(await found(['operator'])).not.toContain(secret.number)
  for (const role of [
    'contractOperator',
    'dispatcher',
    'supervisor',
    'leader',
    'analyst',
    'gridWorker',
    'securityAdministrator',
  ] as const)
    expect([role, (await callers([role])).status]).toEqual([role, 403])
  expect(codeOf(await callers(['operator'], '11111111111'))).toBe('bad-input')
  expect((await callers(['operator'], '13900000000')).body).toEqual({ rows: [] })
  const lines = await app.database.owner.selectFrom('accessLog').selectAll().where('what', '=', 'caller').execute()
  expect(lines.every(({ object, reason }) => object === null && reason === null)).toBe(true)
  const hash = phoneHash(app.deps.keys, TENANT, mine.phone)!
  expect(JSON.stringify(lines)).not.toMatch(
    new RegExp(`13847990077|138 4799|${hash.toString('hex')}|${hash.toString('base64')}`),
  )
})

test('what is planted stands in no answer but the reveal’s, no line and no notice', async () => {
  at = new Date('2026-07-01T01:00:00.000Z')
  const planted = {
    name: '欧阳娜仁花',
    phone: '13948880066',
    address: '测试盟东旗河口苏木河口嘎查植入路九号',
    account: 'planted_account',
  }
  const one = await inHand({ submitter: planted })
  await app.call('GET', maskedOf(one), { as: housing })
  await ask(one, ['dispatcher'])
  await callers(['operator'], planted.phone)
  const revealed = JSON.stringify((await ask(one, housing)).body)
  for (const marker of Object.values(planted)) expect(revealed).toContain(marker)
  const answers = await Promise.all([
    app.call('GET', maskedOf(one), { as: housing }),
    ask(one, ['dispatcher']),
    callers(['operator'], planted.phone),
    app.call('GET', '/api/reveals?limit=200', { as: security }),
    app.call('GET', '/api/reveals', { as: ['unitLeader', 'housing'] }),
    app.call('GET', '/api/notices', { as: security }),
    app.call('GET', '/api/access-log?limit=200', { as: ['auditAdministrator'] }),
    app.call('GET', `/api/submissions/${one.number}?code=${one.queryCode}`),
  ])
  const { rows: log } = await sql`select * from access_log`.execute(app.database.owner)
  const { rows: notices } = await sql`select * from notice`.execute(app.database.owner)
  const all = JSON.stringify([answers.map(({ body }) => body as unknown), log, notices])
  for (const marker of [...Object.values(planted), '植入路', '娜仁花', '39488800']) expect(all).not.toContain(marker)
})
