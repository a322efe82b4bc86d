import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
} from 'openid-client'
import { isDown, issuerFetch, ProviderDown } from './issuer-fetch.ts'
import type { Secrets } from './secrets.ts'
import type { SignOnSettings } from './settings.ts'

/** Whom the provider names, or why it names nobody. */
export type Named =
  | Readonly<{ ok: true; username: string; secondFactor: boolean }>
  /** `reason`: a code for the log, never a word of the provider's or a part of a token. */
  | Readonly<{ ok: false; code: 'sign-on-failed' | 'sign-on-unavailable'; reason: string }>

/** An identity provider by OpenID Connect (Core 1.0, code flow with PKCE). Nothing is asked of it before somebody signs on. */
export type SignOnProvider = Readonly<{
  settings: SignOnSettings
  /** Where the browser goes. @throws ProviderDown */
  begin: (redirectUri: string, secrets: Secrets) => Promise<URL>
  /** Who has come back to `returned`, the whole address with its query. */
  finish: (returned: URL, secrets: Secrets) => Promise<Named>
  /** Where the browser ends the session at the provider; null where there is no such place. @throws ProviderDown */
  end: (returnTo: string) => Promise<URL | null>
}>

const TIMEOUT_S = 5
/** Seconds by which the clocks of two machines may differ. */
const TOLERANCE_S = 30
/** What a provider says of itself is asked for again after this. */
const KEPT_MS = 24 * 3_600_000

export function openProvider(settings: SignOnSettings): SignOnProvider {
  const configuration = keep(() => discover(settings))
  return {
    settings,
    async begin(redirectUri, { state, nonce, verifier }) {
      const config = await configuration()
      return buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
    },
    async finish(returned, secrets) {
      try {
        return await named(await configuration(), settings, returned, secrets)
      } catch (error) {
        return isDown(error)
          ? { ok: false, code: 'sign-on-unavailable', reason: 'down' }
          : { ok: false, code: 'sign-on-failed', reason: codeOf(error) }
      }
    },
    async end(returnTo) {
      const config = await configuration()
      if (!config.serverMetadata().end_session_endpoint) return null
      return buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo })
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: SignOnSettings): Promise<Configuration> {
  const server = new URL(issuer)
  try {
    const metadata = { [clockTolerance]: TOLERANCE_S, ...(clientSecret !== null && { client_secret: clientSecret }) }
    const config = await discovery(server, clientId, metadata, clientSecret === null ? None() : undefined, {
      [customFetch]: issuerFetch(issuer),
      timeout: TIMEOUT_S,
      // Plain HTTP is possible for 127.0.0.1 alone, which the settings see to.
      execute: [enableNonRepudiationChecks, ...(server.protocol === 'http:' ? [allowInsecureRequests] : [])],
    })
    const { authorization_endpoint: there = '' } = config.serverMetadata()
    if (URL.parse(there)?.origin !== server.origin) throw new Error('an address beyond the issuer')
    return config
  } catch (error) {
    throw new ProviderDown('discovery', { cause: error })
  }
}

/** Everything is checked: state, issuer, code, PKCE, the signature, audience, nonce and times of the ID token. */
async function named(
  config: Configuration,
  { claim, factors }: SignOnSettings,
  returned: URL,
  { state, nonce, verifier }: Secrets,
): Promise<Named> {
  const tokens = await authorizationCodeGrant(config, returned, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) return { ok: false, code: 'sign-on-failed', reason: 'no ID token' }
  const username = claims[claim] ?? (await fetchUserInfo(config, tokens.access_token, claims.sub))[claim]
  if (typeof username !== 'string' || username === '')
    return { ok: false, code: 'sign-on-failed', reason: `no claim ${claim}` }
  const shown = [claims.acr, ...(Array.isArray(claims.amr) ? claims.amr : [])]
  return { ok: true, username, secondFactor: shown.some((one) => typeof one === 'string' && factors.includes(one)) }
}

/** Makes it once and keeps it; what could not be made is tried again, and an old one serves while no new one can be had. */
function keep<T>(make: () => Promise<T>): () => Promise<T> {
  let made: { value: T; at: number } | null = null
  let making: Promise<T> | null = null
  const renew = async () => {
    try {
      const value = await make()
      made = { value, at: performance.now() }
      return value
    } finally {
      making = null
    }
  }
  return async () => {
    if (made && performance.now() - made.at < KEPT_MS) return made.value
    making ??= renew()
    const earlier = made
    return earlier ? making.catch(() => earlier.value) : making
  }
}

/** `OAUTH_JWT_CLAIM_COMPARISON_FAILED`, `invalid_grant`: what the library or the standard calls it. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'error' in error) return `provider: ${wordOf(error.error)}`
  return error instanceof Error && 'code' in error ? wordOf(error.code) : 'unforeseen'
}

function wordOf(said: unknown): string {
  return typeof said === 'string' && /^[\w-]{1,60}$/.test(said) ? said : 'unforeseen'
}
