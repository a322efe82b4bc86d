import { z } from 'zod'
import { likenesses } from '../domain/intake/consolidate.ts'
import { kind } from './details.ts'
import { code, id, point, words } from './fields.ts'
import { route } from './route.ts'

/** What became of a wish to join others' matter. */
export const joined = z.object({
  state: z
    .enum(['joined', 'waiting', 'apart'])
    .describe('One with others’ matter; waiting for a dispatcher to judge; a matter of its own.'),
  others: z.number().int().describe('How many other people speak in the matter that carries it.'),
})

export const nearby = route({
  method: 'POST',
  path: '/api/nearby',
  tag: 'intake',
  summary: 'For words that are being written: public matters in hand that may be the same, to be joined',
  who: 'public',
  limit: 'nearby',
  body: z.strictObject({
    text: words(2000).describe('The words so far. They are compared and not kept.'),
    regionCode: code.optional(),
    address: words(200).optional(),
    point: point.optional(),
  }),
  output: z.object({
    rows: z
      .array(
        z.object({
          matterId: id.describe('What `joins` of a submission names.'),
          number: z.string(),
          title: z.string().nullable().describe('As a person confirmed it; null where nobody has.'),
          status: z.object({ zh: z.string(), en: z.string() }),
          kind,
          category: z.string().nullable(),
          place: z.string().nullable().describe('County and township.'),
          receivedAt: z.iso.datetime(),
          people: z.number().int(),
          why: z
            .array(z.enum(likenesses))
            .describe('Nearer than the township only where at least three people have spoken.'),
        }),
      )
      .describe('Likeliest first, at most three.'),
  }),
})
