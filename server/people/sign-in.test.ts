import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { inTenant } from '../db/tenant.ts'
import { makeLink } from './link.ts'
import { openAccount } from './open-account.ts'
import { startSession } from './session.ts'
import { codeAt } from './totp.ts'

const begin = new Date('2026-03-02T01:00:00.000Z').getTime()
let clock = begin
const app = useApp(() => new Date(clock))
const minutes = (count: number) => (clock += count * 60_000)

const password = 'Kx7#mTq2wzLp'
type Browser = { cookie: string }
/** Keeps the cookie it is given, as a browser does. */
async function ask(browser: Browser, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) {
  const answer = await app.call(method, url, {
    ...(body !== undefined && { body }),
    headers: browser.cookie ? { cookie: browser.cookie } : {},
  })
  const set = answer.headers['set-cookie']
  if (typeof set === 'string') browser.cookie = /^lianxin=[\w-]+/.exec(set)?.[0] ?? ''
  return answer
}

/** Someone who has used their link and set up an authenticator; signed in. */
async function member(personId: string, username: string) {
  const link = await inTenant(app.deps.db, TENANT, (tx) =>
    openAccount(tx, { tenantId: TENANT, personId }, username, null, new Date(clock)),
  )
  const token = link.link.split('#')[1] ?? ''
  const browser: Browser = { cookie: '' }
  expect((await ask(browser, 'POST', '/api/set-up', { token, password })).body).toEqual({ next: 'enrol' })
  const { secret, pending } = (await ask(browser, 'POST', '/api/me/totp')).body as { secret: string; pending: string }
  const enrolled = await ask(browser, 'PUT', '/api/me/totp', { pending, code: codeAt(secret, new Date(clock)) })
  expect(enrolled.status).toBe(200)
  const { recoveryCodes } = enrolled.body as { recoveryCodes: string[] }
  minutes(1)
  return { browser, secret, recoveryCodes, token, username, personId }
}
type Member = Awaited<ReturnType<typeof member>>

async function enter({ username, secret }: Member, given = password): Promise<Browser> {
  const browser: Browser = { cookie: '' }
  const first = await ask(browser, 'POST', '/api/sign-in', { username, password: given })
  if (first.status !== 200) return browser
  await ask(browser, 'POST', '/api/sign-in/code', { code: codeAt(secret, new Date(clock)) })
  minutes(1)
  return browser
}
const isIn = async (browser: Browser) => (await ask(browser, 'GET', '/api/me')).status

let operator: Member
beforeAll(async () => {
  operator = await member(uid(1), 'operator.one')
})

describe('signing in', () => {
  test('takes a password, then a code; the first alone opens nothing else', async () => {
    const browser: Browser = { cookie: '' }
    expect((await ask(browser, 'POST', '/api/sign-in', { username: ' Operator.ONE ', password })).body).toEqual({
      next: 'secondFactor',
    })
    const half = browser.cookie
    expect((await ask(browser, 'GET', '/api/me')).body.code).toBe('second-factor-missing')
    expect((await ask(browser, 'POST', '/api/me/totp')).body.code).toBe('second-factor-missing')
    expect((await ask(browser, 'GET', '/api/sign-in')).body).toMatchObject({ next: 'secondFactor', factors: ['totp'] })
    const code = codeAt(operator.secret, new Date(clock))
    expect((await ask(browser, 'POST', '/api/sign-in/code', { code })).body).toEqual({ next: 'done' })
    expect(browser.cookie).not.toBe(half)
    expect(await isIn(browser)).toBe(200)
    expect((await ask({ cookie: half }, 'GET', '/api/sign-in')).status).toBe(401)
    minutes(1)
  })

  test('takes no code twice, neither one that is over', async () => {
    const code = codeAt(operator.secret, new Date(clock))
    const once: Browser = { cookie: '' }
    await ask(once, 'POST', '/api/sign-in', { username: 'operator.one', password })
    expect((await ask(once, 'POST', '/api/sign-in/code', { code })).status).toBe(200)
    for (const late of [0, 5]) {
      minutes(late)
      const again: Browser = { cookie: '' }
      await ask(again, 'POST', '/api/sign-in', { username: 'operator.one', password })
      expect((await ask(again, 'POST', '/api/sign-in/code', { code })).body.code).toBe('code-refused')
    }
    minutes(20)
  })

  test('takes a recovery code once', async () => {
    const code = operator.recoveryCodes[0]
    for (const status of [200, 401]) {
      const browser: Browser = { cookie: '' }
      await ask(browser, 'POST', '/api/sign-in', { username: 'operator.one', password })
      expect((await ask(browser, 'POST', '/api/sign-in/code', { code })).status).toBe(status)
    }
    minutes(20)
  })

  test('an unknown name, a wrong password and a disabled account are answered alike', async () => {
    const off = await member(uid(9), 'analyst.off')
    const guard = { as: ['securityAdministrator'] as const, body: { disabled: true, why: '调离' } }
    expect((await app.call('PUT', `/api/accounts/${off.personId}/disabled`, guard)).body.state).toBe('disabled')
    expect(await isIn(off.browser)).toBe(401)
    const answers = await Promise.all(
      [
        { username: 'nobody.here', password },
        { username: 'operator.one', password: 'Wrong#Guess77x' },
        { username: 'analyst.off', password },
      ].map((body) => app.call('POST', '/api/sign-in', { body })),
    )
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    minutes(20)
  })
})

describe('guessing', () => {
  test('five wrong passwords lock the account for fifteen minutes, the right one too', async () => {
    for (let n = 0; n < 5; n += 1)
      await app.call('POST', '/api/sign-in', { body: { username: 'operator.one', password: `Wrong#Guess${n}x` } })
    expect(await isIn(await enter(operator))).toBe(401)
    minutes(16)
    expect(await isIn(await enter(operator))).toBe(200)
  })

  test('forty at once are five tries', async () => {
    const victim = await member(uid(3), 'supervisor.one')
    const guesses = Array.from({ length: 39 }, (_, n) => `Wrong#Guess${n}x`)
    const all = [...guesses.slice(0, 30), password, ...guesses.slice(30)]
    const answers = await Promise.all(
      all.map((guess) => app.call('POST', '/api/sign-in', { body: { username: victim.username, password: guess } })),
    )
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    const row = await inTenant(app.deps.db, TENANT, (tx) =>
      tx
        .selectFrom('account')
        .select(['failures', 'lockedUntil'])
        .where('tenantId', '=', TENANT)
        .where('personId', '=', victim.personId)
        .executeTakeFirstOrThrow(),
    )
    if (answers.every(({ status }) => status !== 200))
      expect(row).toMatchObject({ failures: 5, lockedUntil: expect.any(Date) })
    minutes(16)
  })

  test('wrong codes lock it just so, also through new sessions of the password', async () => {
    const victim = await member(uid(4), 'agent.one')
    for (let n = 0; n < 7; n += 1) {
      const browser: Browser = { cookie: '' }
      await ask(browser, 'POST', '/api/sign-in', { username: victim.username, password })
      const wrong = codeAt(victim.secret, new Date(clock)).replace(/^./, (first) => String((Number(first) + 1) % 10))
      await ask(browser, 'POST', '/api/sign-in/code', { code: wrong })
    }
    const row = await inTenant(app.deps.db, TENANT, (tx) =>
      tx
        .selectFrom('account')
        .select(['failures', 'lockedUntil'])
        .where('tenantId', '=', TENANT)
        .where('personId', '=', victim.personId)
        .executeTakeFirstOrThrow(),
    )
    expect(row.lockedUntil).not.toBeNull()
    minutes(16)
  })
})

describe('a session', () => {
  test('ends when nobody asks for half an hour, and after twelve hours whatever is asked', async () => {
    const idle = await enter(operator)
    minutes(28)
    expect(await isIn(idle)).toBe(200)
    minutes(31)
    expect(await isIn(idle)).toBe(401)
    const busy = await enter(operator)
    for (let n = 0; n < 28; n += 1) {
      minutes(25)
      expect(await isIn(busy)).toBe(200)
    }
    minutes(25)
    expect(await isIn(busy)).toBe(401)
  })

  test('is worth nothing once it was signed out of, wherever its cookie went', async () => {
    const browser = await enter(operator)
    const stolen = { cookie: browser.cookie }
    await ask(browser, 'POST', '/api/sign-out')
    expect(browser.cookie).toBe('')
    expect(await isIn(stolen)).toBe(401)
  })

  test('that was planted before signing in is not the one that is signed in', async () => {
    const planted = await startSession(app.deps.db, { tenantId: TENANT, personId: uid(9) }, new Date(clock))
    const victim: Browser = { cookie: `lianxin=${planted}` }
    await ask(victim, 'POST', '/api/sign-in', { username: 'operator.one', password })
    expect(victim.cookie).not.toBe(`lianxin=${planted}`)
    minutes(20)
  })

  test('is listed to its owner, and ended by them, one or all others; nobody ends another’s', async () => {
    const here = await enter(operator)
    const there = await enter(operator)
    const rows = (await ask(here, 'GET', '/api/sessions')).body.rows as { id: string; here: boolean }[]
    const other = rows.find((row) => !row.here && row.id)
    expect(rows.filter((row) => row.here)).toHaveLength(1)
    const stranger = await app.call('DELETE', `/api/sessions/${rows[0]?.id}`, { as: ['dispatcher'] })
    expect(stranger.body).toEqual({ ended: 0 })
    expect((await ask(here, 'DELETE', `/api/sessions/${other?.id}`)).body).toEqual({ ended: 1 })
    await ask(here, 'DELETE', '/api/sessions')
    expect([await isIn(here), await isIn(there)]).toEqual([200, 401])
  })

  test('one person has five at most; the oldest ends', async () => {
    const browsers: Browser[] = []
    for (let n = 0; n < 6; n += 1) browsers.push(await enter(operator))
    expect(await Promise.all(browsers.map(isIn))).toEqual([401, 200, 200, 200, 200, 200])
  })
})

describe('a password', () => {
  test('is changed with the old one; every other session ends, and none of the last five comes back', async () => {
    const worker = await member(uid(5), 'leader.one')
    const before = { cookie: worker.browser.cookie }
    const set = (old: string, next: string) => ask(worker.browser, 'PUT', '/api/me/password', { old, password: next })
    expect((await set('Wrong#Guess77x', 'Nf3$kWq8vzRb')).body.code).toBe('sign-in-refused')
    expect((await set(password, 'short7#A')).body).toMatchObject({
      code: 'password-refused',
      zh: expect.stringContaining('至少'),
    })
    expect((await set(password, 'Nf3$kWq8vzRb')).status).toBe(200)
    expect(await isIn(before)).toBe(401)
    expect(await isIn(worker.browser)).toBe(200)
    expect((await set('Nf3$kWq8vzRb', password)).body.code).toBe('password-refused')
  })
})

describe('a one-time link', () => {
  test('counts once, of two at once for one of them', async () => {
    const link = await inTenant(app.deps.db, TENANT, (tx) =>
      openAccount(tx, { tenantId: TENANT, personId: uid(8) }, 'supervisor.two', null, new Date(clock)),
    )
    const token = link.link.split('#')[1] ?? ''
    expect((await app.call('POST', '/api/set-up/read', { body: { token } })).body).toMatchObject({
      purpose: 'password',
      username: 'supervisor.two',
    })
    const both = await Promise.all([1, 2].map(() => app.call('POST', '/api/set-up', { body: { token, password } })))
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
    expect((await app.call('POST', '/api/set-up', { body: { token, password } })).body.code).toBe('link-refused')
  })

  test('is over after three days, and when a newer one is made', async () => {
    const open = () =>
      inTenant(app.deps.db, TENANT, (tx) =>
        makeLink(tx, { tenantId: TENANT, personId: uid(8), purpose: 'password', madeBy: null }, new Date(clock)),
      )
    const [first, second] = [await open(), await open()]
    const use = (link: string) =>
      app.call('POST', '/api/set-up', { body: { token: link.split('#')[1], password: 'Nf3$kWq8vzRb' } })
    expect((await use(first.link)).body.code).toBe('link-refused')
    minutes(73 * 60)
    expect((await use(second.link)).body.code).toBe('link-refused')
  })

  test('a weak password does not use it up', async () => {
    const link = await inTenant(app.deps.db, TENANT, (tx) =>
      makeLink(tx, { tenantId: TENANT, personId: uid(8), purpose: 'password', madeBy: null }, new Date(clock)),
    )
    const token = link.link.split('#')[1]
    expect((await app.call('POST', '/api/set-up', { body: { token, password: 'Password123!' } })).body.code).toBe(
      'password-refused',
    )
    expect((await app.call('POST', '/api/set-up', { body: { token, password: 'Nf3$kWq8vzRb' } })).status).toBe(200)
  })
})

describe('accounts', () => {
  test('are opened, reset and disabled by a security administrator alone, and never one’s own', async () => {
    const body = { personId: uid(2), username: 'dispatcher.one' }
    for (const role of ['systemAdministrator', 'auditAdministrator', 'dispatcher'] as const)
      expect((await app.call('POST', '/api/accounts', { as: [role], body })).body.code).toBe('not-allowed')
    expect((await app.call('POST', '/api/accounts', { as: ['securityAdministrator'], body })).status).toBe(201)
    expect((await app.call('POST', '/api/accounts', { as: ['securityAdministrator'], body })).body.code).toBe(
      'account-exists',
    )
    const taken = { personId: uid(6), username: 'ＤＩＳＰＡＴＣＨＥＲ.one' }
    expect((await app.call('POST', '/api/accounts', { as: ['securityAdministrator'], body: taken })).body.code).toBe(
      'username-taken',
    )
    const own = await app.call('POST', `/api/accounts/${uid(12)}/link`, { as: ['securityAdministrator'] })
    expect(own.body.code).toBe('own-account')
    const listed = await app.call('GET', '/api/accounts', { as: ['securityAdministrator'] })
    expect(listed.body.rows).toContainEqual(
      expect.objectContaining({ username: 'dispatcher.one', state: 'invited', name: '派单员' }),
    )
  })

  test('a reset takes password, factor and sessions away', async () => {
    const worker = await member(uid(6), 'grid.one')
    await app.call('POST', `/api/accounts/${uid(6)}/link`, { as: ['securityAdministrator'] })
    expect(await isIn(worker.browser)).toBe(401)
    expect(await isIn(await enter(worker))).toBe(401)
  })
})
