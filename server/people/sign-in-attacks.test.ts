import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { uid } from '../../test/make.ts'
import { setUpPrefecture, TENANT } from '../../test/prefecture.ts'
import { changeCatalogues } from '../catalogue/change.ts'
import { systemId } from '../catalogue/set-up.ts'
import { inTenant } from '../db/tenant.ts'
import { dayInChina } from '../../domain/deadline/plain-date.ts'
import { disableStale } from './accounts.ts'
import { openAccount } from './open-account.ts'
import { startSession } from './session.ts'
import { codeAt } from './totp.ts'

/** Set up after the public one. */
const OTHER = 159950
let clock = new Date('2026-03-02T01:00:00.000Z').getTime()
const app = useApp(() => new Date(clock))
const now = () => new Date(clock)
const minutes = (count: number) => (clock += count * 60_000)
const password = 'Kx7#mTq2wzLp'
const wrong = 'Wrong#Guess77x'
const guard = ['securityAdministrator'] as const

type Browser = { cookie: string }
async function ask(browser: Browser, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) {
  const answer = await app.call(method, url, {
    ...(body !== undefined && { body }),
    ...(browser.cookie && { headers: { cookie: browser.cookie } }),
  })
  const set = answer.headers['set-cookie']
  if (typeof set === 'string') browser.cookie = /^lianxin=[\w-]+/.exec(set)?.[0] ?? ''
  return answer
}
const signIn = (browser: Browser, username: string, given = password) =>
  ask(browser, 'POST', '/api/sign-in', { username, password: given })
const isIn = async (browser: Browser) => (await ask(browser, 'GET', '/api/me')).status

async function invite(personId: string, username: string, tenantId = TENANT): Promise<string> {
  const person = { tenantId, personId }
  const { link } = await inTenant(app.deps.db, tenantId, (tx) => openAccount(tx, person, username, null, now()))
  return link.split('#')[1] ?? ''
}

/** Someone with a password and an authenticator, signed in. */
async function member(personId: string, username: string, tenantId = TENANT) {
  const browser: Browser = { cookie: '' }
  await ask(browser, 'POST', '/api/set-up', { token: await invite(personId, username, tenantId), password })
  const { secret, pending } = (await ask(browser, 'POST', '/api/me/totp')).body as { secret: string; pending: string }
  expect((await ask(browser, 'PUT', '/api/me/totp', { pending, code: codeAt(secret, now()) })).status).toBe(200)
  minutes(1)
  return { browser, secret, username, personId }
}

const lines = () =>
  inTenant(app.deps.db, TENANT, (tx) =>
    tx
      .selectFrom('accessLog')
      .select(['what', 'ok', 'personId', 'object', 'details', 'address'])
      .where('tenantId', '=', TENANT)
      .orderBy('seq')
      .execute(),
  )

beforeAll(() => setUpPrefecture(app.deps.db, OTHER, 'ZB'))

describe('whoever is disabled', () => {
  test('gets in by no link that was made before, and by no session that begins meanwhile', async () => {
    const token = await invite(uid(9), 'analyst.off')
    const off = { as: guard, body: { disabled: true, why: '调离' } }
    expect((await app.call('PUT', `/api/accounts/${uid(9)}/disabled`, off)).status).toBe(200)
    expect((await app.call('POST', '/api/set-up', { body: { token, password } })).body.code).toBe('link-refused')
    const late = await startSession(app.deps.db, { tenantId: TENANT, personId: uid(9) }, now())
    expect(await isIn({ cookie: `lianxin=${late}` })).toBe(401)
  })

  test('is so after ninety days without signing in, with a line in the access log', async () => {
    const gone = await member(uid(8), 'supervisor.two')
    await disableStale(app.deps.db, new Date(clock + 89 * 86_400_000))
    expect(await isIn(gone.browser)).toBe(200)
    await disableStale(app.deps.db, new Date(clock + 91 * 86_400_000))
    expect(await isIn(gone.browser)).toBe(401)
    expect((await lines()).filter(({ object }) => object === uid(8)).at(-1)).toMatchObject({
      what: 'account',
      personId: null,
      details: { did: 'disabled' },
    })
  })
})

test('whoever left has no session any more from that day on', async () => {
  const leaver = await member(uid(6), 'grid.one')
  const day = dayInChina(now())
  await inTenant(app.deps.db, TENANT, (tx) =>
    changeCatalogues(
      tx,
      TENANT,
      [
        { catalogue: 'grant', code: `${uid(6)}/gridWorker`, row: null, validFrom: day },
        { catalogue: 'person', code: uid(6), row: null, validFrom: day },
      ],
      { personId: systemId, at: now() },
    ),
  )
  expect(await isIn(leaver.browser)).toBe(401)
  const again: Browser = { cookie: '' }
  await signIn(again, leaver.username)
  const code = await ask(again, 'POST', '/api/sign-in/code', { code: codeAt(leaver.secret, now()) })
  expect(code.body.code).toBe('not-signed-in')
})

describe('whoever knows the password alone', () => {
  test('puts nobody out, however often they sign in, and has a quarter of an hour', async () => {
    const owner = await member(uid(1), 'operator.one')
    const thief: Browser = { cookie: '' }
    for (let n = 0; n < 7; n += 1) await signIn(thief, owner.username)
    expect(await isIn(owner.browser)).toBe(200)
    expect((await ask(owner.browser, 'GET', '/api/sessions')).body.rows).toHaveLength(1)
    minutes(14)
    expect((await ask(thief, 'GET', '/api/sign-in')).status).toBe(200)
    minutes(2)
    expect((await ask(thief, 'GET', '/api/sign-in')).status).toBe(401)
  })
})

test('of one code given three times at once, one counts', async () => {
  const { secret, username } = await member(uid(3), 'supervisor.one')
  const browser: Browser = { cookie: '' }
  await signIn(browser, username)
  const code = codeAt(secret, now())
  const give = () => ask({ ...browser }, 'POST', '/api/sign-in/code', { code })
  const answers = await Promise.all([give(), give(), give()])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401])
})

test('a session of one prefecture works in no other; the same username is two accounts', async () => {
  const here = await member(uid(4), 'agent.one')
  const there = await member(uid(4), 'agent.one', OTHER)
  expect((await ask(here.browser, 'DELETE', '/api/sessions')).body).toEqual({ ended: 0 })
  expect(await isIn(there.browser)).toBe(200)
  const mixed: Browser = { cookie: '' }
  await ask(mixed, 'POST', '/api/sign-in', { username: 'agent.one', password, prefecture: OTHER })
  const code = await ask(mixed, 'POST', '/api/sign-in/code', { code: codeAt(here.secret, now()) })
  expect(code.body.code).toBe('code-refused')
})

test.each([199_999, 0, -1, 2 ** 31, 2 ** 45])(
  'a prefecture %i that is none: refused, and nothing stored',
  async (prefecture) => {
    const answer = await app.call('POST', '/api/sign-in', { body: { username: 'agent.one', password, prefecture } })
    expect([400, 401]).toContain(answer.status)
    const counted = await app.database.owner.selectFrom('accessLog').select('tenantId').distinct().execute()
    expect(counted.map(({ tenantId }) => tenantId).toSorted((a, b) => a - b)).toEqual([TENANT, OTHER])
  },
)

test('every step stands in the access log: why it failed, the lock, from where; never what was typed', async () => {
  const { browser, username } = await member(uid(5), 'leader.one')
  const before = (await lines()).length
  for (let n = 0; n < 6; n += 1) await signIn({ cookie: '' }, username, wrong)
  await signIn({ cookie: '' }, 'nobody.there', wrong)
  minutes(16)
  await ask(browser, 'PUT', '/api/me/password', { old: wrong, password: 'Nf3$kWq8vzRb' })
  await ask(browser, 'PUT', '/api/me/password', { old: password, password: 'Nf3$kWq8vzRb' })
  await ask(browser, 'POST', '/api/me/recovery-codes')
  await ask(browser, 'POST', '/api/sign-out')
  const told = (await lines()).slice(before)
  expect(told.map(({ what, ok, details }) => [what, ok, (details as { why?: string }).why ?? null])).toEqual([
    ...Array.from({ length: 4 }, () => ['signInFailed', false, 'wrong']),
    ['locked', false, 'wrong'],
    ['signInFailed', false, 'locked'],
    ['signInFailed', false, 'unknown'],
    ['password', false, null],
    ['password', true, null],
    ['secondFactor', true, null],
    ['signOut', true, null],
  ])
  expect(new Set(told.map(({ address }) => address))).toEqual(new Set(['127.0.0.1']))
  for (const secret of [wrong, password, 'nobody.there', 'Nf3$kWq8vzRb'])
    expect(JSON.stringify(told)).not.toContain(secret)
})

test('an unknown name takes as long as a known one', async () => {
  await member(uid(2), 'dispatcher.one')
  const times: Record<string, number[]> = { 'dispatcher.one': [], 'nobody.here': [] }
  for (let n = 0; n < 16; n += 1) {
    for (const username of Object.keys(times)) {
      const begun = performance.now()
      await signIn({ cookie: '' }, username, wrong)
      times[username]?.push(performance.now() - begun)
    }
    if (n % 4 === 3) minutes(16)
  }
  const middle = (of: readonly number[] = []) => of.toSorted((a, b) => a - b)[of.length / 2] ?? 0
  const ratio = middle(times['nobody.here']) / middle(times['dispatcher.one'])
  // Without the hash of nobody it is a tenth.
  expect(ratio).toBeGreaterThan(0.4)
  expect(ratio).toBeLessThan(2.5)
})
