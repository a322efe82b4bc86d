import { z } from 'zod'
import { missedEndings, missedReasons, missedStates } from '../domain/missed-call/words.ts'
import { id, instant, newId } from './fields.ts'
import { submitter } from './intake.ts'
import { route } from './route.ts'

const tag = 'missed calls'
const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const inWords = z.object({ zh: z.string(), en: z.string() })
const time = z.iso.datetime()
const state = keys(missedStates)

const ring = {
  id: newId.describe('Made by whoever tells of it: sent twice, it is one call.'),
  phone: submitter.shape.phone.unwrap().describe('Who rang; kept encrypted.'),
  rangAt: instant,
  line: z
    .string()
    .regex(/^\+?[0-9][0-9 -]{1,19}$/, '线路号码只含数字 / a line has digits only')
    .describe('The number that was called: 12345.'),
  seconds: z.number().int().min(0).max(86_400).describe('How long it rang.'),
  ended: keys(missedEndings),
}

/** Which row it was counted to. `already`: it was told of before under the same id. */
const counted = z.object({ missedCallId: id, already: z.boolean() })
const whole = z.object({ missedCallId: id })

export const postMissedCall = route({
  method: 'POST',
  path: '/api/missed-calls',
  tag,
  summary:
    'The telephone system tells of a call that nobody took: `authorization: Bearer` with the secret of LIANXIN_MISSED_CALLS_SECRET_FILE',
  who: 'public',
  limit: 'telephone',
  body: z.strictObject(ring),
  output: counted,
  status: 201,
  errors: ['missed-calls-unavailable', 'wrong-secret', 'id-used-twice'],
})

export const noteMissedCall = route({
  method: 'POST',
  path: '/api/missed-calls/noted',
  tag,
  summary: 'A missed call that somebody of the hotline notes by hand',
  who: ['operator', 'contractOperator'],
  body: z.strictObject({
    ...ring,
    rangAt: instant.optional().describe('If not now.'),
    line: ring.line.default('12345'),
    seconds: ring.seconds.optional(),
    ended: ring.ended.default('hungUp'),
  }),
  output: counted,
  status: 201,
  errors: ['id-used-twice'],
})

export const listMissedCalls = route({
  method: 'GET',
  path: '/api/missed-calls',
  tag,
  summary: 'Who still has to be rung back, who has waited longest first, at most 200; telephones are masked',
  who: ['operator', 'contractOperator'],
  output: z.object({
    rows: z.array(
      z.object({
        id,
        masked: z.string().describe('The telephone, masked.'),
        rings: z.number().int().describe('How often it rang since it was last rung back.'),
        firstAt: time,
        lastAt: time,
        line: z.string(),
        seconds: z.number().int().nullable(),
        ended: keys(missedEndings),
        state,
        triedAt: z.array(time).describe('When it was rung back and nobody answered.'),
        taken: z
          .object({ by: z.string(), byMe: z.boolean(), until: time })
          .nullable()
          .describe('Who rings back just now.'),
      }),
    ),
    total: z.number().int(),
  }),
})

export const countMissedCalls = route({
  method: 'GET',
  path: '/api/missed-calls/counts',
  tag,
  summary: 'How many wait to be rung back, since when, and what was done today',
  who: ['operator', 'contractOperator', 'supervisor'],
  output: z.object({
    waiting: z.number().int(),
    tried: z.number().int(),
    oldestAt: time.nullable(),
    today: z.object({
      rang: z.number().int().describe('Each time counts.'),
      calledBack: z.number().int(),
      noNeed: z.number().int(),
    }),
  }),
})

export const takeMissedCall = route({
  method: 'POST',
  path: '/api/missed-calls/:missedCallId/take',
  tag,
  summary:
    'Takes a missed call for some minutes, to ring back: shows the telephone, and the log says so. Nobody else gets it meanwhile',
  who: ['operator'],
  params: whole,
  output: z.object({ id, phone: z.string(), rings: z.number().int(), firstAt: time, until: time }),
  errors: ['missed-call-not-found', 'missed-call-closed', 'missed-call-taken', 'too-many-looks'],
})

export const endMissedCall = route({
  method: 'POST',
  path: '/api/missed-calls/:missedCallId/outcome',
  tag,
  summary: 'What came of ringing back; the same once more is answered the same',
  who: ['operator'],
  params: whole,
  body: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('nobody'), id: newId.describe('Of the try: sent twice, it is one.') }),
    z.strictObject({ what: z.literal('giveBack') }),
    z.strictObject({ what: z.literal('calledBack'), submissionId: id.describe('What the caller wrote down.') }),
    z.strictObject({ what: z.literal('noNeed'), reason: keys(missedReasons) }),
  ]),
  output: z.object({ id, state, stateText: inWords }),
  errors: [
    'missed-call-not-found',
    'missed-call-closed',
    'missed-call-taken',
    'missed-call-not-taken',
    'submission-not-found',
  ],
})
