import { z } from 'zod'
import { statuses } from '../domain/ledger/actions.ts'
import { words } from './fields.ts'
import { lookUp } from './intake.ts'
import { route } from './route.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const tag = 'citizen'

/** As somebody writes it. */
const phone = words(40)

export const askCode = route({
  method: 'POST',
  path: '/api/citizen/codes',
  tag,
  summary: 'Sends a code to a telephone from which something was submitted; the answer does not tell whether it was',
  who: 'public',
  limit: 'signIn',
  body: z.strictObject({ phone }),
  output: z.object({ minutes: z.number().int().describe('How long the code holds.') }),
  errors: ['no-mobile-number', 'too-many-codes', 'codes-busy', 'sms-unavailable'],
})

export const showCode = route({
  method: 'POST',
  path: '/api/citizen/session',
  tag,
  summary: 'The code that was sent: opens one’s own submissions in this browser',
  who: 'public',
  limit: 'signIn',
  body: z.strictObject({ phone, code: z.string().min(1).max(20) }),
  output: z.object({ signedIn: z.literal(true) }),
  errors: ['no-mobile-number', 'wrong-phone-code', 'codes-busy', 'sms-unavailable'],
})

export const citizenSession = route({
  method: 'GET',
  path: '/api/citizen/session',
  tag,
  summary: 'Whether this browser has shown a code, and whether codes are sent at all',
  who: 'public',
  output: z.object({ signedIn: z.boolean(), open: z.boolean() }),
})

export const endCitizenSession = route({
  method: 'DELETE',
  path: '/api/citizen/session',
  tag,
  summary: 'Closes one’s submissions in this browser',
  who: 'public',
  output: z.object({ signedIn: z.literal(false) }),
})

export const ownSubmissions = route({
  method: 'GET',
  path: '/api/citizen/submissions',
  tag,
  summary:
    'What was submitted from this telephone, newest first; not what was said in full secrecy, nor reports of wrongdoing',
  who: 'public',
  output: z.object({
    rows: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        receivedAt: z.iso.datetime(),
        status: keys(statuses),
        statusText: z.object({ zh: z.string(), en: z.string() }),
      }),
    ),
    more: z.boolean().describe('There are older ones, to be found by number and query code.'),
  }),
  errors: ['phone-not-shown'],
})

export const ownSubmission = route({
  method: 'GET',
  path: '/api/citizen/submissions/:number',
  tag,
  summary: 'Where one of them is: the same as by number and query code',
  who: 'public',
  params: z.object({ number: words(40) }),
  output: lookUp.output,
  errors: ['phone-not-shown', 'submission-not-found'],
})
