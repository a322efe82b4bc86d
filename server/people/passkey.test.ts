import { describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { inTenant } from '../db/tenant.ts'
import { openAccount } from './open-account.ts'
import { testAuthenticator } from './test-authenticator.ts'

let clock = new Date('2026-03-02T01:00:00.000Z').getTime()
const origin = 'https://12345.example.org'
const app = useApp(() => new Date(clock), { origin })
const password = 'Kx7#mTq2wzLp'

type Browser = { cookie: string }
async function ask(browser: Browser, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) {
  const headers = { host: '12345.example.org', ...(browser.cookie && { cookie: browser.cookie }) }
  const answer = await app.call(method, url, { ...(body !== undefined && { body }), headers })
  const set = answer.headers['set-cookie']
  if (typeof set === 'string') browser.cookie = /^__Host-lianxin=[\w-]+/.exec(set)?.[0] ?? ''
  return answer
}

/** Someone who used their link and made a passkey instead of setting up an authenticator. */
async function member(personId: string, username: string, tenantId = TENANT) {
  const link = await inTenant(app.deps.db, tenantId, (tx) =>
    openAccount(tx, { tenantId, personId }, username, null, new Date(clock)),
  )
  const browser: Browser = { cookie: '' }
  await ask(browser, 'POST', '/api/set-up', { token: link.link.split('#')[1], password })
  const device = testAuthenticator('12345.example.org', origin)
  const { options } = (await ask(browser, 'POST', '/api/me/passkeys/options')).body
  const added = await ask(browser, 'POST', '/api/me/passkeys', {
    name: '单位电脑',
    credential: device.register(options),
  })
  return { browser, device, added, options, personId }
}

async function enter(device: ReturnType<typeof testAuthenticator>, how = {}) {
  const browser: Browser = { cookie: '' }
  const { options } = (await ask(browser, 'POST', '/api/sign-in/passkey/options')).body
  const answer = await ask(browser, 'POST', '/api/sign-in/passkey', { credential: device.assert(options, how) })
  return { browser, answer, options }
}

describe('a passkey', () => {
  test('is made in the session of the password, told of with recovery codes, and signs in alone', async () => {
    const { browser, device, added } = await member(uid(1), 'operator.one')
    expect(added.status).toBe(201)
    expect(added.body.recoveryCodes).toHaveLength(10)
    expect((await ask(browser, 'GET', '/api/me')).body).toMatchObject({ factors: ['passkey'] })
    const entered = await enter(device)
    expect(entered.answer.body).toEqual({ next: 'done' })
    expect((await ask(entered.browser, 'GET', '/api/me')).status).toBe(200)
    expect((await ask(entered.browser, 'GET', '/api/me/passkeys')).body.rows).toMatchObject([
      { id: device.id, name: '单位电脑' },
    ])
    expect((await ask(entered.browser, 'DELETE', `/api/me/passkeys/${device.id}`)).body.code).toBe('last-factor')
  })

  test.each([
    ['of another site', { from: 'https://evil.example.org' }],
    ['without the person’s finger or code', { verified: false }],
    ['whose counter has gone back: a copy', { rewind: 3 }],
  ])('%s is refused', async (_, how) => {
    const person =
      { 'https://evil.example.org': uid(2), false: uid(3), 3: uid(4) }[String(Object.values(how)[0])] ?? uid(5)
    const { device } = await member(person, `person.${person.slice(-2)}`)
    expect((await enter(device)).answer.status).toBe(200)
    expect((await enter(device)).answer.status).toBe(200)
    expect((await enter(device, how)).answer.body.code).toBe('passkey-refused')
  })

  test('answers a challenge once, in five minutes, and no other’s', async () => {
    const { device } = await member(uid(8), 'supervisor.two')
    const { options } = await enter(device)
    const again = await ask({ cookie: '' }, 'POST', '/api/sign-in/passkey', { credential: device.assert(options) })
    expect(again.body.code).toBe('passkey-refused')
    const late = (await ask({ cookie: '' }, 'POST', '/api/sign-in/passkey/options')).body.options
    clock += 6 * 60_000
    expect(
      (await ask({ cookie: '' }, 'POST', '/api/sign-in/passkey', { credential: device.assert(late) })).body.code,
    ).toBe('passkey-refused')
    const unasked = { challenge: Buffer.from('a challenge of one’s own').toString('base64url') }
    expect(
      (await ask({ cookie: '' }, 'POST', '/api/sign-in/passkey', { credential: device.assert(unasked) })).body.code,
    ).toBe('passkey-refused')
  })

  test('of nobody here, or of a disabled account, is refused alike', async () => {
    const stranger = testAuthenticator('12345.example.org', origin)
    const unknown = (await enter(stranger)).answer
    const { device, personId } = await member(uid(9), 'analyst.one')
    const headers = { host: '12345.example.org' }
    const { cookie } = await app.cookieOf('securityAdministrator')
    await app.call('PUT', `/api/accounts/${personId}/disabled`, {
      body: { disabled: true, why: '调离' },
      headers: { ...headers, cookie: cookie.replace('lianxin', '__Host-lianxin') },
    })
    const disabled = (await enter(device)).answer
    expect([disabled.status, disabled.body]).toEqual([unknown.status, unknown.body])
    expect(disabled.body.code).toBe('passkey-refused')
  })

  test('signs in to its own prefecture, named by whoever signs in, and to no other', async () => {
    const other = 159_950
    await setUpPrefecture(app.deps.db, other, 'ZB')
    const { device } = await member(uid(10), 'person.there', other)
    expect((await enter(device)).answer.body.code).toBe('passkey-refused')
    const browser: Browser = { cookie: '' }
    const { options } = (await ask(browser, 'POST', `/api/sign-in/passkey/options?prefecture=${other}`)).body
    const body = { credential: device.assert(options), prefecture: other }
    expect((await ask(browser, 'POST', '/api/sign-in/passkey', body)).body).toEqual({ next: 'done' })
    expect((await ask(browser, 'GET', '/api/me')).status).toBe(200)
    const none = await ask(browser, 'POST', '/api/sign-in/passkey/options?prefecture=199999')
    expect(none.body.code).toBe('tenant-not-found')
  })

  test('a second one needs the first: the password alone adds none', async () => {
    const { device } = await member(uid(5), 'leader.one')
    const half: Browser = { cookie: '' }
    expect((await ask(half, 'POST', '/api/sign-in', { username: 'leader.one', password })).body).toEqual({
      next: 'secondFactor',
    })
    expect((await ask(half, 'POST', '/api/me/passkeys/options')).body.code).toBe('second-factor-missing')
    const { browser } = await enter(device)
    const other = testAuthenticator('12345.example.org', origin)
    const { options } = (await ask(browser, 'POST', '/api/me/passkeys/options')).body
    expect(
      (await ask(browser, 'POST', '/api/me/passkeys', { name: '手机', credential: other.register(options) })).body,
    ).toEqual({ recoveryCodes: [] })
    expect((await ask(browser, 'DELETE', `/api/me/passkeys/${device.id}`)).body).toEqual({ dropped: 1 })
    expect((await enter(device)).answer.status).toBe(401)
    expect((await enter(other)).answer.status).toBe(200)
  })
})
