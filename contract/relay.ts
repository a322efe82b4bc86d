import { z } from 'zod'
import { code, id, newId, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'relay'
const text = words(1000)

export const relayMessage = z.object({
  id,
  from: z.enum(['unit', 'submitter']),
  text: z.string(),
  redacted: z.boolean().describe('Names, telephones and numbers of people were taken out for this reader.'),
  at: z.iso.datetime(),
})

/** What one unit and one submitter wrote to each other. */
const exchange = z.object({
  unitId: z.string(),
  unit: z.string().describe('The name of the unit; nobody’s own.'),
  open: z.boolean().describe('The unit’s order is out: both may write.'),
  messages: z.array(relayMessage),
})

const ofVoice = z.object({ matterId: id, submissionId: id })

export const readRelay = route({
  method: 'GET',
  path: '/api/matters/:matterId/voices/:submissionId/relay',
  tag,
  summary: 'What units and a submitter wrote to each other: a unit its own exchange, who dispatches and supervises all',
  who: ['unitHandler', 'unitLeader', 'dispatcher', 'supervisor'],
  params: ofVoice,
  output: z.object({ exchanges: z.array(exchange) }),
  errors: ['matter-not-found', 'submission-not-found'],
})

export const sendRelay = route({
  method: 'POST',
  path: '/api/matters/:matterId/voices/:submissionId/relay',
  tag,
  summary: 'A unit writes to a submitter without learning who it is; sent twice under one id, it is one message',
  who: ['unitHandler', 'unitLeader'],
  params: ofVoice,
  body: z.strictObject({ id: newId, orderId: id.describe('The unit’s order, which has to be out.'), text }),
  output: relayMessage,
  status: 201,
  errors: [
    'matter-not-found',
    'submission-not-found',
    'no-such-order',
    'relay-closed',
    'relay-limit',
    'relay-names',
    'id-used-twice',
  ],
})

const byNumber = z.object({ number: words(40) })
const withCode = z.object({ code: z.string().min(1).max(40) })
const own = z.object({
  exchanges: z.array(
    exchange.extend({
      reads: z.enum(['plain', 'redacted']).describe('How the unit reads what the submitter writes.'),
    }),
  ),
})

const ownAnswer = z.strictObject({ id: newId, unitId: code.describe('The unit that wrote.'), text })
const answered = ['submission-not-found', 'relay-closed', 'relay-limit', 'id-used-twice'] as const

export const readOwnRelay = route({
  method: 'GET',
  path: '/api/submissions/:number/relay',
  tag,
  summary: 'What units wrote to the submitter, and what they answered: by number and query code',
  who: 'public',
  params: byNumber,
  query: withCode,
  output: own,
  errors: ['submission-not-found'],
})

export const answerRelay = route({
  method: 'POST',
  path: '/api/submissions/:number/relay',
  tag,
  summary: 'The submitter answers a unit that has written to them; sent twice under one id, it is one message',
  who: 'public',
  params: byNumber,
  query: withCode,
  body: ownAnswer,
  output: relayMessage,
  status: 201,
  errors: answered,
})

export const readShownRelay = route({
  method: 'GET',
  path: '/api/citizen/submissions/:number/relay',
  tag,
  summary: 'The same to whoever has shown a code sent to their telephone',
  who: 'public',
  params: byNumber,
  output: own,
  errors: ['phone-not-shown', 'submission-not-found'],
})

export const answerShownRelay = route({
  method: 'POST',
  path: '/api/citizen/submissions/:number/relay',
  tag,
  summary: 'The answer of whoever has shown a code sent to their telephone',
  who: 'public',
  params: byNumber,
  body: ownAnswer,
  output: relayMessage,
  status: 201,
  errors: ['phone-not-shown', ...answered],
})
