import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { useApp } from '../../test/app.ts'
import { dispatched, type Dispatched } from '../../test/dispatched.ts'
import { uid } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { checkLog } from '../access-log/check.ts'
import { inTenant } from '../db/tenant.ts'
import { beginCitizenSession } from '../citizen/session.ts'
import { phoneHash as phoneHashOf } from '../identity/vault.ts'
import { newId } from '../new-id.ts'
import { A_DAY } from './send.ts'

let at = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => at)
type Who = readonly [Role, string?]

const housing: Who = ['unitHandler', 'housing']
const roads: Who = ['unitHandler', 'roads']
const both = { leadUnitId: 'housing', assistingUnitIds: ['roads'] }
const submitter = { name: '苏和毕力格', phone: '13847990001' }
const question = '请问是哪一栋楼？可打办公电话 0479-8220000。'
const telling = '是三号楼，我叫苏和毕力格，电话13847990001'

const staffUrl = ({ matterId, submissionId }: Dispatched) => `/api/matters/${matterId}/voices/${submissionId}/relay`
const ownUrl = ({ number, queryCode }: Dispatched) => `/api/submissions/${number}/relay?code=${queryCode}`
const read = async (one: Dispatched, as: Who) => app.call('GET', staffUrl(one), { as })
const readOwn = async (one: Dispatched) => (await app.call('GET', ownUrl(one))).body.exchanges

async function write(one: Dispatched, as: Who, text: string, more: object = {}) {
  const orderId = await one.orderOf(as[1] ?? '')
  return app.call('POST', staffUrl(one), { as, body: { id: newId(), orderId, text, ...more } })
}
function reply(one: Dispatched, text: string, more: object = {}) {
  return app.call('POST', ownUrl(one), { body: { id: newId(), unitId: 'housing', text, ...more } })
}
const codeOf = ({ status, body }: Readonly<{ status: number; body: { code?: string } }>) => body.code ?? status

test('a unit asks, the submitter answers, and neither learns who the other is', async () => {
  const one = await dispatched(app, { said: { submitter, secrecy: 'hiddenFromUnit' } })
  await one.act(housing, 'claim', { orderId: await one.orderOf('housing') })
  expect((await read(one, housing)).body.exchanges).toEqual([
    { unitId: 'housing', unit: '住建局', open: true, messages: [] },
  ])
  expect(await readOwn(one)).toEqual([])

  const sent = await write(one, housing, question)
  expect(sent).toMatchObject({ status: 201, body: { from: 'unit', text: question, redacted: false } })
  expect(await readOwn(one)).toEqual([
    { unitId: 'housing', unit: '住建局', open: true, reads: 'redacted', messages: [sent.body] },
  ])
  const answered = await reply(one, telling)
  expect(answered).toMatchObject({ status: 201, body: { from: 'submitter', text: telling } })

  const [exchange] = (await read(one, housing)).body.exchanges
  expect(exchange.messages).toHaveLength(2)
  expect(exchange.messages[1]).toMatchObject({ from: 'submitter', redacted: true })
  expect(exchange.messages[1].text).toBe('是〔门牌〕，我叫〔姓名〕，电话〔电话〕')
  expect(JSON.stringify(exchange)).not.toMatch(/13847990001|苏和毕力格/)
  const toCitizen = JSON.stringify(await readOwn(one))
  expect(toCitizen).not.toContain(uid(104))
  expect(toCitizen).not.toContain('承办人')
  // What was said stays as it was said, for those who read words.
  for (const as of [['dispatcher'], ['supervisor']] as const)
    expect((await read(one, as)).body.exchanges[0].messages[1]).toMatchObject({ text: telling, redacted: false })
})

test.each([
  ['help', 'open', 'plain'],
  ['help', 'hiddenFromUnit', 'redacted'],
  ['help', 'secret', 'redacted'],
  ['complaint', 'open', 'plain'],
  ['complaint', 'hiddenFromUnit', 'redacted'],
  ['report', 'open', 'redacted'],
] as const)('the lead of a %s whose submitter is %s reads the answer %s', async (kind, secrecy, reads) => {
  const one = await dispatched(app, { said: { submitter, secrecy }, opened: { kind }, to: both })
  for (const as of [housing, roads]) {
    await one.act(as, 'claim', { orderId: await one.orderOf(as[1]!) })
    expect(codeOf(await write(one, as, question))).toBe(201)
    expect(codeOf(await reply(one, telling, { unitId: as[1] }))).toBe(201)
  }
  const shown = async (as: Who) => JSON.stringify((await read(one, as)).body)
  expect((await shown(housing)).includes('13847990001')).toBe(reads === 'plain')
  expect((await readOwn(one)).map((exchange: { reads: string }) => exchange.reads)).toEqual([reads, 'redacted'])
  // Whoever only assists never reads it so.
  expect(await shown(roads)).not.toMatch(/13847990001/)
})

test('each unit reads its own exchange alone; who has no order, none', async () => {
  const one = await dispatched(app, {
    said: { submitter },
    to: { leadUnitId: 'housing-east', assistingUnitIds: ['roads'] },
  })
  await write(one, ['unitHandler', 'housing-east'], question)
  await write(one, roads, '请问是哪条路？')
  const unitsOf = async (as: Who) => {
    const { status, body } = await read(one, as)
    return status === 200 ? body.exchanges.map((exchange: { unitId: string }) => exchange.unitId) : body.code
  }
  expect(await unitsOf(['unitHandler', 'housing-east'])).toEqual(['housing-east'])
  expect(await unitsOf(roads)).toEqual(['roads'])
  expect(await unitsOf(['dispatcher'])).toEqual(['housing-east', 'roads'])
  // Above a unit with an order the matter is seen, what passes between the unit and a submitter is not.
  expect(await unitsOf(housing)).toBe('not-allowed')
  expect(await unitsOf(['unitHandler', 'water'])).toBe('matter-not-found')
  for (const role of [
    'operator',
    'contractOperator',
    'followUpAgent',
    'leader',
    'analyst',
    'gridWorker',
    'securityAdministrator',
  ] as const)
    expect([role, await unitsOf([role])]).toEqual([role, 'not-allowed'])
})

test('nobody writes on an order that is not their unit’s, nor to a submission of another matter', async () => {
  const one = await dispatched(app, { to: both })
  const other = await dispatched(app)
  const orderId = await one.orderOf('housing')
  const send = (as: Who, url: string) => app.call('POST', url, { as, body: { id: newId(), orderId, text: question } })
  expect(codeOf(await send(roads, staffUrl(one)))).toBe('no-such-order')
  expect(codeOf(await send(['unitHandler', 'water'], staffUrl(one)))).toBe('matter-not-found')
  expect(codeOf(await send(['dispatcher'], staffUrl(one)))).toBe('not-allowed')
  expect(codeOf(await send(housing, staffUrl({ ...one, submissionId: other.submissionId })))).toBe(
    'submission-not-found',
  )
  expect(codeOf(await send(housing, staffUrl({ ...other, submissionId: one.submissionId })))).toBe(
    'submission-not-found',
  )
  expect(codeOf(await send(housing, staffUrl(other)))).toBe('no-such-order')
  expect(await readOwn(one)).toEqual([])
})

test('who is recused neither reads nor writes', async () => {
  const one = await dispatched(app)
  const handler = (await app.call('GET', '/api/me', { as: housing })).body.id
  await write(one, housing, question)
  await one.act(['supervisor'], 'recuse', { personId: handler, recused: true, why: '亲属' })
  expect(codeOf(await read(one, housing))).toBe('matter-not-found')
  expect(codeOf(await write(one, housing, question))).toBe('matter-not-found')
})

test('it is open while the order is out in this round, and what was written stays to be read', async () => {
  const one = await dispatched(app)
  const orderId = await one.orderOf('housing')
  await one.act(housing, 'claim', { orderId })
  await write(one, housing, question)
  await one.act(housing, 'requestReturn', {
    orderId,
    reasonCode: 'return-not-ours',
    basis: '不属本局职责',
    suggestedUnitId: 'roads',
  })
  await one.act(['dispatcher'], 'judgeReturn', { orderId, upheld: true, why: '属实' })
  expect(codeOf(await read(one, housing))).toBe('matter-not-found')
  expect(
    codeOf(await app.call('POST', staffUrl(one), { as: housing, body: { id: newId(), orderId, text: '还有一问' } })),
  ).toBe('matter-not-found')
  expect(await readOwn(one)).toMatchObject([{ unitId: 'housing', open: false, messages: [{ text: question }] }])
  expect(codeOf(await reply(one, '三号楼'))).toBe('relay-closed')
  expect(codeOf(await reply(one, '三号楼', { unitId: 'water' }))).toBe('relay-closed')
  await one.act(['dispatcher'], 'dispatch', { leadUnitId: 'roads' })
  // The next unit begins anew: what the first was told is not for it.
  expect((await read(one, roads)).body.exchanges).toEqual([
    { unitId: 'roads', unit: '交通局', open: true, messages: [] },
  ])
})

test('a message sent twice is one; the same id for something else is refused', async () => {
  const one = await dispatched(app)
  const orderId = await one.orderOf('housing')
  const body = { id: newId(), orderId, text: question }
  const [first, second] = await Promise.all([1, 2].map(() => app.call('POST', staffUrl(one), { as: housing, body })))
  expect([first?.status, second?.status]).toEqual([201, 201])
  expect(second?.body).toEqual(first?.body)
  expect((await readOwn(one))[0].messages).toHaveLength(1)
  expect(codeOf(await app.call('POST', staffUrl(one), { as: housing, body: { ...body, text: '别的' } }))).toBe(
    'id-used-twice',
  )
  expect(codeOf(await app.call('POST', staffUrl(one), { as: ['unitLeader', 'housing'], body }))).toBe('id-used-twice')
  expect(codeOf(await reply(one, question, { id: body.id }))).toBe('id-used-twice')
})

test('twenty a day from each side, and tomorrow again', async () => {
  const one = await dispatched(app)
  const began = at
  const many = await Promise.all(Array.from({ length: A_DAY + 5 }, (_, n) => write(one, housing, `第 ${n} 问`)))
  expect(many.filter(({ status }) => status === 201)).toHaveLength(A_DAY)
  expect(codeOf(many.find(({ status }) => status !== 201)!)).toBe('relay-limit')
  expect(codeOf(await reply(one, '我还能回'))).toBe(201)
  at = new Date('2026-03-02T16:00:00.000Z')
  expect(codeOf(await write(one, housing, '第二天'))).toBe(201)
  at = began
})

test('a wrong code opens nothing and tells nothing', async () => {
  const one = await dispatched(app)
  await write(one, housing, question)
  const wrong = { ...one, queryCode: 'AAAAAAAAAA' }
  expect(codeOf(await app.call('GET', ownUrl(wrong)))).toBe('submission-not-found')
  expect(codeOf(await reply(wrong, '三号楼'))).toBe('submission-not-found')
  const other = await dispatched(app)
  expect(codeOf(await reply({ ...other, queryCode: one.queryCode }, '三号楼'))).toBe('submission-not-found')
})

test.each([
  ['请打我手机 138 4799 0002', 'mobile'],
  ['身份证 15010219900101123X 请核对', 'idNumber'],
  ['联系住建局承办人即可', 'writer'],
])('a unit does not write %s', async (text, what) => {
  const one = await dispatched(app)
  const { status, body } = await write(one, housing, text)
  expect([status, body.code, body.params.found]).toEqual([422, 'relay-names', [what]])
  expect(await readOwn(one)).toEqual([])
})

test('each message leaves its line in the access log, without a word of it; nothing stands in the ledger', async () => {
  const one = await dispatched(app, { said: { submitter } })
  const entries = async () =>
    (await app.call('GET', `/api/matters/${one.matterId}/entries`, { as: ['dispatcher'] })).body.rows.length
  const before = await entries()
  await write(one, housing, question)
  await reply(one, telling)
  expect(await entries()).toBe(before)
  const lines = await app.database.owner
    .selectFrom('accessLog')
    .selectAll()
    .where('what', '=', 'relay')
    .where('object', '=', one.submissionId)
    .orderBy('seq')
    .execute()
  expect(lines).toMatchObject([
    {
      personId: (await app.call('GET', '/api/me', { as: housing })).body.id,
      role: 'unitHandler',
      unitId: 'housing',
      details: { side: 'unit' },
    },
    { personId: null, role: 'citizen', unitId: 'housing', details: { side: 'submitter' } },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/三号楼|哪一栋|13847990001/)
  expect((await inTenant(app.deps.db, TENANT, (tx) => checkLog(tx, TENANT))).findings).toEqual([])
})

test('what was written cannot be changed', async () => {
  const attempt = (statement: string) =>
    inTenant(app.deps.db, TENANT, (tx) => sql.raw(statement).execute(tx)).catch((error: { code: string }) => error.code)
  expect(await attempt('delete from relay_message')).toBe('42501')
  expect(await attempt(`update relay_message set text = '改'`)).toBe('42501')
})

test('who has shown a code sent to their telephone reads and answers without the query code', async () => {
  const one = await dispatched(app, { said: { submitter } })
  await write(one, housing, question)
  const phoneHash = phoneHashOf(app.deps.keys, TENANT, submitter.phone)!
  const cookie = `lianxin-citizen=${await beginCitizenSession(app.database.app, { tenantId: TENANT, phoneHash }, at)}`
  const url = `/api/citizen/submissions/${one.number}/relay`
  expect(codeOf(await app.call('GET', url))).toBe('phone-not-shown')
  expect((await app.call('GET', url, { headers: { cookie } })).body).toEqual({ exchanges: await readOwn(one) })
  const body = { id: newId(), unitId: 'housing', text: '三号楼' }
  expect(codeOf(await app.call('POST', url, { body }))).toBe('phone-not-shown')
  expect(codeOf(await app.call('POST', url, { body, headers: { cookie } }))).toBe(201)
  expect((await readOwn(one))[0].messages).toHaveLength(2)
  // Not what the telephone alone does not open, nor another's.
  const secret = await dispatched(app, { said: { submitter, secrecy: 'secret' } })
  const other = await dispatched(app, { said: { submitter: { phone: '13847990009' } } })
  for (const { number } of [secret, other]) {
    const theirs = `/api/citizen/submissions/${number}/relay`
    expect(codeOf(await app.call('GET', theirs, { headers: { cookie } }))).toBe('submission-not-found')
    expect(codeOf(await app.call('POST', theirs, { body: { ...body, id: newId() }, headers: { cookie } }))).toBe(
      'submission-not-found',
    )
  }
})

test('a submitter is told that there is something to read', async () => {
  const one = await dispatched(app)
  const told = async () => (await app.call('GET', `/api/submissions/${one.number}?code=${one.queryCode}`)).body.relay
  expect(await told()).toBe(false)
  await write(one, housing, question)
  expect(await told()).toBe(true)
})
