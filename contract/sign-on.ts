import { z } from 'zod'
import { route } from './route.ts'

const tag = 'sign-on'

/**
 * The page to sign in, to which a browser comes back that could not sign on: `?failed=` says why, as a code of the errors,
 * `&to=` where it wanted to be.
 */
export const signInPage = '/sign-in'

export const signOnOffered = route({
  method: 'GET',
  path: '/api/sign-on',
  tag,
  summary: 'Whether the staff of this prefecture can sign on by an identity provider',
  who: 'public',
  output: z.object({ offered: z.boolean() }),
})

export const beginSignOn = route({
  method: 'GET',
  path: '/api/sign-on/begin',
  tag,
  summary: 'Leads a browser to the identity provider; afterwards to a path of this site',
  who: 'public',
  limit: 'signIn',
  query: z.object({ to: z.string().max(1000).optional() }),
  status: 303,
  errors: ['sign-on-unavailable'],
})

export const returnFromSignOn = route({
  method: 'GET',
  path: '/api/sign-on/return',
  tag,
  summary: 'Where the identity provider leads the browser back to: begins a session and goes on',
  who: 'public',
  limit: 'signIn',
  query: z.looseObject({}),
  status: 303,
  errors: ['sign-on-failed', 'sign-on-refused', 'sign-on-unavailable'],
})

export const signOnEnd = route({
  method: 'GET',
  path: '/api/sign-on/end',
  tag,
  summary: 'Where a browser that has signed out here signs out at the identity provider as well',
  who: 'public',
  output: z.object({ at: z.url().nullable().describe('Null where there is no such place, or it cannot be reached.') }),
})
