import { z } from 'zod'
import { noticeChannels, noticeKinds, noticeStates } from '../domain/notice/kinds.ts'
import { catalogueRows } from './catalogue-rows.ts'
import { id, paging } from './fields.ts'
import { route } from './route.ts'

const tag = 'notices'
const time = z.iso.datetime()
const inWords = z.object({ zh: z.string(), en: z.string() })
const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const stuck = z.enum(['dead', 'inDoubt'])
const template = catalogueRows.noticeTemplate

export const listOutbox = route({
  method: 'GET',
  path: '/api/outbox',
  tag,
  summary: 'Notices that could not be sent or are in doubt, newest first, and how many there are of each state',
  who: ['systemAdministrator', 'supervisor'],
  query: z.object({ ...paging, state: stuck.default('dead') }),
  output: z.object({
    counts: z
      .object({
        waiting: z.number().int().describe('To be sent, or to be tried again.'),
        failing: z.number().int().describe('Of these, tried before.'),
        dead: z.number().int(),
        inDoubt: z.number().int(),
        oldest: time.nullable().describe('When the oldest of those waiting was due.'),
      })
      .describe('As they stand now.'),
    rows: z.array(
      z.object({
        id,
        kind: keys(noticeKinds),
        kindText: inWords,
        to: z.enum(['submitter', 'unit']),
        unit: z.string().nullable(),
        number: z.string().nullable().describe('Of the submission, or of the matter.'),
        channel: keys(noticeChannels).nullable(),
        state: keys(noticeStates),
        attempts: z.number().int(),
        error: z.string().nullable().describe('A code of ours.'),
        at: time,
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})

export const resendNotice = route({
  method: 'POST',
  path: '/api/outbox/:noticeId/resend',
  tag,
  summary: 'Has a notice sent again that could not be sent or is in doubt; who did so is logged',
  who: ['systemAdministrator', 'supervisor'],
  params: z.object({ noticeId: id }),
  output: z.object({ ok: z.literal(true) }),
  errors: ['notice-not-found', 'notice-not-stuck'],
})

export const listTemplates = route({
  method: 'GET',
  path: '/api/notice-templates',
  tag,
  summary: 'The words of every kind of notice as they are used today; version 0 where the prefecture has written none',
  who: ['systemAdministrator'],
  output: z.object({ rows: z.array(z.object({ row: template, version: z.number().int() })) }),
})

export const previewNotice = route({
  method: 'POST',
  path: '/api/notice-templates/preview',
  tag,
  summary:
    'How the words of a notice come out with sample values, as how many messages, and why they could not be saved',
  who: ['systemAdministrator'],
  body: template,
  output: z.object({
    subject: z.string(),
    text: z.string(),
    segments: z.number().int().describe('As an SMS; 70 characters each, 67 where it takes more than one.'),
    faults: z.array(inWords),
  }),
})
