import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { dispatched, type Dispatched } from '../../test/dispatched.ts'
import { httpSms } from '../sms/http.ts'
import { type Sms, SmsFailure } from '../sms/sms.ts'
import { says, startProvider } from '../sms/test-provider.ts'
import { sendNotices } from './send.ts'

/** It moves on from test to test, never back. */
let at = new Date('2026-03-02T01:00:00.000Z')
const app = useApp(() => at)
const smsFile = () => join(app.folder, 'sms.jsonl')
beforeEach(async () => {
  await app.database.owner.deleteFrom('notice').execute()
  rmSync(smsFile(), { force: true })
})

const housing = ['unitHandler', 'housing'] as const
const phone = '13847990001'

/** Somebody of housing has looked at who spoke. */
async function seen(said: object = {}, opened: object = {}): Promise<Dispatched> {
  const submitter = { name: '苏和毕力格', phone }
  const one = await dispatched(app, { said: { secrecy: 'open', title: '邻居家的事', submitter, ...said }, opened })
  await one.act(housing, 'claim', { orderId: await one.orderOf('housing') })
  const body = { submissionId: one.submissionId, reason: '核对门牌号码', purpose: 'contact' }
  expect((await app.call('POST', `/api/matters/${one.matterId}/reveals`, { as: housing, body })).status).toBe(200)
  return one
}

const send = (sms: Sms | null = app.deps.sms) => sendNotices({ ...app.deps, sms })
const rows = () => app.database.owner.selectFrom('notice').selectAll().orderBy('createdAt').orderBy('id').execute()
const sentToFile = () => {
  try {
    const lines = readFileSync(smsFile(), 'utf8').trim().split('\n')
    return lines.map((line) => JSON.parse(line) as { phone: string; text: string })
  } catch {
    return []
  }
}
const pass = (minutes: number) => {
  at = new Date(at.getTime() + minutes * 60_000)
}
const failing = (error: Error) => {
  const tried: string[] = []
  return {
    tried,
    send: (message: { phone: string }) => {
      tried.push(message.phone)
      return Promise.reject(error)
    },
  }
}

test('a submitter is told which unit looked, on which day, and where to look; nothing of what they said', async () => {
  const one = await seen()
  await send()
  const [message, ...others] = sentToFile()
  expect(others).toEqual([])
  expect(message?.phone).toBe(phone)
  expect(message?.text).toBe(
    `【连心】住建局于${dayInChina(at)}查看了您的身份信息，来件编号${one.number}。凭编号和查询码可在“查一查”看到谁看过；有疑问请拨打12345。`,
  )
  expect(message?.text).not.toMatch(new RegExp(`苏和|邻居|暖气|核对|${one.queryCode}|承办人`))
  expect(await rows()).toMatchObject([{ sentAt: at, nextAt: null, attempts: 1, givenUpAt: null, lastError: null }])
  await send()
  expect(sentToFile()).toHaveLength(1)
})

test('two servers at once send each once', async () => {
  const numbers: string[] = []
  for (let n = 0; n < 6; n += 1) numbers.push((await seen()).number)
  const texts: string[] = []
  const slow: Sms = {
    send: async ({ text }) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      texts.push(text)
    },
  }
  await Promise.all([send(slow), send(slow), send(slow)])
  expect(texts).toHaveLength(6)
  for (const number of numbers) expect(texts.filter((text) => text.includes(number))).toHaveLength(1)
  expect((await rows()).every(({ attempts, sentAt }) => attempts === 1 && sentAt !== null)).toBe(true)
})

test('one that fails is tried after 1, 5, 30 minutes, 2 and 12 hours, and then given up', async () => {
  await seen()
  const down = failing(new SmsFailure('unreachable', '503'))
  await send(down)
  for (const [n, wait] of [1, 5, 30, 120, 720].entries()) {
    expect(await rows()).toMatchObject([{ attempts: n + 1, sentAt: null, givenUpAt: null, lastError: 'unreachable' }])
    pass(wait - 0.5)
    await send(down)
    expect(down.tried).toHaveLength(n + 1)
    pass(0.5)
    await send(down)
    expect(down.tried).toHaveLength(n + 2)
  }
  expect(await rows()).toMatchObject([{ attempts: 6, sentAt: null, givenUpAt: at, nextAt: null }])
  pass(10_000)
  await send(down)
  expect(down.tried).toHaveLength(6)
})

test('after a failure it goes out, once', async () => {
  await seen()
  await send(failing(new Error(`a failure that speaks of ${phone}`)))
  expect(await rows()).toMatchObject([{ lastError: 'internal' }])
  expect(JSON.stringify(await rows())).not.toContain(phone)
  pass(1)
  await send()
  expect(sentToFile()).toHaveLength(1)
  expect(await rows()).toMatchObject([{ attempts: 2, sentAt: at, lastError: null }])
})

test('one that was taken up by a server that died is taken up again a while later', async () => {
  await seen()
  const gone = new Promise<void>(() => {})
  void send({ send: () => gone })
  await expect.poll(async () => (await rows())[0]?.attempts).toBe(1)
  pass(14)
  await send()
  expect(sentToFile()).toEqual([])
  pass(1)
  await send()
  expect(sentToFile()).toHaveLength(1)
})

test('one that cannot be sent does not stand in the way of others', async () => {
  const [first, second] = [await seen(), await seen()]
  await app.database.owner
    .updateTable('identityVault')
    .set({ sealed: Buffer.from('not what it was') })
    .where('submissionId', '=', first.submissionId)
    .execute()
  await send()
  expect(sentToFile().map(({ text }) => text.includes(second.number))).toEqual([true])
})

test('without a provider it stays, to be sent when there is one', async () => {
  const one = await seen()
  await send(null)
  expect(await rows()).toMatchObject([{ attempts: 0, sentAt: null, givenUpAt: null }])
  // Meanwhile it is told where it is looked up.
  const { seen: looks } = (await app.call('GET', `/api/submissions/${one.number}?code=${one.queryCode}`)).body
  expect(looks).toHaveLength(1)
  await send()
  expect(sentToFile()).toHaveLength(1)
})

test.each([
  ['a landline', { submitter: { phone: '0476-8221234' } }, 'no-mobile'],
  ['no telephone', { submitter: { name: '苏和毕力格' } }, 'no-mobile'],
] as const)('to %s nothing is sent', async (_, said, why) => {
  await seen(said)
  await send()
  expect(sentToFile()).toEqual([])
  expect(await rows()).toMatchObject([{ givenUpAt: at, nextAt: null, lastError: why, sentAt: null }])
})

test('of what became a report nothing is sent to a telephone, which lies about at home', async () => {
  const one = await seen()
  await app.database.owner.updateTable('matter').set({ kind: 'report' }).where('id', '=', one.matterId).execute()
  await send()
  expect(sentToFile()).toEqual([])
  expect(await rows()).toMatchObject([{ lastError: 'discreet' }])
})

test('a real provider that refuses, then takes it', async () => {
  await seen()
  const provider = await startProvider()
  try {
    const settings = {
      url: provider.url,
      body: { to: '{phone}', text: '{text}' },
      headers: {},
      secret: '',
      success: null,
    }
    const sms = httpSms({ ...settings, timeoutMs: 2000 }, [])
    provider.answer(says(400))
    await send(sms)
    expect(await rows()).toMatchObject([{ lastError: 'refused', sentAt: null }])
    pass(1)
    await send(sms)
    expect(provider.sent.map(({ body }) => (body as { to: string }).to)).toEqual([phone, phone])
    expect(await rows()).toMatchObject([{ sentAt: at }])
  } finally {
    await provider.close()
  }
})
