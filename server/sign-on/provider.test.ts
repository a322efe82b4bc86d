import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isDown } from './issuer-fetch.ts'
import { openProvider, type SignOnProvider } from './provider.ts'
import { newBrowserSecret, type Secrets, secretsOf } from './secrets.ts'
import type { SignOnSettings } from './settings.ts'
import { walker } from './test-browser.ts'
import { type Hand, type Issuer, startIssuer } from './test-issuer.ts'

const RETURN = 'http://127.0.0.1:1/api/sign-on/return'

let issuer: Issuer
beforeAll(async () => {
  issuer = await startIssuer()
  issuer.admit(RETURN)
})
afterAll(() => issuer?.close())
beforeEach(() => {
  issuer.tamper(null)
  issuer.describe(null)
  issuer.fail(null)
})

const settings = (other: Partial<SignOnSettings> = {}): SignOnSettings => ({
  issuer: issuer.issuer,
  clientId: issuer.clientId,
  clientSecret: issuer.clientSecret,
  claim: 'preferred_username',
  scope: 'openid profile',
  factors: [],
  tenantId: null,
  ...other,
})
const provider = (other?: Partial<SignOnSettings>) => openProvider(settings(other))

/** Goes to the provider and comes back as somebody. */
async function away(to: SignOnProvider, secrets: Secrets = secretsOf(newBrowserSecret())) {
  const begun = await to.begin(RETURN, secrets)
  const returned = await walker().walk(begun.href, 'zhang.san', ({ href }) => href.startsWith(RETURN))
  return { secrets, begun, returned, finish: () => to.finish(returned, secrets) }
}

test('somebody goes there and comes back with a name', async () => {
  const { begun, finish } = await away(provider())
  expect(Object.fromEntries(begun.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid profile',
    redirect_uri: RETURN,
  })
  expect(await finish()).toEqual({ ok: true, username: 'zhang.san', secondFactor: false })
})

test('the claim that names the account is a setting', async () => {
  expect(await (await away(provider({ claim: 'employee' }))).finish()).toMatchObject({ username: 'e-zhang.san' })
  expect(await (await away(provider({ claim: 'sub' }))).finish()).toMatchObject({ username: 'zhang.san' })
  expect(await (await away(provider({ claim: 'nothing' }))).finish()).toMatchObject({ reason: 'no claim nothing' })
})

test.each([
  [{ amr: ['pwd', 'otp'] }, ['otp'], true],
  [{ acr: 'urn:mfa' }, ['otp', 'urn:mfa'], true],
  [{ amr: ['pwd'] }, ['otp'], false],
  [{ amr: ['otp'] }, [], false],
  [{ amr: 'otp' }, ['otp'], false],
  [{}, ['otp'], false],
])('%j with %j as the second factor: %s', async (shown, factors, secondFactor) => {
  issuer.tamper((token, { read, signed }) => {
    const { header, claims } = read(token)
    return signed({ header, claims: { ...claims, ...shown } })
  })
  expect(await (await away(provider({ factors }))).finish()).toMatchObject({ ok: true, secondFactor })
})

describe('an attacker gets nobody’s name', () => {
  const changed =
    (claims: object, how: 'signed' | 'signedByOther' | 'unsigned' | 'confused' = 'signed') =>
    (token: string, hand: Hand) => {
      const read = hand.read(token)
      return hand[how]({ header: read.header, claims: { ...read.claims, ...claims } })
    }
  const seconds = (from: number) => Math.floor(Date.now() / 1000) + from

  test.each([
    ['swapped nonce', changed({ nonce: 'of another sign-on' })],
    ['no nonce', changed({ nonce: undefined })],
    ['another issuer', changed({ iss: 'https://id.example' })],
    ['another audience', changed({ aud: 'somebody-else' })],
    ['several audiences, for somebody else', changed({ aud: ['lianxin', 'x'], azp: 'x' })],
    ['expired', changed({ exp: seconds(-60) })],
    ['no expiry', changed({ exp: undefined })],
    ['not yet valid', changed({ nbf: seconds(3600) })],
    ['no subject', changed({ sub: undefined })],
    ['signed by somebody else', changed({}, 'signedByOther')],
    ['unsigned', changed({}, 'unsigned')],
    ['signed with the public key as a secret', changed({}, 'confused')],
    ['claims changed under the signature', (token: string) => tampered(token)],
    ['no token at all', () => 'x.y.z'],
  ])('by a token with %s', async (_name, change) => {
    const { finish } = await away(provider())
    issuer.tamper(change)
    expect(await finish()).toEqual({ ok: false, code: 'sign-on-failed', reason: expect.any(String) })
  })

  const tampered = (token: string) => {
    const [header = '', claims = '', signature = ''] = token.split('.')
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString())
    const other = Buffer.from(JSON.stringify({ ...said, preferred_username: 'admin' })).toString('base64url')
    return [header, other, signature].join('.')
  }

  test.each([
    ['wrong state', { state: 'of-another-sign-on' }],
    ['no state', { state: null }],
    ['the word of another issuer (RFC 9207)', { iss: 'https://id.example' }],
    ['no word of the issuer where it gives one', { iss: null }],
    ['another code', { code: 'x'.repeat(43) }],
    ['an error', { error: 'access_denied', code: null }],
    ['nothing', { code: null }],
  ])('by coming back with %s', async (_name, parameters) => {
    const to = provider()
    const { returned, secrets } = await away(to)
    const address = new URL(returned)
    for (const [name, value] of Object.entries(parameters)) {
      if (value === null) address.searchParams.delete(name)
      else address.searchParams.set(name, value)
    }
    expect(await to.finish(address, secrets)).toMatchObject({ ok: false, code: 'sign-on-failed' })
  })

  test('by a code that was used, or one of another browser', async () => {
    const to = provider()
    const first = await away(to)
    expect(await first.finish()).toMatchObject({ ok: true })
    expect(await first.finish()).toEqual({ ok: false, code: 'sign-on-failed', reason: 'provider: invalid_grant' })
    const [mine, theirs] = [await away(to), await away(to)]
    const injected = new URL(mine.returned)
    injected.searchParams.set('code', theirs.returned.searchParams.get('code') ?? '')
    // PKCE: the code belongs to the verifier of the other browser.
    expect(await to.finish(injected, mine.secrets)).toMatchObject({ reason: 'provider: invalid_grant' })
  })

  test('by a provider that calls itself by another name', async () => {
    issuer.describe((metadata) => ({ ...metadata, issuer: 'https://id.example' }))
    const begun = provider().begin(RETURN, secretsOf(newBrowserSecret()))
    expect(isDown(await begun.catch((error: unknown) => error))).toBe(true)
  })

  test.each(['token_endpoint', 'userinfo_endpoint', 'jwks_uri', 'authorization_endpoint'])(
    'by parts of the provider elsewhere: nothing is asked of another %s',
    async (name) => {
      const elsewhere = await startIssuer()
      try {
        issuer.describe((metadata) => ({ ...metadata, [name]: `${elsewhere.issuer}/x` }))
        const to = provider()
        const went = away(to).then(({ finish }) => finish())
        const told = await went.catch((error: unknown) => ({ ok: isDown(error) ? false : 'thrown' }))
        expect(told).toMatchObject({ ok: false })
        expect(elsewhere.asked).toEqual([])
      } finally {
        await elsewhere.close()
      }
    },
  )
})

describe('a provider that is', () => {
  test.each(['broken', 'redirecting'] as const)('%s is down, and up again without a restart', async (how) => {
    const to = provider()
    issuer.fail(how)
    const begun = to.begin(RETURN, secretsOf(newBrowserSecret()))
    expect(isDown(await begun.catch((error: unknown) => error))).toBe(true)
    expect(issuer.asked).not.toContain('/elsewhere')
    issuer.fail(null)
    const { finish } = await away(to)
    issuer.fail(how)
    expect(await finish()).toMatchObject({ ok: false })
    issuer.fail(null)
    expect(await (await away(to)).finish()).toMatchObject({ ok: true })
  })

  test('silent is given up on', async () => {
    issuer.fail('silent')
    const began = performance.now()
    const begun = provider().begin(RETURN, secretsOf(newBrowserSecret()))
    expect(isDown(await begun.catch((error: unknown) => error))).toBe(true)
    expect(performance.now() - began).toBeLessThan(8000)
  })

  test('not there is down', async () => {
    const gone = await startIssuer()
    await gone.close()
    const begun = provider({ issuer: gone.issuer }).begin(RETURN, secretsOf(newBrowserSecret()))
    expect(isDown(await begun.catch((error: unknown) => error))).toBe(true)
  })

  test('there is asked what it is once', async () => {
    const to = provider()
    issuer.asked.length = 0
    expect(issuer.asked).toEqual([])
    await Promise.all([1, 2, 3].map(() => to.begin(RETURN, secretsOf(newBrowserSecret()))))
    await to.begin(RETURN, secretsOf(newBrowserSecret()))
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration'])
  })
})
