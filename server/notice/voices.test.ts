import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { dispatched, type Dispatched } from '../../test/dispatched.ts'
import { signer } from '../../test/make.ts'
import { goodChecklist } from '../../test/story.ts'
import { newId } from '../new-id.ts'
import { sendNotices } from './send.ts'

let at = new Date('2026-03-02T01:00:00.000Z')
const site = { origin: 'https://12345.example.gov.cn' }
const app = useApp(() => at)
const housing = ['unitHandler', 'housing'] as const

type Words = Readonly<{ phone?: string; to?: string; text: string }>
const linesOf = (file: string): readonly Words[] => {
  try {
    return readFileSync(join(app.folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Words)
  } catch {
    return []
  }
}
const sent = () => [...linesOf('sms.jsonl'), ...linesOf('mail.jsonl')]
const send = () => sendNotices({ ...app.deps, edges: site })
type Code = Readonly<{ number: string; queryCode: string }>
const onPage = async ({ number, queryCode }: Code): Promise<readonly string[]> => {
  const { body } = await app.call('GET', `/api/submissions/${number}?code=${queryCode}`)
  return body.notices.map(({ zh }: { zh: string }) => zh)
}

/** Somebody else says the same, and is merged into what they said. */
async function joins(target: Dispatched, said: object): Promise<Code> {
  const body = { id: newId(), text: '我家也不热。', ...said }
  const receipt = (await app.call('POST', '/api/submissions', { body })).body as Code
  const { rows } = (await app.call('GET', `/api/matters?number=${receipt.number}`, { as: ['dispatcher'] })).body
  const merge = { id: newId(), action: 'merge', details: { targetId: target.matterId } }
  const url = `/api/matters/${rows[0].id}/entries`
  expect((await app.call('POST', url, { as: ['dispatcher'], body: merge })).status).toBe(201)
  return receipt
}

async function answers(one: Dispatched): Promise<void> {
  const orderId = await one.orderOf('housing')
  const { orders } = (await app.call('GET', `/api/matters/${one.matterId}`, { as: ['dispatcher'] })).body
  const { status } = orders.find(({ id }: { id: string }) => id === orderId)
  if (status === 'sent') await one.act(housing, 'claim', { orderId })
  const answer = { record: '修了', reply: '修好了', solved: 'solved', signedBy: signer('housing') }
  await one.act(housing, 'answer', { orderId, ...answer })
  await one.act(['dispatcher'], 'audit', { passed: true, checklist: goodChecklist })
}

test('of one matter each reads their own words, by their own channel, as secret as they wished', async () => {
  const one = await dispatched(app, { said: { submitter: { phone: '13800000001' } } })
  const mailed = await joins(one, { submitter: { email: 'suhe@example.org' } })
  const secret = await joins(one, {
    secrecy: 'secret',
    submitter: { phone: '13800000003', email: 'secret@example.org' },
  })
  const silent = await joins(one, {})
  await answers(one)
  await send()
  const to = (whom: string) => sent().filter(({ phone, to: address }) => phone === whom || address === whom)
  const numbers = [one.number, mailed.number, secret.number, silent.number]
  for (const [whom, number, count] of [
    ['13800000001', one.number, 3],
    ['suhe@example.org', mailed.number, 3],
  ] as const) {
    const words = to(whom)
    // 已受理、已派单、请评价: who joined a matter that was out hears who has it.
    expect(words).toHaveLength(count)
    for (const { text } of words) {
      expect(text).toContain(number)
      for (const other of numbers.filter((each) => each !== number)) expect(text).not.toContain(other)
      expect(text).not.toMatch(/不热|修好了|修了/)
    }
  }
  expect(sent()).toHaveLength(6)
  for (const code of [secret, silent]) {
    const page = await onPage(code)
    expect(page).toHaveLength(3)
    expect(page[0]).toContain(`编号${code.number}已有答复`)
    expect(page[1]).toContain('已交住建局办理')
  }
})

test('the link of an answer opens once, for one submission and one round', async () => {
  at = new Date('2026-03-09T01:00:00.000Z')
  const one = await dispatched(app, { said: { submitter: { phone: '13800000009' } } })
  await answers(one)
  await send()
  const link = (text = '') => /https:\/\/12345\.example\.gov\.cn\/rate#(\S+?)\/([2-9A-Z]{12})/.exec(text)
  const [, number = '', code = ''] = link(sent().findLast(({ phone }) => phone === '13800000009')?.text) ?? []
  expect(number).toBe(one.number)
  const url = (what = code) => `/api/ratings/${number}?code=${what}`
  expect((await app.call('GET', url())).body).toEqual({ number, unit: '住建局', mayRate: true })
  expect((await app.call('GET', url('AAAAAAAAAAAA'))).body.code).toBe('submission-not-found')
  expect((await app.call('GET', url(one.queryCode))).body.code).toBe('submission-not-found')
  // It rates, and opens nothing else.
  expect((await app.call('GET', `/api/submissions/${number}?code=${code}`)).body.code).toBe('submission-not-found')
  const rating = { solved: 'notSolved', satisfied: 1 } as const
  const both = await Promise.all([0, 1].map(() => app.call('POST', url(), { body: { id: newId(), ...rating } })))
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]))
  expect((await app.call('GET', url())).body.mayRate).toBe(false)
  await one.act(['followUpAgent'], 'reopen', { why: '没有解决' })
  await answers(one)
  expect((await app.call('GET', url())).body.code).toBe('submission-not-found')
  await send()
  const [, , next = ''] = link(sent().findLast(({ phone }) => phone === '13800000009')?.text) ?? []
  expect(next).not.toBe(code)
  expect((await app.call('GET', url(next))).body.mayRate).toBe(true)
})

test('staff read what is theirs: a unit its orders, a role what waits for it, nobody else', async () => {
  const bell = async (as: Parameters<typeof app.cookieOf>) =>
    (await app.call('GET', '/api/notices', { as })).body.rows as { zh: string; matterId: string }[]
  const one = await dispatched(app)
  const orderId = await one.orderOf('housing')
  await one.act(housing, 'requestReturn', { orderId, reasonCode: 'return-not-ours', basis: '不归我们' })
  const about = async (as: Parameters<typeof app.cookieOf>) =>
    (await bell(as)).filter(({ matterId }) => matterId === one.matterId).map(({ zh }) => zh.slice(0, 8))
  expect(await about(['unitHandler', 'housing'])).toEqual([`新工单：${one.number}`.slice(0, 8)])
  expect(await about(['dispatcher'])).toEqual(['住建局申请退回' + one.number.slice(0, 1)])
  for (const as of [['unitHandler', 'roads'], ['supervisor'], ['analyst'], ['systemAdministrator']] as const)
    expect(await about([...as])).toEqual([])
  const me = (await app.call('GET', '/api/me', { as: housing })).body.id as string
  await one.act(['dispatcher'], 'judgeReturn', { orderId, upheld: false, why: '属其职责' })
  await one.act(housing, 'recuse', { personId: me, recused: true, why: '亲戚的事' })
  expect(await about(['unitHandler', 'housing'])).toEqual([])
  expect(await about(['unitLeader', 'housing'])).toHaveLength(2)
})

test('a line sent twice tells nobody twice', async () => {
  const one = await dispatched(app)
  const command = { id: newId(), action: 'claim', details: { orderId: await one.orderOf('housing') } }
  const url = `/api/matters/${one.matterId}/entries`
  await app.call('POST', url, { as: housing, body: command })
  const body = {
    id: newId(),
    action: 'requestInformation',
    details: { orderId: command.details.orderId, question: '几号楼？' },
  }
  const both = await Promise.all([0, 1].map(() => app.call('POST', url, { as: housing, body })))
  expect(both.map(({ status }) => status)).toEqual([201, 201])
  expect((await onPage(one)).filter((zh) => zh.includes('补充信息'))).toHaveLength(1)
})
