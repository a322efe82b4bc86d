import { z } from 'zod'
import { revealPurposes } from '../domain/access/reveal.ts'
import { statuses } from '../domain/ledger/actions.ts'
import { id, paging, words } from './fields.ts'
import { submitter } from './intake.ts'
import { route } from './route.ts'

const tag = 'identity'
const time = z.iso.datetime()
const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const purpose = keys(revealPurposes)
const inWords = z.object({ zh: z.string(), en: z.string() })
const identity = {
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  account: z.string().optional(),
}

export const revealIdentity = route({
  method: 'POST',
  path: '/api/matters/:matterId/reveals',
  tag,
  summary: 'Shows who made one submission, for a reason; it is logged, and the submitter is told which unit looked',
  who: 'signedIn',
  params: z.object({ matterId: id }),
  body: z.strictObject({
    submissionId: id,
    reason: words(500, 5).describe('Why it is needed, at least 5 characters.'),
    purpose,
  }),
  output: z.object({ ...identity, title: z.string(), text: z.string() }),
  errors: ['matter-not-found', 'submission-not-found', 'identity-hidden', 'identity-absent', 'too-many-looks'],
})

export const readMasked = route({
  method: 'GET',
  path: '/api/matters/:matterId/voices/:submissionId/identity',
  tag,
  summary: 'Who made one submission, masked, for those who may see it so',
  who: 'signedIn',
  params: z.object({ matterId: id, submissionId: id }),
  output: z.object({
    treatment: z.enum(['plain', 'masked', 'none']).describe('plain: may be revealed; here it is masked all the same.'),
    ...identity,
  }),
  errors: ['matter-not-found', 'submission-not-found', 'too-many-looks'],
})

export const listReveals = route({
  method: 'GET',
  path: '/api/reveals',
  tag,
  summary: 'Who revealed identities, or tried to, newest first: all of them, or those for the unit of its leader',
  who: ['securityAdministrator', 'unitLeader'],
  query: z.object(paging),
  output: z.object({
    rows: z.array(
      z.object({
        seq: z.string(),
        at: time,
        person: z.object({ id, name: z.string().nullable() }).nullable(),
        unit: z.string().nullable(),
        role: inWords.nullable(),
        number: z.string().nullable().describe('Of the matter.'),
        purpose: inWords.nullable(),
        reason: z.string().nullable().describe('Without what names people.'),
        ok: z.boolean().describe('false: it was refused.'),
        unusual: z.boolean().describe('The person did so more than 20 times that day.'),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})

export const findCaller = route({
  method: 'POST',
  path: '/api/callers',
  tag,
  summary:
    'What was said before from a telephone, as far as the caller may learn who said it; at most 20, newest first',
  who: ['operator', 'followUpAgent', 'reportAgent'],
  body: z.strictObject({ phone: submitter.shape.phone.unwrap() }),
  output: z.object({
    rows: z.array(
      z.object({
        matterId: id,
        number: z.string(),
        status: keys(statuses),
        statusText: inWords,
        receivedAt: time,
        title: z.string(),
      }),
    ),
  }),
  errors: ['too-many-looks'],
})

export const listNotices = route({
  method: 'GET',
  path: '/api/notices',
  tag,
  summary:
    'What the platform has to tell the caller, as themselves, for their unit or in their role; newest first, at most 100',
  who: 'signedIn',
  output: z.object({
    rows: z.array(
      z.object({
        id,
        kind: z.string(),
        zh: z.string(),
        en: z.string(),
        at: time,
        matterId: id.nullable().describe('The matter it is about, where the caller may open it.'),
      }),
    ),
  }),
})
