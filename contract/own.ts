import { z } from 'zod'
import { id, newId, words } from './fields.ts'
import { route } from './route.ts'

// What a submitter does about their own submission: by number and query code, or by the telephone they have shown.

const tag = 'intake'
const byNumber = z.object({ number: words(40) })
const withCode = z.object({ code: z.string().min(1).max(40) })
const stars = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

const told = z.strictObject({
  id: newId.describe('Made by the caller: sent twice, it counts once.'),
  orderId: id.describe('The order of the unit that asked.'),
  text: words(2000),
})
const rated = z.strictObject({
  id: newId.describe('Made by the caller: sent twice, it counts once.'),
  solved: z.enum(['solved', 'partly', 'notSolved']),
  satisfied: stars,
  note: words(2000).optional(),
})
const done = z.object({ ok: z.literal(true) })
const chain = z.object({
  tenantId: z.number().int(),
  matterId: id,
  lines: z.array(
    z.object({
      id,
      seq: z.number().int(),
      action: z.string(),
      at: z.iso.datetime(),
      content: z.string().describe('The hash of who wrote and what: neither is told here.'),
      hash: z.string(),
    }),
  ),
})
const refusals = ['wrong-status', 'wrong-order-status', 'no-such-order', 'nothing-requested', 'id-used-twice'] as const

export const giveOwnInformation = route({
  method: 'POST',
  path: '/api/submissions/:number/information',
  tag,
  summary: 'Answers what a unit asked; its clock runs again',
  who: 'public',
  params: byNumber,
  query: withCode,
  body: told,
  output: done,
  status: 201,
  errors: ['submission-not-found', ...refusals],
})

export const rateOwn = route({
  method: 'POST',
  path: '/api/submissions/:number/rating',
  tag,
  summary: 'Says whether it was solved, and how satisfied the submitter is',
  who: 'public',
  params: byNumber,
  query: withCode,
  body: rated,
  output: done,
  status: 201,
  errors: ['submission-not-found', ...refusals],
})

export const readRating = route({
  method: 'GET',
  path: '/api/ratings/:number',
  tag,
  summary: 'What the link of a notice opens: whether the answer still waits for its rating',
  who: 'public',
  params: byNumber,
  query: withCode,
  output: z.object({
    number: z.string(),
    unit: z.string().nullable(),
    mayRate: z.boolean().describe('false once it was rated, or taken up again.'),
  }),
  errors: ['submission-not-found'],
})

export const rateByLink = route({
  method: 'POST',
  path: '/api/ratings/:number',
  tag,
  summary: 'Rates an answer by the link of a notice, once',
  who: 'public',
  params: byNumber,
  query: withCode,
  body: rated,
  output: done,
  status: 201,
  errors: ['submission-not-found', 'rated-already', ...refusals],
})

export const readOwnChain = route({
  method: 'GET',
  path: '/api/submissions/:number/chain',
  tag,
  summary: 'The chain of the matter’s lines without words or names, for the submitter to recompute',
  who: 'public',
  params: byNumber,
  query: withCode,
  output: chain,
  errors: ['submission-not-found'],
})

export const giveShownInformation = route({
  method: 'POST',
  path: '/api/citizen/submissions/:number/information',
  tag,
  summary: 'The same for whoever has shown a code sent to their telephone',
  who: 'public',
  params: byNumber,
  body: told,
  output: done,
  status: 201,
  errors: ['phone-not-shown', 'submission-not-found', ...refusals],
})

export const rateShown = route({
  method: 'POST',
  path: '/api/citizen/submissions/:number/rating',
  tag,
  summary: 'The same for whoever has shown a code sent to their telephone',
  who: 'public',
  params: byNumber,
  body: rated,
  output: done,
  status: 201,
  errors: ['phone-not-shown', 'submission-not-found', ...refusals],
})

export const readShownChain = route({
  method: 'GET',
  path: '/api/citizen/submissions/:number/chain',
  tag,
  summary: 'The same for whoever has shown a code sent to their telephone',
  who: 'public',
  params: byNumber,
  output: chain,
  errors: ['phone-not-shown', 'submission-not-found'],
})
