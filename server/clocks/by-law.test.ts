import { expect, test } from 'vitest'
import { newId } from '../new-id.ts'
import { verifyAll } from '../ledger/verify.ts'
import { useApp } from '../../test/app.ts'
import { dispatched } from '../../test/dispatched.ts'
import { TENANT } from '../../test/prefecture.ts'

let now = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => now)
const heating = {
  code: 'heating-law',
  name: '供热审批',
  categoryCode: '01',
  kind: null,
  limit: { amount: 30, unit: 'day', clock: 'calendar' },
  basis: '《供热条例》第九条',
}

test('a longer limit of the law: the unit has it, the submitter and whoever asks are told both, and the lines replay', async () => {
  const before = await dispatched(app)
  const put = await app.call('PUT', '/api/catalogues/statutoryLimit/heating-law', {
    as: ['systemAdministrator'],
    body: { row: heating, basedOnVersion: 0 },
  })
  expect(put.status).toBe(200)

  const told = await dispatched(app, { to: { leadUnitId: 'housing', assistingUnitIds: ['roads'] } })
  const matter = (await app.call('GET', `/api/matters/${told.matterId}`, { as: ['dispatcher'] })).body
  expect(matter.matter.dueAt).toBe('2026-04-01T09:30:00.000Z')
  expect(matter.orders[0].clocks.result).toMatchObject({
    code: 'heating-law',
    basis: heating.basis,
    ordinary: { code: 'result', first: '2026-03-09T09:30:00.000Z', basis: '测试时限' },
  })

  const own = (code: typeof told) => app.call('GET', `/api/submissions/${code.number}?code=${code.queryCode}`)
  const page = (await own(told)).body
  const byLaw = { ordinaryAt: '2026-03-09T09:30:00.000Z', at: '2026-04-01T09:30:00.000Z', basis: heating.basis }
  expect(page.byLaw).toEqual(byLaw)
  expect(page.notices[0].zh).toContain('一般3月9日周一 17:30前答复；按《供热条例》第九条，最迟4月1日周三 17:30前答复')
  expect(page.notices[0].en).toContain(
    'ordinarily by Mon 9 Mar, 17:30; by law (《供热条例》第九条) by Wed 1 Apr, 17:30',
  )

  const clocks = await app.call('GET', `/api/matters/${told.matterId}/clocks/${matter.orders[0].id}`, {
    as: ['supervisor'],
  })
  const result = clocks.body.limits.at(-1)
  expect(result.basis).toBe(heating.basis)
  expect(result.steps).toContainEqual({
    kind: 'ordinary',
    at: byLaw.ordinaryAt,
    limit: { amount: 5, unit: 'day', clock: 'work' },
    basis: '测试时限',
  })

  // What was sent before there was such a law keeps its promise.
  const earlier = (await own(before)).body
  expect([earlier.byLaw, earlier.dueAt]).toEqual([null, '2026-03-09T09:30:00.000Z'])

  // An extension is of the limit that prevails; both firsts stay told.
  const orderId = await told.orderOf('housing')
  await told.act(['unitHandler', 'housing'], 'claim', { orderId })
  await told.act(['unitHandler', 'housing'], 'requestExtension', { orderId, workdays: 2, why: '施工' })
  await told.act(['supervisor'], 'judgeExtension', { orderId, granted: true, why: '属实' })
  const extended = (await own(told)).body
  expect([extended.dueAt, extended.byLaw]).toEqual(['2026-04-03T09:30:00.000Z', byLaw])

  expect((await verifyAll(app.database.app, TENANT)).findings).toEqual([])
})

test('a law that is not in the catalogue is refused with words that say what to do', async () => {
  now = new Date('2026-03-03T01:00:00.000Z')
  const told = await dispatched(app, { to: { leadUnitId: 'housing', statutoryCode: 'law' } })
  const { body } = await app.call('POST', `/api/matters/${told.matterId}/entries`, {
    as: ['dispatcher'],
    body: { id: newId(), action: 'dispatch', details: { leadUnitId: 'roads', statutoryCode: 'gone' } },
  })
  expect(body.code).toBe('wrong-status')
  const fresh = { id: newId(), text: '路灯不亮了，晚上很黑。' }
  const { number } = (await app.call('POST', '/api/submissions', { body: fresh })).body
  const { rows } = (await app.call('GET', `/api/matters?number=${number}`, { as: ['dispatcher'] })).body
  const url = `/api/matters/${rows[0].id}/entries`
  const open = { kind: 'help', categoryCode: '02', regionCode: '159901100201' }
  await app.call('POST', url, { as: ['dispatcher'], body: { id: newId(), action: 'open', details: open } })
  const refused = await app.call('POST', url, {
    as: ['dispatcher'],
    body: { id: newId(), action: 'dispatch', details: { leadUnitId: 'roads', statutoryCode: 'gone' } },
  })
  expect([refused.status, refused.body.code]).toEqual([422, 'no-such-statutory-limit'])
})

test('a number of the procedure counts from the day it is written, and without a row the default does', async () => {
  now = new Date('2026-03-02T01:00:00.000Z')
  const asked = { reasonCode: 'return-not-ours', basis: '三定规定' }
  const returnOf = async (days: number) => {
    now = new Date('2026-03-02T01:00:00.000Z')
    const told = await dispatched(app)
    const orderId = await told.orderOf('housing')
    now = new Date(now.getTime() + days * 86_400_000)
    const { body } = await app.call('POST', `/api/matters/${told.matterId}/entries`, {
      as: ['unitHandler', 'housing'],
      body: { id: newId(), action: 'requestReturn', details: { ...asked, orderId } },
    })
    return body
  }
  const late = await returnOf(3)
  expect([late.code, late.words?.zh ?? late.zh]).toEqual(['return-too-late', expect.stringContaining('2 个工作日')])
  now = new Date('2026-03-02T01:00:00.000Z')
  const put = await app.call('PUT', '/api/catalogues/procedureNumber/returnWorkdays', {
    as: ['systemAdministrator'],
    body: { row: { code: 'returnWorkdays', amount: 3, basis: '本盟市规定' }, basedOnVersion: 0 },
  })
  expect(put.status).toBe(200)
  expect((await returnOf(3)).code).toBeUndefined()
  expect((await returnOf(4)).code).toBe('return-too-late')
  const bad = await app.call('PUT', '/api/catalogues/procedureNumber/returnWorkdays', {
    as: ['systemAdministrator'],
    body: { row: { code: 'returnWorkdays', amount: 31, basis: '本盟市规定' }, basedOnVersion: 1 },
  })
  expect(bad.body.code).toBe('catalogue-row-refused')
})
