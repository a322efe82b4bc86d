import { z } from 'zod'
import { requestKinds } from '../domain/access/retention.ts'
import { day, id, newId, words } from './fields.ts'
import { submitter } from './intake.ts'
import { route } from './route.ts'

const tag = 'identity'
const time = z.iso.datetime()
const kind = z.enum(Object.keys(requestKinds) as [keyof typeof requestKinds, ...(keyof typeof requestKinds)[]])
const byNumber = z.object({ number: words(40) })
const withCode = z.object({ code: z.string().min(1).max(40) })
const securityAdministrator = ['securityAdministrator'] as const

const request = z.object({
  id,
  kind,
  zh: z.string(),
  en: z.string(),
  words: z.string(),
  askedAt: time,
  dueOn: day,
  extendedWhy: z.string().nullable(),
  decidedAt: time.nullable(),
  granted: z.boolean().nullable(),
  reason: z.string().nullable(),
})

export const askAboutIdentity = route({
  method: 'POST',
  path: '/api/submissions/:number/requests',
  tag,
  summary: 'The submitter asks to see, correct or delete what is kept of who they are, or to have it explained',
  who: 'public',
  params: byNumber,
  query: withCode,
  body: z.strictObject({
    id: newId,
    kind,
    words: words(1000),
    identity: submitter.optional().describe('For a correction: the identity as it should be.'),
  }),
  output: request,
  status: 201,
  errors: ['submission-not-found', 'id-used-twice', 'request-open', 'identity-missing'],
})

export const ownRequests = route({
  method: 'GET',
  path: '/api/submissions/:number/requests',
  tag,
  summary: 'What the submitter asked about their identity, and how it was answered',
  who: 'public',
  params: byNumber,
  query: withCode,
  output: z.object({ rows: z.array(request) }),
  errors: ['submission-not-found'],
})

const listed = request.extend({
  number: z.string(),
  status: z.string().describe('Of the matter.'),
  hindrance: z.enum(['in-hand', 'on-hold']).nullable().describe('Why a deletion is not possible now.'),
})

export const listIdentityRequests = route({
  method: 'GET',
  path: '/api/identity-requests',
  tag,
  summary: 'Requests about identities: the open ones, first due first, or those decided, newest first',
  who: securityAdministrator,
  query: z.object({ open: z.enum(['true', 'false']).default('true') }),
  output: z.object({ rows: z.array(listed) }),
})

export const decideIdentityRequest = route({
  method: 'POST',
  path: '/api/identity-requests/:requestId/decision',
  tag,
  summary: 'Grants or refuses a request, with the reason its submitter reads; a correction or deletion is done at once',
  who: securityAdministrator,
  params: z.object({ requestId: id }),
  body: z.strictObject({ granted: z.boolean(), reason: words(1000) }),
  output: listed,
  errors: ['request-not-found', 'request-decided', 'erasure-hindered'],
})

export const extendIdentityRequest = route({
  method: 'POST',
  path: '/api/identity-requests/:requestId/extension',
  tag,
  summary: 'Takes as many working days more, once, with a reason its submitter reads',
  who: securityAdministrator,
  params: z.object({ requestId: id }),
  body: z.strictObject({ why: words(500) }),
  output: listed,
  errors: ['request-not-found', 'request-decided', 'extension-used'],
})

const hold = z.object({ number: z.string(), held: z.boolean(), reason: z.string(), by: z.string(), at: time })

export const listHolds = route({
  method: 'GET',
  path: '/api/holds',
  tag,
  summary: 'Matters of which nothing is erased',
  who: securityAdministrator,
  output: z.object({ rows: z.array(hold) }),
})

export const setHold = route({
  method: 'PUT',
  path: '/api/holds/:number',
  tag,
  summary: 'Puts a matter on legal hold, or ends it: while it lasts nobody’s identity in it is erased',
  who: securityAdministrator,
  params: byNumber,
  body: z.strictObject({ held: z.boolean(), reason: words(500) }),
  output: hold,
  errors: ['matter-not-found', 'hold-as-it-is'],
})
