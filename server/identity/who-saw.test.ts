import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { dispatched, type Dispatched } from '../../test/dispatched.ts'
import { actor } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { beginCitizenSession } from '../citizen/session.ts'
import { newId } from '../new-id.ts'
import { phoneHash } from './vault.ts'

let at = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => at)
const housing = ['unitHandler', 'housing'] as const
const submitter = { name: '苏和毕力格', phone: '13847990001' }
const both = { leadUnitId: 'housing', assistingUnitIds: ['roads', 'township'] }

const lookUp = async ({ number, queryCode }: Dispatched) =>
  (await app.call('GET', `/api/submissions/${number}?code=${queryCode}`)).body
const reveal = async ({ matterId, submissionId }: Dispatched, as: typeof housing | readonly ['dispatcher']) =>
  (
    await app.call('POST', `/api/matters/${matterId}/reveals`, {
      as,
      body: { submissionId, reason: '核对门牌号码', purpose: 'verify' },
    })
  ).status
const later = () => {
  at = new Date(at.getTime() + 3_600_000)
  return at.toISOString()
}

test('a submitter reads which unit had their identity revealed, when and what for, and never who', async () => {
  const one = await dispatched(app, { said: { submitter, secrecy: 'open' } })
  await one.act(housing, 'claim', { orderId: await one.orderOf('housing') })
  expect((await lookUp(one)).seen).toEqual([])
  const first = later()
  expect(await reveal(one, housing)).toBe(200)
  const second = later()
  expect(await reveal(one, housing)).toBe(200)
  // Who was refused has seen nothing.
  expect(await reveal(one, ['dispatcher'])).toBe(403)
  const look = (when: string) => ({
    unit: '住建局',
    role: { zh: '承办人', en: 'unit handler' },
    at: when,
    purpose: { zh: '核实情况', en: 'to check the facts' },
  })
  const found = await lookUp(one)
  expect(found.seen).toEqual([look(second), look(first)])
  expect(JSON.stringify(found)).not.toMatch(new RegExp(`住建局承办人|${actor(...housing).id}|核对门牌号码`))
  // The same by telephone.
  const hash = phoneHash(app.deps.keys, TENANT, submitter.phone)!
  const cookie = `lianxin-citizen=${await beginCitizenSession(app.database.app, { tenantId: TENANT, phoneHash: hash }, at)}`
  const shown = await app.call('GET', `/api/citizen/submissions/${one.number}`, { headers: { cookie } })
  expect(shown.body.seen).toEqual(found.seen)
})

test.each([
  ['help', 'open', ['redactedWords', 'maskedIdentity'], ['redactedWords', 'maskedIdentity']],
  ['help', 'hiddenFromUnit', ['redactedWords', 'maskedIdentity'], ['redactedWords']],
  ['complaint', 'hiddenFromUnit', ['redactedWords', 'maskedIdentity'], ['redactedWords']],
  ['help', 'secret', ['redactedWords'], ['redactedWords']],
  ['report', 'open', ['redactedWords'], ['redactedWords']],
] as const)('of a %s whose submitter is %s the lead got %j, others %j', async (kind, secrecy, lead, others) => {
  const one = await dispatched(app, { said: { submitter, secrecy }, opened: { kind, categoryCode: '02' }, to: both })
  const sentAt = at.toISOString()
  later()
  expect((await lookUp(one)).disclosed).toEqual([
    { unit: '住建局', at: sentAt, what: lead },
    { unit: '交通局', at: sentAt, what: others },
    { unit: '河口苏木政府', at: sentAt, what: others },
  ])
})

test('the identity counts as given once it was revealed; without a name there is none to give', async () => {
  const one = await dispatched(app, { said: { submitter, secrecy: 'open' } })
  const nameless = await dispatched(app, { said: { secrecy: 'open' } })
  await one.act(housing, 'claim', { orderId: await one.orderOf('housing') })
  const whatOf = async (which: Dispatched) => (await lookUp(which)).disclosed[0].what
  expect(await whatOf(one)).toEqual(['redactedWords', 'maskedIdentity'])
  await reveal(one, housing)
  expect(await whatOf(one)).toEqual(['redactedWords', 'maskedIdentity', 'plainIdentity'])
  expect(await whatOf(nameless)).toEqual(['redactedWords'])
})

test('a unit that has returned it stays on the list; one that had it before a submission joined it is told with the day it joined', async () => {
  const first = later()
  const one = await dispatched(app, { said: { submitter, secrecy: 'open' } })
  const orderId = await one.orderOf('housing')
  await one.act(housing, 'claim', { orderId })
  const details = { orderId, reasonCode: 'return-not-ours', basis: '不属本局职责', suggestedUnitId: 'roads' }
  await one.act(housing, 'requestReturn', details)
  await one.act(['dispatcher'], 'judgeReturn', { orderId, upheld: true, why: '属实' })
  const second = later()
  await one.act(['dispatcher'], 'dispatch', { leadUnitId: 'roads' })
  const rows = async (which: Dispatched) =>
    (await lookUp(which)).disclosed.map((row: { unit: string; at: string }) => [row.unit, row.at])
  expect(await rows(one)).toEqual([
    ['住建局', first],
    ['交通局', second],
  ])

  later()
  const body = { id: newId(), text: '我家暖气也不热。', secrecy: 'open', submitter: { phone: '13847990002' } }
  const joining = (await app.call('POST', '/api/submissions', { body })).body
  const found = (await app.call('GET', `/api/matters?number=${joining.number}`, { as: ['dispatcher'] })).body
  const joined = later()
  const merge = { id: newId(), action: 'merge', details: { targetId: one.matterId } }
  const url = `/api/matters/${found.rows[0].id}/entries`
  expect((await app.call('POST', url, { as: ['dispatcher'], body: merge })).status).toBe(201)
  // Housing had returned it by then.
  expect(await rows(joining)).toEqual([['交通局', joined]])
})
