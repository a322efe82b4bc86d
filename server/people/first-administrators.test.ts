import { beforeAll, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { inTenant } from '../db/tenant.ts'
import { firstLinks } from './first-links.ts'
import { operatorLink } from './operator-link.ts'
import { codeAt } from './totp.ts'

const TENANT = 159700
let clock = new Date('2026-03-02T01:00:00.000Z').getTime()
const now = () => new Date(clock)
const app = useApp(now)
const password = 'Kx7#mTq2wzLp'
const three = {
  security: { name: '苏和', username: 'suhe', password },
  system: { name: '其木格', username: 'qimuge' },
  audit: { name: '巴特尔', username: 'bateer' },
}
const secretOf = (link: string) => link.split('#')[1] ?? ''

type Browser = { cookie: string }
async function ask(browser: Browser, method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) {
  const answer = await app.call(method, url, {
    ...(body !== undefined && { body }),
    ...(browser.cookie && { headers: { cookie: browser.cookie } }),
  })
  const set = answer.headers['set-cookie']
  if (typeof set === 'string') browser.cookie = /^lianxin=[\w-]+/.exec(set)?.[0] ?? ''
  return answer
}

async function enrol(browser: Browser): Promise<string> {
  const { secret, pending } = (await ask(browser, 'POST', '/api/me/totp')).body as { secret: string; pending: string }
  expect((await ask(browser, 'PUT', '/api/me/totp', { pending, code: codeAt(secret, now()) })).status).toBe(200)
  clock += 60_000
  return secret
}

const byOperator = (username: string) =>
  inTenant(app.deps.db, TENANT, (tx) => operatorLink(tx, TENANT, username, now()))
const own = async () => {
  const all = await firstLinks(app.deps)
  return secretOf(all.find(({ name }) => name === '新设盟')?.link ?? '')
}

beforeAll(async () => {
  const row = { id: TENANT, name: '新设盟', letters: 'XS', demo: false, catalogueVersion: '0', createdAt: now() }
  await app.database.owner.insertInto('tenant').values(row).execute()
})

describe('a prefecture without accounts', () => {
  let token = ''

  test('gets a link at each start; the one before counts no more', async () => {
    const earlier = await own()
    token = await own()
    expect((await app.call('POST', '/api/set-up/read', { body: { token: earlier } })).body.code).toBe('link-refused')
    expect((await app.call('POST', '/api/set-up/read', { body: { token } })).body).toMatchObject({
      purpose: 'firstAdministrators',
      prefecture: '新设盟',
      name: null,
    })
  })

  test.each([
    ['one person three times', { ...three, audit: { name: '苏和', username: 'other' } }, 'same-person-twice'],
    ['one username twice', { ...three, audit: { name: '巴特尔', username: ' SUHE ' } }, 'same-person-twice'],
    ['a username that is none', { ...three, audit: { name: '巴特尔', username: '1 2' } }, 'username-refused'],
    [
      'a password of eleven',
      { ...three, security: { ...three.security, password: 'Kx7#mTq2wzL' } },
      'password-refused',
    ],
    [
      'a password with the name of the prefecture',
      { ...three, security: { ...three.security, password: '新设盟Kx7#mTq2wz' } },
      'password-refused',
    ],
  ])('%s is refused and leaves the link as it is', async (_, body, code) => {
    const answer = await app.call('POST', '/api/set-up/administrators', { body: { token, ...body } })
    expect(answer.body.code).toBe(code)
    expect((await app.call('POST', '/api/set-up/read', { body: { token } })).status).toBe(200)
  })

  test('used twice at once, one sets up three people who exclude each other, each with one grant', async () => {
    const both = await Promise.all(
      [1, 2].map(() => app.call('POST', '/api/set-up/administrators', { body: { token, ...three } })),
    )
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
    const won = both.find(({ status }) => status === 200)
    const security: Browser = { cookie: /^lianxin=[\w-]+/.exec(String(won?.headers['set-cookie']))?.[0] ?? '' }
    expect((await ask(security, 'GET', '/api/accounts')).body.code).toBe('second-factor-missing')
    await enrol(security)
    expect((await ask(security, 'GET', '/api/me')).body).toMatchObject({
      name: '苏和',
      prefecture: '新设盟',
      roles: ['securityAdministrator'],
    })
    const { rows } = (await ask(security, 'GET', '/api/accounts')).body as {
      rows: { username: string; state: string }[]
    }
    expect(rows.map(({ username, state }) => [username, state])).toEqual([
      ['bateer', 'invited'],
      ['qimuge', 'invited'],
      ['suhe', 'open'],
    ])
    for (const [which, role] of [
      ['system', 'systemAdministrator'],
      ['audit', 'auditAdministrator'],
    ] as const) {
      const browser: Browser = { cookie: '' }
      const link = secretOf(won?.body[which].link)
      expect((await ask(browser, 'POST', '/api/set-up', { token: link, password: 'Nf3$kWq8vzRb' })).status).toBe(200)
      await enrol(browser)
      expect((await ask(browser, 'GET', '/api/me')).body.roles).toEqual([role])
      expect((await ask(browser, 'GET', '/api/accounts')).body.code).toBe('not-allowed')
    }
    expect(await own()).toBe('')
  })
})

describe('the operator of the machine', () => {
  test('names a security administrator, no other', async () => {
    expect(await byOperator('')).toEqual({ usernames: ['suhe'] })
    expect(await byOperator('qimuge')).toEqual({ usernames: ['suhe'] })
  })

  test('lets in one who lost telephone and password, or was disabled; with a line in the access log', async () => {
    await app.database.owner
      .updateTable('account')
      .set({ disabledAt: now(), disabledWhy: '90' })
      .where('username', '=', 'suhe')
      .execute()
    const answer = await byOperator('SuHe')
    if (!('made' in answer)) throw new Error('no link')
    const browser: Browser = { cookie: '' }
    const next = 'Tz5%hRw9kcVb'
    const used = await ask(browser, 'POST', '/api/set-up', { token: secretOf(answer.made.link), password: next })
    expect(used.body).toEqual({ next: 'enrol' })
    await enrol(browser)
    expect((await ask(browser, 'GET', '/api/accounts')).status).toBe(200)
    const lines = await inTenant(app.deps.db, TENANT, (tx) =>
      tx
        .selectFrom('accessLog')
        .select(['what', 'personId', 'details'])
        .where('tenantId', '=', TENANT)
        .orderBy('seq')
        .execute(),
    )
    expect(lines).toContainEqual({ what: 'account', personId: null, details: { did: 'reset' } })
  })
})
