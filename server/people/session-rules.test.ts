import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { buildApp } from '../app.ts'
import { inTenant } from '../db/tenant.ts'
import { addAccount } from './open-account.ts'
import { hashPassword } from './password.ts'
import { startSession } from './session.ts'
import { setPasswordHash } from './set-password.ts'

const begin = new Date('2026-03-02T01:00:00.000Z').getTime()
let clock = begin
const now = () => new Date(clock)
const person = { tenantId: TENANT, personId: uid(1) }
const password = 'Kx7#mTq2wzLp'
let made: TestApp
let site: Awaited<ReturnType<typeof buildApp>>

beforeAll(async () => {
  made = await testApp(now)
  site = await buildApp({ ...made.deps, sessions: { idleMinutes: 10, passwordDays: 90 } })
  const hash = await hashPassword(password)
  await inTenant(made.deps.db, TENANT, async (tx) => {
    await addAccount(tx, person, 'operator.one', null, now())
    await setPasswordHash(tx, person, hash, now())
  })
})
afterAll(async () => {
  await site.close()
  await made.close()
})

async function ask(cookie: string, method: 'GET' | 'PUT', url: string, payload?: object) {
  const headers = { 'sec-fetch-site': 'same-origin', cookie }
  const answer = await site.inject({ method, url, headers, ...(payload && { payload }) })
  return { status: answer.statusCode, code: answer.json().code, set: String(answer.headers['set-cookie']) }
}

test('the minutes without a request are the prefecture’s', async () => {
  const cookie = `lianxin=${await startSession(made.deps.db, person, now())}`
  clock += 9 * 60_000
  expect((await ask(cookie, 'GET', '/api/matters')).status).toBe(200)
  clock += 11 * 60_000
  expect((await ask(cookie, 'GET', '/api/matters')).code).toBe('not-signed-in')
})

test('after ninety days nothing opens but the change of the password', async () => {
  clock = begin + 91 * 86_400_000
  const cookie = `lianxin=${await startSession(made.deps.db, person, now())}`
  expect((await ask(cookie, 'GET', '/api/matters')).code).toBe('password-too-old')
  expect((await ask(cookie, 'GET', '/api/me')).status).toBe(200)
  const changed = await ask(cookie, 'PUT', '/api/me/password', { old: password, password: 'Nf3$kWq8vzRb' })
  expect(changed.status).toBe(200)
  const fresh = /lianxin=[\w-]+/.exec(changed.set)?.[0] ?? ''
  expect((await ask(fresh, 'GET', '/api/matters')).status).toBe(200)
})
