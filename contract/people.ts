import { z } from 'zod'
import { id, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'people'
const time = z.iso.datetime()
const password = z.string().min(1).max(500)
const username = words(60)
const next = z
  .enum(['secondFactor', 'enrol', 'done'])
  .describe('What is missing: the second factor, setting one up, or nothing.')
const factors = z.array(z.enum(['totp', 'passkey']))
const who = { personId: id }
/** The secret part of a one-time link: what stands behind its #. */
const linkToken = z.string().min(20).max(100)
const securityAdministrator = ['securityAdministrator'] as const

export const me = route({
  method: 'GET',
  path: '/api/me',
  tag,
  summary: 'Who the caller is, what they hold today, and how they sign in',
  who: 'signedIn',
  output: z.object({
    id,
    name: z.string(),
    roles: z.array(z.string()),
    unitId: z.string().nullable(),
    regionCode: z.string().nullable(),
    prefecture: z.string(),
    username: z.string().nullable(),
    factors,
    passwordSetAt: time.nullable(),
    recoveryCodes: z.number().int().describe('Recovery codes that are left.'),
    grants: z.array(
      z.object({
        role: z.string(),
        unitId: z.string().nullable(),
        regionCode: z.string().nullable(),
        standsInFor: z.object({ id, name: z.string() }).nullable(),
      }),
    ),
  }),
})

export const signIn = route({
  method: 'POST',
  path: '/api/sign-in',
  tag,
  summary:
    'The first factor: username and password. Sets the cookie of a session that opens nothing but the second factor',
  who: 'public',
  limit: 'signIn',
  body: z.strictObject({
    username,
    password,
    prefecture: z
      .number()
      .int()
      .min(100_000)
      .max(999_999)
      .optional()
      .describe('Its division code, where the server has several.'),
  }),
  output: z.object({ next }),
  errors: ['sign-in-refused'],
})

export const readSignIn = route({
  method: 'GET',
  path: '/api/sign-in',
  tag,
  summary: 'How far the caller has signed in',
  who: 'signedIn',
  half: true,
  output: z.object({ next, name: z.string(), username: z.string().nullable(), prefecture: z.string(), factors }),
})

export const giveCode = route({
  method: 'POST',
  path: '/api/sign-in/code',
  tag,
  summary: 'The second factor: a one-time code of the authenticator, or a recovery code. Begins a session',
  who: 'signedIn',
  half: true,
  limit: 'signIn',
  body: z.strictObject({ code: z.string().min(1).max(40) }),
  output: z.object({ next }),
  errors: ['code-refused'],
})

export const signOut = route({
  method: 'POST',
  path: '/api/sign-out',
  tag,
  summary: 'Ends the session of this browser',
  who: 'public',
  prefecture: false,
  output: z.object({ ended: z.literal(true) }),
})

export const newTotp = route({
  method: 'POST',
  path: '/api/me/totp',
  tag,
  summary: 'Begins to set up an authenticator: its secret, told once, and what the confirmation has to bring along',
  who: 'signedIn',
  half: true,
  output: z.object({ secret: z.string(), uri: z.string(), pending: z.string() }),
  errors: ['second-factor-missing'],
})

export const setTotp = route({
  method: 'PUT',
  path: '/api/me/totp',
  tag,
  summary: 'Confirms the authenticator with a code of it; answers with recovery codes, told once, and begins a session',
  who: 'signedIn',
  half: true,
  limit: 'signIn',
  body: z.strictObject({ pending: z.string().max(400), code: z.string().min(1).max(20) }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ['code-refused', 'second-factor-missing'],
})

export const setPassword = route({
  method: 'PUT',
  path: '/api/me/password',
  tag,
  summary: 'Another password; ends every other session',
  who: 'signedIn',
  limit: 'signIn',
  body: z.strictObject({ old: password, password }),
  output: z.object({ ended: z.number().int().describe('Other sessions that were ended.') }),
  errors: ['sign-in-refused', 'password-refused'],
})

export const newRecoveryCodes = route({
  method: 'POST',
  path: '/api/me/recovery-codes',
  tag,
  summary: 'Ten new recovery codes, told once; earlier ones count no more',
  who: 'signedIn',
  output: z.object({ recoveryCodes: z.array(z.string()) }),
})

const base64url = z
  .string()
  .min(1)
  .max(8000)
  .regex(/^[\w-]+$/)
/** What a browser hands over from an authenticator (WebAuthn, `toJSON()`). */
const handedOver = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()),
}
const registered = z.strictObject({
  ...handedOver,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.optional(),
    transports: z.array(z.string().max(40)).max(10).optional(),
    publicKeyAlgorithm: z.number().int().optional(),
    publicKey: base64url.optional(),
  }),
})
const asserted = z.strictObject({
  ...handedOver,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
})
const forAuthenticator = z.object({
  options: z.record(z.string(), z.unknown()).describe('For navigator.credentials, as `parse…FromJSON` takes it.'),
})

export const askForPasskey = route({
  method: 'POST',
  path: '/api/me/passkeys/options',
  tag,
  summary: 'What the browser needs to make a passkey; the first one in the session of the password',
  who: 'signedIn',
  half: true,
  output: forAuthenticator,
  errors: ['second-factor-missing'],
})

export const addPasskey = route({
  method: 'POST',
  path: '/api/me/passkeys',
  tag,
  summary: 'Keeps a passkey. The first second factor tells recovery codes, once, and begins a session',
  who: 'signedIn',
  half: true,
  limit: 'signIn',
  body: z.strictObject({ name: words(40), credential: registered }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  status: 201,
  errors: ['passkey-refused', 'second-factor-missing'],
})

export const listPasskeys = route({
  method: 'GET',
  path: '/api/me/passkeys',
  tag,
  summary: 'The caller’s passkeys',
  who: 'signedIn',
  output: z.object({
    rows: z.array(z.object({ id: z.string(), name: z.string(), addedAt: time, usedAt: time.nullable() })),
  }),
})

export const dropPasskey = route({
  method: 'DELETE',
  path: '/api/me/passkeys/:passkeyId',
  tag,
  summary: 'Forgets a passkey; not the last second factor',
  who: 'signedIn',
  params: z.object({ passkeyId: base64url }),
  output: z.object({ dropped: z.number().int() }),
  errors: ['last-factor'],
})

export const askToSignIn = route({
  method: 'POST',
  path: '/api/sign-in/passkey/options',
  tag,
  summary: 'What the browser needs to sign in with a passkey, which is both factors',
  who: 'public',
  limit: 'signIn',
  output: forAuthenticator,
})

export const signInByPasskey = route({
  method: 'POST',
  path: '/api/sign-in/passkey',
  tag,
  summary: 'Signs in with a passkey',
  who: 'public',
  limit: 'signIn',
  body: z.strictObject({ credential: asserted }),
  output: z.object({ next }),
  errors: ['passkey-refused'],
})

export const listSessions = route({
  method: 'GET',
  path: '/api/sessions',
  tag,
  summary: 'Where the caller is signed in',
  who: 'signedIn',
  output: z.object({
    rows: z.array(
      z.object({
        id,
        beganAt: time,
        seenAt: time,
        agent: z.string().nullable(),
        address: z.string().nullable(),
        here: z.boolean().describe('This very session.'),
      }),
    ),
  }),
})

export const endSession = route({
  method: 'DELETE',
  path: '/api/sessions/:sessionId',
  tag,
  summary: 'Ends one of the caller’s sessions',
  who: 'signedIn',
  params: z.object({ sessionId: id }),
  output: z.object({ ended: z.number().int() }),
})

export const endOtherSessions = route({
  method: 'DELETE',
  path: '/api/sessions',
  tag,
  summary: 'Ends every session of the caller but this one',
  who: 'signedIn',
  output: z.object({ ended: z.number().int() }),
})

const account = z.object({
  personId: id,
  name: z.string(),
  username: z.string(),
  state: z.enum(['invited', 'open', 'locked', 'disabled']),
  factors,
  openedAt: time,
  seenAt: time.nullable(),
  disabledWhy: z.string().nullable(),
})
const link = z.object({
  link: z.string().describe('Told once: /set-up#…, for this person alone.'),
  endsAt: time,
})

export const listAccounts = route({
  method: 'GET',
  path: '/api/accounts',
  tag,
  summary: 'Every account of the prefecture',
  who: securityAdministrator,
  output: z.object({ rows: z.array(account) }),
})

export const openAccount = route({
  method: 'POST',
  path: '/api/accounts',
  tag,
  summary: 'Opens an account for a person of the catalogue; answers with a link with which they set their password',
  who: securityAdministrator,
  body: z.strictObject({ personId: id, username: username.max(60) }),
  output: link,
  status: 201,
  errors: ['no-such-person', 'account-exists', 'username-taken', 'username-refused'],
})

export const resetAccount = route({
  method: 'POST',
  path: '/api/accounts/:personId/link',
  tag,
  summary: 'A new link for somebody who lost password or second factor; ends their sessions and takes both away',
  who: securityAdministrator,
  params: z.object(who),
  output: link,
  status: 201,
  errors: ['account-not-found', 'own-account'],
})

export const disableAccount = route({
  method: 'PUT',
  path: '/api/accounts/:personId/disabled',
  tag,
  summary: 'Disables an account, or takes that back; a disabled one has no session from that moment on',
  who: securityAdministrator,
  params: z.object(who),
  body: z.strictObject({ disabled: z.boolean(), why: words(200) }),
  output: account,
  errors: ['account-not-found', 'own-account'],
})

export const readLink = route({
  method: 'POST',
  path: '/api/set-up/read',
  tag,
  summary: 'What a one-time link is for; does not use it up',
  who: 'public',
  prefecture: false,
  limit: 'signIn',
  body: z.strictObject({ token: linkToken }),
  output: z.object({
    purpose: z.enum(['firstAdministrators', 'password']),
    prefecture: z.string(),
    name: z.string().nullable(),
    username: z.string().nullable(),
    endsAt: time,
  }),
  errors: ['link-refused'],
})

export const setUp = route({
  method: 'POST',
  path: '/api/set-up',
  tag,
  summary: 'Uses up a link: sets the password and begins the session in which the second factor is set up',
  who: 'public',
  prefecture: false,
  limit: 'signIn',
  body: z.strictObject({ token: linkToken, password }),
  output: z.object({ next }),
  errors: ['link-refused', 'password-refused'],
})

const newAdministrator = z.strictObject({ name: words(30), username })

export const setUpAdministrators = route({
  method: 'POST',
  path: '/api/set-up/administrators',
  tag,
  summary:
    'Uses up the first link of a prefecture: three administrators, of whom the caller is the security administrator',
  who: 'public',
  prefecture: false,
  limit: 'signIn',
  body: z.strictObject({
    token: linkToken,
    security: newAdministrator.extend({ password }),
    system: newAdministrator,
    audit: newAdministrator,
  }),
  output: z.object({ next, system: link, audit: link }),
  errors: ['link-refused', 'password-refused', 'username-taken', 'username-refused', 'same-person-twice'],
})
