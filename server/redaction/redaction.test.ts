import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Role } from '../../domain/access/role.ts'
import { useApp } from '../../test/app.ts'
import { dispatched, type Dispatched } from '../../test/dispatched.ts'
import { actor, uid } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { checkLog } from '../access-log/check.ts'
import { redactedCopies } from '../access/words.ts'
import { inTenant } from '../db/tenant.ts'

const app = useApp()
type Who = readonly [Role, string?]

const dispatcher: Who = ['dispatcher']
const roads: Who = ['unitHandler', 'roads']
const both = { leadUnitId: 'housing', assistingUnitIds: ['roads'] }
const said = { title: '供暖不热', text: '我叫苏和毕力格，电话13847990001，隔壁老马头家也不热。' }
const byMachine = '我叫〔姓名〕，电话〔电话〕，隔壁老马头家也不热。'
const byPerson = '我叫〔姓名〕，电话〔电话〕，邻居家也不热。'

const urlOf = ({ matterId, submissionId }: Dispatched) => `/api/matters/${matterId}/voices/${submissionId}/redaction`
const read = (one: Dispatched, as: Who) => app.call('GET', urlOf(one), { as })
const confirm = (one: Dispatched, body: object, as: Who = dispatcher) =>
  app.call('PUT', urlOf(one), { as, body: { title: said.title, text: byPerson, basedOnVersion: 0, ...body } })
const codeOf = ({ status, body }: Readonly<{ status: number; body: { code?: string } }>) => body.code ?? status
const shownTo = async (one: Dispatched, as: Who) =>
  JSON.stringify((await app.call('GET', `/api/matters/${one.matterId}`, { as })).body)

test('the machine’s copy stands until a person confirms another, which others read from then on', async () => {
  const one = await dispatched(app, { said, to: both })
  const first = await read(one, dispatcher)
  expect(first.body).toEqual({
    original: said,
    found: {
      title: [],
      text: [
        { start: 2, end: 7, what: 'name' },
        { start: 10, end: 21, what: 'phone' },
      ],
    },
    copy: { title: said.title, text: byMachine },
    version: 0,
    confirmed: null,
  })
  expect(await shownTo(one, roads)).toContain(byMachine)

  const confirmed = await confirm(one, {})
  expect(confirmed).toMatchObject({
    status: 200,
    body: { original: said, copy: { title: said.title, text: byPerson }, version: 1, confirmed: { by: '派单员' } },
  })
  expect((await read(one, ['supervisor'])).body).toEqual(confirmed.body)
  expect(await shownTo(one, roads)).toContain(byPerson)
  expect(await shownTo(one, roads)).not.toContain('老马头')
  expect(await shownTo(one, dispatcher)).toContain(said.text)

  const again = { title: '供暖', text: '家里不热。', basedOnVersion: 1 }
  expect((await confirm(one, again, ['supervisor'])).body).toMatchObject({ version: 2 })
  expect(await shownTo(one, roads)).toContain('家里不热。')
})

test.each([
  ['a mobile', '打13847990001', 'phone'],
  ['a mobile in numerals', '打一三八四七九九零零零一', 'phone'],
  ['a landline', '打0479-8220001', 'phone'],
  ['an identity number', '证152301199001011234', 'idNumber'],
  ['a bank card', '卡6222000011112222333', 'card'],
])('%s left standing is refused, in the text and in the title', async (_, left, what) => {
  const one = await dispatched(app, { said })
  for (const body of [{ text: left }, { title: left }]) {
    const refused = await confirm(one, body)
    expect(refused).toMatchObject({ status: 422, body: { code: 'not-redacted', params: { found: [what] } } })
  }
  expect((await read(one, dispatcher)).body.version).toBe(0)
})

test('names and places are for the person to judge', async () => {
  const one = await dispatched(app, { said })
  expect(codeOf(await confirm(one, { text: '李明老师说幸福小区3号楼不热。' }))).toBe(200)
})

test('of two who confirm at once one is told; the same sent twice is confirmed once', async () => {
  const one = await dispatched(app, { said })
  const answers = await Promise.all([confirm(one, { text: '甲' }), confirm(one, { text: '乙' }, ['supervisor'])])
  expect(answers.map((answer) => String(codeOf(answer))).toSorted()).toEqual(['200', 'changed-meanwhile'])
  expect(codeOf(await confirm(one, { text: '丙' }))).toBe('changed-meanwhile')
  expect(codeOf(await confirm(one, { text: '丙', basedOnVersion: 5 }))).toBe('changed-meanwhile')
  const twice = [await confirm(one, { basedOnVersion: 1 }), await confirm(one, { basedOnVersion: 1 })]
  expect(twice.map(codeOf)).toEqual([200, 200])
  expect(twice[1]?.body).toEqual(twice[0]?.body)
  expect((await read(one, dispatcher)).body.version).toBe(2)
})

test('nobody else reads the original here or confirms', async () => {
  const one = await dispatched(app, { said, to: both })
  const others: Who[] = [
    ['unitHandler', 'housing'],
    roads,
    ['unitLeader', 'housing'],
    ['operator'],
    ['followUpAgent'],
    ['leader'],
    ['gridWorker'],
    ['analyst'],
    ['securityAdministrator'],
    ['auditAdministrator'],
    ['systemAdministrator'],
  ]
  for (const as of others) {
    expect([as, codeOf(await read(one, as))]).toEqual([as, 'not-allowed'])
    expect([as, codeOf(await confirm(one, {}, as))]).toEqual([as, 'not-allowed'])
  }
  expect(codeOf(await app.call('GET', urlOf(one)))).toBe('not-signed-in')
})

test('a dispatcher who stands aside, another matter’s submission and what there is not are the same nothing', async () => {
  const [one, other] = [await dispatched(app, { said }), await dispatched(app, { said })]
  const crossed = { ...one, submissionId: other.submissionId }
  expect(codeOf(await read(crossed, dispatcher))).toBe('submission-not-found')
  expect(codeOf(await confirm(crossed, {}))).toBe('submission-not-found')
  expect(codeOf(await read({ ...one, matterId: uid(999) }, dispatcher))).toBe('matter-not-found')
  await one.act(['supervisor'], 'recuse', { personId: actor('dispatcher').id, recused: true, why: '与诉求人是亲属' })
  expect(codeOf(await read(one, dispatcher))).toBe('matter-not-found')
  expect(codeOf(await confirm(one, {}))).toBe('matter-not-found')
})

test('each confirmation has its line in the access log, without the words', async () => {
  const one = await dispatched(app, { said })
  await confirm(one, {})
  await confirm(one, {})
  await confirm(one, { text: '打13847990001', basedOnVersion: 1 })
  await inTenant(app.database.app, TENANT, async (tx) => {
    const lines = await tx
      .selectFrom('accessLog')
      .selectAll()
      .where('tenantId', '=', TENANT)
      .where('what', '=', 'redaction')
      .where('object', '=', one.submissionId)
      .execute()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      personId: actor('dispatcher').id,
      role: 'dispatcher',
      ok: true,
      details: { matterId: one.matterId, version: 1 },
    })
    expect(JSON.stringify(lines)).not.toMatch(/邻居|苏和|13847990001/)
    expect(await checkLog(tx, TENANT)).toMatchObject({ findings: [] })
  })
})

test('copies are only ever added to, and read for many submissions at once', async () => {
  const [one, other] = [await dispatched(app, { said }), await dispatched(app, { said })]
  await confirm(one, {})
  await inTenant(app.database.app, TENANT, async (tx) => {
    const submissions = [one, other].map(({ submissionId: id }) => ({ id, ...said }))
    const copies = await redactedCopies(tx, TENANT, submissions)
    expect(submissions.map(({ id }) => copies.get(id)?.text)).toEqual([byPerson, byMachine])
    expect(await redactedCopies(tx, TENANT, [])).toEqual(new Map())
  })
  for (const change of [sql`update redacted_words set text = 'x'`, sql`delete from redacted_words`])
    await expect(inTenant(app.database.app, TENANT, (tx) => change.execute(tx))).rejects.toThrow(/permission denied/)
  const elsewhere = await inTenant(app.database.app, TENANT + 1, (tx) =>
    tx.selectFrom('redactedWords').select('version').execute(),
  )
  expect(elsewhere).toEqual([])
})
