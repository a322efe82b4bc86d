import { z } from 'zod'
import { id, words } from './fields.ts'
import { factors, next, password, username } from './people.ts'
import { route } from './route.ts'

const tag = 'people'
const time = z.iso.datetime()
const who = { personId: id }
/** The secret part of a one-time link: what stands behind its #. */
const linkToken = z.string().min(20).max(100)
const securityAdministrator = ['securityAdministrator'] as const

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
