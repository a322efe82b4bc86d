import { z } from 'zod'
import { id, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'people'
const time = z.iso.datetime()
export const password = z.string().min(1).max(500)
export const username = words(60)
export const next = z
  .enum(['secondFactor', 'enrol', 'done'])
  .describe('What is missing: the second factor, setting one up, or nothing.')
export const prefecture = z
  .number()
  .int()
  .min(100_000)
  .max(999_999)
  .describe('Its division code, where the server has several.')
export const factors = z.array(z.enum(['totp', 'passkey']))

export const me = route({
  method: 'GET',
  path: '/api/me',
  tag,
  summary: 'Who the caller is, what they hold today, and how they sign in',
  who: 'signedIn',
  oldPassword: true,
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
    prefecture: prefecture.optional(),
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
  oldPassword: true,
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
