import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { hangsUp, says } from '../sms/test-provider.ts'
import { clearPhoneCodes } from './clear.ts'
import { startTelephones, submitFrom, type Telephones } from './test-telephone.ts'

let clock = Date.parse('2026-03-02T01:00:00Z')
const served = useApp(() => new Date(clock))

let phones: Telephones
beforeAll(async () => {
  phones = await startTelephones(served)
})
afterAll(() => phones?.close())

/** Everything that the tables of codes and sessions hold, as text. */
async function stored(): Promise<string> {
  const { rows } = await sql<{ row: string }>`
    select row_to_json(t)::text as row from phone_code t union all select row_to_json(t)::text from phone_code_quota t
    union all select row_to_json(t)::text from citizen_session t`.execute(served.database.owner)
  return rows.map(({ row }) => row).join('\n')
}

test('neither number nor code nor what the cookie holds stands in the database', async () => {
  const phone = '13900001234'
  await submitFrom(served, phone)
  await phones.ask(phone)
  const code = await phones.received(phone)
  const before = await stored()
  expect(before.split('\n').length).toBe(4)
  const { cookie } = await phones.show(phone, code)
  const after = await stored()
  for (const secret of [phone, phone.slice(3), code, cookie?.split('=')[1] ?? '?']) {
    for (const encoding of ['utf8', 'hex'] as const) {
      const written = Buffer.from(secret).toString(encoding)
      expect(before + after).not.toContain(written)
    }
  }
})

test('nor in the log, also when the provider fails', async () => {
  const phone = '13900005678'
  await submitFrom(served, phone)
  const log = await logged(async (loud) => {
    loud.provider.answer(says(500, `{"phone":"${phone}"}`), hangsUp)
    await loud.ask(phone)
    await failed(loud)
    await loud.show(phone, '123456')
    await loud.call('GET', '/api/citizen/submissions', { cookie: `lianxin-citizen=${'x'.repeat(43)}` })
  })
  expect(log).toContain('SmsFailure')
  expect(log).toContain('inDoubt')
  expect(log).not.toMatch(/1390000|5678|123456|x{20}|验证码|127\.0\.0\.1/)
})

test('a session is cut off from another prefecture', async () => {
  const phone = '13900004321'
  await submitFrom(served, phone)
  await phones.ask(phone)
  const { cookie } = await phones.show(phone, await phones.received(phone))
  const elsewhere = await startTelephones(served, { publicTenant: 159800 })
  expect((await elsewhere.call('GET', '/api/citizen/submissions', { cookie })).body.code).toBe('phone-not-shown')
  expect((await phones.call('GET', '/api/citizen/submissions', { cookie })).status).toBe(200)
  await elsewhere.close()
})

test('with an earlier cookie in the browser a new one is given, and the earlier one is over', async () => {
  const phone = '13900008765'
  await submitFrom(served, phone)
  await phones.ask(phone)
  const body = { phone, code: await phones.received(phone) }
  const planted = await phones.call('POST', '/api/citizen/session', {
    body,
    cookie: `lianxin-citizen=${'planted-by-somebody-else'.padEnd(43, 'x')}`,
  })
  expect(planted.cookie).toMatch(/^lianxin-citizen=[\w-]{43}$/)
  expect(planted.cookie).not.toContain('planted')
  clock += 2 * 60_000
  phones.provider.sent.length = 0
  await phones.ask(phone)
  const again = { phone, code: await phones.received(phone) }
  await phones.call('POST', '/api/citizen/session', { body: again, cookie: planted.cookie })
  expect((await phones.call('GET', '/api/citizen/submissions', { cookie: planted.cookie })).status).toBe(401)
})

test('and a citizen is nobody on the routes of staff, staff nobody on the citizens’', async () => {
  const phone = '13900006543'
  await submitFrom(served, phone)
  await phones.ask(phone)
  const { cookie } = await phones.show(phone, await phones.received(phone))
  const token = cookie?.split('=')[1] ?? ''
  for (const url of ['/api/me', '/api/matters', '/api/access-log', '/api/sign-in']) {
    for (const sent of [cookie, `lianxin=${token}`, `__Host-lianxin=${token}`]) {
      const answer = await phones.app.inject({ url, headers: { cookie: sent ?? '' } })
      expect([url, answer.statusCode]).toEqual([url, 401])
    }
  }
  const staff = (await served.cookieOf('dispatcher')).cookie
  expect((await phones.call('GET', '/api/matters', { cookie: staff })).status).toBe(200)
  for (const sent of [staff, staff.replace('lianxin=', 'lianxin-citizen=')]) {
    const { body } = await phones.call('GET', '/api/citizen/submissions', { cookie: sent })
    expect(body.code).toBe('phone-not-shown')
  }
})

test('another site closes nothing and asks for nothing', async () => {
  const phone = '13900002468'
  await submitFrom(served, phone)
  await phones.ask(phone)
  const { cookie } = await phones.show(phone, await phones.received(phone))
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
  const ended = await phones.call('DELETE', '/api/citizen/session', { cookie, headers })
  const asked = await phones.call('POST', '/api/citizen/codes', { body: { phone: '13900001357' }, headers })
  expect([ended.body.code, asked.body.code]).toEqual(['cross-site', 'cross-site'])
  expect((await phones.call('GET', '/api/citizen/submissions', { cookie })).status).toBe(200)
})

test('what is over is cleared away', async () => {
  clock += 31 * 86_400_000
  await clearPhoneCodes({ db: served.database.app, now: () => new Date(clock) })
  expect(await stored()).toBe('')
})

/** What the server logs meanwhile. */
async function logged(work: (loud: Telephones) => Promise<void>): Promise<string> {
  const loud = await startTelephones(served)
  const lines: string[] = []
  for (const level of ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const) {
    loud.app.log[level] = (...args: unknown[]) =>
      void lines.push(
        args
          .map((one) => {
            const { err } = one as { err?: Error }
            return err
              ? `${err.name} ${err.message} ${err.stack} ${JSON.stringify(err)} ${String(err.cause)}`
              : String(one)
          })
          .join(' '),
      )
  }
  await work(loud)
  await loud.close()
  return lines.join('\n')
}

/** Until the provider was asked as often as it is. */
async function failed({ provider }: Telephones): Promise<void> {
  for (let waits = 0; waits < 300 && provider.sent.length < 2; waits += 1)
    await new Promise((resolve) => setTimeout(resolve, 10))
  await new Promise((resolve) => setTimeout(resolve, 50))
}
