import { z } from 'zod'
import { disclosures } from '../domain/access/disclosed.ts'
import { statuses } from '../domain/ledger/actions.ts'
import { channels, secrecies } from '../domain/ledger/words.ts'
import { kind } from './details.ts'
import { code, id, instant, newId, point, words } from './fields.ts'
import { joined } from './join.ts'
import { route } from './route.ts'
import { suggested } from './suggestion.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const inWords = z.object({ zh: z.string(), en: z.string() })
const tag = 'intake'

/** Who speaks, if they say so. Kept encrypted, for answering them and nothing else. */
export const submitter = z.strictObject({
  name: words(50).optional().describe('May contain · and rare characters.'),
  phone: z
    .string()
    .regex(/^\+?[0-9][0-9 -]{4,19}$/, '电话号码只含数字 / a phone number has digits only')
    .optional(),
  email: z.email().max(200).optional(),
  address: words(200).optional(),
  account: words(100).optional().describe('Their name on the channel, where there is nothing else.'),
  notices: z
    .enum(['sms', 'email', 'page'])
    .optional()
    .describe('How they want to be told; unless given, by SMS where there is a mobile number, else by e-mail.'),
})

const said = {
  id: newId.describe('Made by the caller: sent twice, it counts once.'),
  title: words(200).optional(),
  text: words(20_000).describe('In the submitter’s own words.'),
  kind: kind.optional(),
  regionCode: code.optional(),
  address: words(200).optional(),
  point: point.optional(),
  secrecy: keys(secrecies).default('hiddenFromUnit'),
  submitter: submitter.optional(),
}

const receipt = z.object({
  id,
  number: z.string(),
  queryCode: z.string(),
  matterId: id,
  receivedAt: z.iso.datetime(),
})

export const submit = route({
  method: 'POST',
  path: '/api/submissions',
  tag,
  summary: 'Say it: a submission by the web, without an account',
  who: 'public',
  body: z.strictObject({
    ...said,
    joins: id
      .toLowerCase()
      .optional()
      .describe(
        'A public matter that the submitter says is the same. What does not fit is kept as a matter of its own.',
      ),
  }),
  output: receipt
    .omit({ matterId: true })
    .extend({ joined: joined.nullable().describe('Null where there was no wish to join.') }),
  status: 201,
  errors: ['id-used-twice', 'no-such-region'],
})

export const record = route({
  method: 'POST',
  path: '/api/intake',
  tag,
  summary: 'Records what came by another channel: a call, a letter, a visit',
  who: ['operator', 'contractOperator', 'gridWorker', 'dispatcher'],
  body: z.strictObject({
    ...said,
    channel: keys(channels),
    categoryCode: code.optional(),
    receivedAt: instant.optional().describe('When it was said, if not now.'),
    externalId: words(100).optional().describe('Its number where it came from.'),
    suggested: z.array(suggested).max(6).optional().describe('What the caller was shown: kept beside what they chose.'),
  }),
  output: receipt,
  status: 201,
  errors: ['id-used-twice', 'no-such-region', 'no-such-category'],
})

const byNumber = z.object({ number: words(40) })
const withCode = z.object({ code: z.string().min(1).max(40) })

export const lookUp = route({
  method: 'GET',
  path: '/api/submissions/:number',
  tag,
  summary: 'Where is it: by number and query code, without an account',
  who: 'public',
  params: byNumber,
  query: withCode,
  output: z.object({
    id,
    number: z.string(),
    title: z.string(),
    text: z.string(),
    receivedAt: z.iso.datetime(),
    status: keys(statuses),
    statusText: inWords,
    unit: z.string().nullable(),
    dueAt: z.iso.datetime().nullable(),
    byLaw: z
      .object({ ordinaryAt: z.iso.datetime(), at: z.iso.datetime(), basis: z.string() })
      .nullable()
      .describe('Where a longer limit of the law prevails: as promised by the table and by the law, and which law.'),
    reply: z.string().nullable(),
    seen: z
      .array(z.object({ unit: z.string(), role: inWords, at: z.iso.datetime(), purpose: inWords }))
      .describe('Which units had the identity revealed, newest first; never who.'),
    disclosed: z
      .array(z.object({ unit: z.string(), at: z.iso.datetime(), what: z.array(z.enum(disclosures)) }))
      .describe('Which units got what of it, with an order of their own.'),
    relay: z.boolean().describe('A unit has written to the submitter: see the relay.'),
    asks: z
      .array(z.object({ orderId: id, unit: z.string(), question: z.string() }))
      .describe('What units wait to be told; until then their clocks stand still.'),
    rating: z
      .object({ solved: z.enum(['solved', 'partly', 'notSolved']), satisfied: z.number().int() })
      .nullable()
      .describe('What the submitter said about the result.'),
    mayRate: z.boolean(),
    joined: joined.nullable().describe('What became of the wish to join others’ matter; null where there was none.'),
    notices: z
      .array(
        z.object({
          id,
          zh: z.string(),
          en: z.string(),
          at: z.iso.datetime(),
          sentBy: z.enum(['sms', 'email']).nullable().describe('By what it also reached them.'),
        }),
      )
      .describe('What the submitter was told, newest first.'),
    progress: z
      .object({ at: z.iso.datetime(), percent: z.number().int().nullable(), text: z.string().nullable() })
      .nullable()
      .describe(
        'Of a watched matter: when it was last reported on, how far it had come, and what was written for the public.',
      ),
    steps: z.array(
      z.object({ seq: z.number().int(), action: z.string(), zh: z.string(), en: z.string(), at: z.iso.datetime() }),
    ),
    attachments: z.array(z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.number().int() })),
  }),
  errors: ['submission-not-found'],
})

export const attach = route({
  method: 'POST',
  path: '/api/submissions/:number/attachments',
  tag,
  summary: 'Adds an image, audio or PDF to one’s submission; the body is the file itself, at most 20 MB',
  who: 'public',
  params: byNumber,
  query: withCode.extend({ name: words(120) }),
  file: ['image/*', 'audio/*', 'application/pdf'],
  output: z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.number().int() }),
  status: 201,
  errors: [
    'submission-not-found',
    'too-many-attachments',
    'attachment-unreadable',
    'attachment-active',
    'attachment-infected',
    'scanner-unavailable',
  ],
})

export const readAttachment = route({
  method: 'GET',
  path: '/api/attachments/:attachmentId',
  tag,
  summary: 'The file of an attachment',
  who: 'signedIn',
  params: z.object({ attachmentId: id }),
  errors: ['attachment-not-found'],
})
