import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useApp } from '../../test/app.ts'
import { actor, uid } from '../../test/make.ts'
import { TENANT } from '../../test/prefecture.ts'
import { type SignedOn, startSignedOn } from './test-site.ts'
import { walker } from './test-browser.ts'

let clock = Date.now()
const served = useApp(() => new Date(clock))

let site: SignedOn
beforeAll(async () => {
  site = await startSignedOn(served)
  await site.account(actor('operator').id, 'zhang.san')
  await site.account(actor('dispatcher').id, 'li.si', { disabledAt: new Date(clock) })
  // A person whom the catalogue does not have.
  await site.account(uid(4242), 'wang.wu')
})
afterAll(() => site?.close())
beforeEach(async () => {
  clock = Date.now()
  site.issuer.fail(null)
  site.showing({ amr: ['otp'] })
  await served.database.owner.deleteFrom('session').execute()
})

const sessions = async () => (await served.database.owner.selectFrom('session').selectAll().execute()).length
const lastLine = () =>
  served.database.owner
    .selectFrom('accessLog')
    .select(['what', 'personId', 'ok', 'details'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

describe('somebody of the staff', () => {
  test('signs on at the provider and is in, where they wanted to be', async () => {
    const { browser, answer } = await site.signOn('zhang.san', '/desk?status=opened')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk?status=opened'])
    const [session, away] = answer.headers.getSetCookie().toSorted((a, b) => b.length - a.length)
    expect(session).toMatch(/^lianxin=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(away).toMatch(/^lianxin-sign-on=; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0$/)
    const me = await browser.ask(`${site.url}/api/me`)
    expect(await me.json()).toMatchObject({ id: actor('operator').id })
    expect(await lastLine()).toEqual({
      what: 'signIn',
      personId: actor('operator').id,
      ok: true,
      details: { by: 'signOn', agent: 'node' },
    })
  })

  test.each(['ZHANG.SAN', 'ｚｈａｎｇ.san'])('is who they are also as %s', async (name) => {
    const { answer } = await site.signOn(name)
    expect(answer.headers.get('location')).toBe('/')
  })

  test('is asked for the second factor where the provider saw none that counts', async () => {
    site.showing({ amr: ['pwd'] })
    const { browser, answer } = await site.signOn('zhang.san', '/desk')
    expect(answer.headers.get('location')).toBe('/sign-in?to=%2Fdesk')
    const me = await browser.ask(`${site.url}/api/matters`)
    expect(await me.json()).toMatchObject({ code: 'second-factor-missing' })
  })

  test.each([
    ['without an account', 'nobody'],
    ['whose account is disabled', 'li.si'],
    ['who has left', 'wang.wu'],
  ])('%s is refused, and no account is made', async (_name, login) => {
    const accounts = () => served.database.owner.selectFrom('account').selectAll().execute()
    const before = await accounts()
    const { answer } = await site.signOn(login)
    expect(await answer.json()).toMatchObject({ code: 'sign-on-refused' })
    expect(answer.headers.getSetCookie().join()).not.toContain('lianxin=')
    expect([await sessions(), await accounts()]).toEqual([0, before])
    expect(await lastLine()).toMatchObject({ what: 'signInFailed', ok: false, details: { why: 'no account' } })
  })

  test('signs out here at once, and is told where to sign out there', async () => {
    const { browser } = await site.signOn('zhang.san')
    await browser.ask(`${site.url}/api/sign-out`, { method: 'POST' })
    const { at } = await (await browser.ask(`${site.url}/api/sign-on/end`)).json()
    expect(at).toBe(
      `${site.issuer.issuer}/session/end?post_logout_redirect_uri=${encodeURIComponent(`${site.url}/sign-in`)}&client_id=lianxin`,
    )
    expect((await browser.ask(`${site.url}/api/me`)).status).toBe(401)
    expect(await sessions()).toBe(0)
  })

  test('leaves an earlier session of the browser behind', async () => {
    const first = await site.signOn('zhang.san')
    const planted = new Map(first.browser.cookies.get(new URL(site.url).host))
    await site.signOn('zhang.san', '/', first.browser)
    expect(first.browser.cookies.get(new URL(site.url).host)?.get('lianxin')).not.toBe(planted.get('lianxin'))
    expect(await sessions()).toBe(1)
  })
})

describe('an attacker', () => {
  test('cannot make somebody come back as another (login CSRF)', async () => {
    const attacker = walker()
    const returned = await site.away(attacker, 'zhang.san')
    const victim = walker()
    expect((await (await victim.ask(returned.href)).json()).code).toBe('sign-on-failed')
    // Also one who is away herself.
    await victim.ask(`${site.url}/api/sign-on/begin`)
    expect((await (await victim.ask(returned.href)).json()).code).toBe('sign-on-failed')
    expect(await sessions()).toBe(0)
    expect((await attacker.ask(returned.href)).status).toBe(303)
  })

  test('cannot come back twice with the same address', async () => {
    const browser = walker()
    const returned = await site.away(browser, 'zhang.san')
    const kept = new Map(browser.cookies.get(new URL(site.url).host))
    expect((await browser.ask(returned.href)).status).toBe(303)
    expect((await browser.ask(returned.href)).status).toBe(403)
    browser.cookies.set(new URL(site.url).host, kept)
    expect((await browser.ask(returned.href)).status).toBe(403)
    expect(await sessions()).toBe(1)
  })

  test('cannot use two tries of one code at once', async () => {
    const browser = walker()
    const returned = await site.away(browser, 'zhang.san')
    const tries = await Promise.all(Array.from({ length: 8 }, () => browser.ask(returned.href)))
    expect(tries.filter(({ status }) => status === 303).length).toBe(1)
  })

  test('comes too late after ten minutes', async () => {
    const browser = walker()
    const returned = await site.away(browser, 'zhang.san')
    clock += 10 * 60_000
    expect((await (await browser.ask(returned.href)).json()).code).toBe('sign-on-failed')
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '%2F%2Fevil.example',
    '/%09/evil.example',
    '\t//evil.example',
  ])('cannot have somebody led on to %s', async (to) => {
    const { answer } = await site.signOn('zhang.san', to)
    const location = answer.headers.get('location') ?? ''
    expect(new URL(location, site.url).origin).toBe(site.url)
    expect(location).toMatch(/^\/(?![/\\])/)
  })

  test('finds neither state nor nonce nor verifier in the database', async () => {
    const browser = walker()
    const begun = await browser.ask(`${site.url}/api/sign-on/begin?to=/desk`)
    const there = new URL(begun.headers.get('location') ?? '')
    const rows = await served.database.owner.selectFrom('signOn').selectAll().execute()
    const stored = JSON.stringify(
      rows.map(({ stateHash, browserHash, ...rest }) => [rest, text(stateHash), text(browserHash)]),
    )
    const secret = browser.cookies.get(new URL(site.url).host)?.get('lianxin-sign-on') ?? '?'
    for (const one of [there.searchParams.get('state'), there.searchParams.get('nonce'), secret])
      expect(stored).not.toContain(one)
    expect(secret).toHaveLength(43)
  })

  const text = (bytes: Buffer) => [bytes.toString('utf8'), bytes.toString('base64url')].join(' ')
})

describe('where the provider is down', () => {
  test('a browser is led to the page to sign in, which says so; anything else is told', async () => {
    const down = await startSignedOn(served)
    down.issuer.fail('broken')
    const page = await walker().ask(`${down.url}/api/sign-on/begin?to=/desk`, { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in?failed=sign-on-unavailable&to=%2Fdesk'])
    const told = await walker().ask(`${down.url}/api/sign-on/begin`)
    expect([told.status, (await told.json()).code]).toEqual([503, 'sign-on-unavailable'])
    expect((await (await walker().ask(`${down.url}/api/sign-on`)).json()).offered).toBe(true)
    expect(await (await walker().ask(`${down.url}/api/sign-on/end`)).json()).toEqual({ at: null })
    await down.close()
  })

  test('who is on the way back is told, and who is in can sign out', async () => {
    const { browser } = await site.signOn('zhang.san')
    const away = walker()
    const returned = await site.away(away, 'zhang.san')
    site.issuer.fail('broken')
    expect((await (await away.ask(returned.href)).json()).code).toBe('sign-on-unavailable')
    expect((await browser.ask(`${site.url}/api/sign-on/end`)).status).toBe(200)
    await browser.ask(`${site.url}/api/sign-out`, { method: 'POST' })
    expect((await browser.ask(`${site.url}/api/me`)).status).toBe(401)
  })

  test('and where there is none, nothing is offered', async () => {
    expect((await served.call('GET', '/api/sign-on')).body).toEqual({ offered: false })
    expect((await served.call('GET', '/api/sign-on/begin')).body.code).toBe('sign-on-unavailable')
    expect((await served.call('GET', '/api/sign-on/return?code=x&state=y')).body.code).toBe('sign-on-unavailable')
    expect((await served.call('GET', '/api/sign-on/end')).body).toEqual({ at: null })
  })
})

test('people of another prefecture are not found', async () => {
  const elsewhere = await startSignedOn(served, { tenantId: TENANT + 1 })
  const { answer } = await elsewhere.signOn('zhang.san')
  expect((await answer.json()).code).toBe('sign-on-refused')
  await elsewhere.close()
})
