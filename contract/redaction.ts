import { z } from 'zod'
import { id, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'redaction'
const path = '/api/matters/:matterId/voices/:submissionId/redaction'

/** Longer than what is said, because what is put in may be longer than what it hides. */
const title = words(400, 0)
const text = words(40_000, 0)

const span = z.object({
  start: z.number().int().describe('UTF-16 units from the beginning of the original.'),
  end: z.number().int(),
  what: z.enum(['name', 'phone', 'idNumber', 'plate', 'card', 'house', 'email', 'account']),
})

const redaction = z.object({
  original: z.object({ title: z.string(), text: z.string() }),
  found: z
    .object({ title: z.array(span), text: z.array(span) })
    .describe('What the machine finds in the original that says who somebody is.'),
  copy: z
    .object({ title: z.string(), text: z.string() })
    .describe('What readers get to whom words are redacted: as it was confirmed, else as the machine makes it.'),
  version: z.number().int().describe('How often a copy was confirmed; 0 while it is the machine’s.'),
  confirmed: z.object({ by: z.string().nullable().describe('The name.'), at: z.iso.datetime() }).nullable(),
})

const who = ['dispatcher', 'supervisor'] as const
const params = z.object({ matterId: id, submissionId: id })

export const readRedaction = route({
  method: 'GET',
  path,
  tag,
  summary: 'The words of a submission beside the copy without what says who somebody is',
  who,
  params,
  output: redaction,
  errors: ['matter-not-found', 'submission-not-found'],
})

export const confirmRedaction = route({
  method: 'PUT',
  path,
  tag,
  summary: 'Confirms the copy that others read; refused while a telephone, identity number or card stands in it',
  who,
  params,
  body: z.strictObject({
    title,
    text,
    basedOnVersion: z.number().int().min(0).describe('The version that was on the screen.'),
  }),
  output: redaction,
  errors: ['matter-not-found', 'submission-not-found', 'not-redacted', 'changed-meanwhile'],
})
