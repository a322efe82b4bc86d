import { z } from 'zod'
import { statuses } from '../domain/ledger/actions.ts'
import { balanceRow } from './ledger.ts'
import { kind } from './details.ts'
import { code, paging } from './fields.ts'
import { route } from './route.ts'

/** The public face of the book: what it holds and moves, without anyone's words or names. */
export const readBook = route({
  method: 'GET',
  path: '/api/book',
  tag: 'book',
  summary: 'The ledger book of this month: its balance and where all matters stand, without words or names',
  who: 'public',
  output: z.object({
    prefecture: z.object({ name: z.string(), demo: z.boolean() }),
    month: z.object({ from: z.string(), to: z.string() }),
    balance: balanceRow,
    byStatus: z.array(
      z.object({
        status: z.enum(Object.keys(statuses) as [string, ...string[]]),
        zh: z.string(),
        en: z.string(),
        count: z.number().int(),
      }),
    ),
    at: z.iso.datetime(),
  }),
})

const narrowed = {
  region: code
    .optional()
    .describe('A county or township, with all in it; nearer than a township a place can say who spoke.'),
  category: code.optional().describe('A category, with those below it.'),
}

export const readBookMatters = route({
  method: 'GET',
  path: '/api/book/matters',
  tag: 'book',
  summary: 'The matters that may be public, newest first: no names, and no words but titles that a person redacted',
  who: 'public',
  query: z.object({ ...paging, ...narrowed }),
  output: z.object({
    rows: z.array(
      z.object({
        number: z.string(),
        title: z.string().nullable().describe('As a person confirmed it; null where nobody has.'),
        status: z.object({
          key: z.enum(Object.keys(statuses) as [string, ...string[]]),
          zh: z.string(),
          en: z.string(),
        }),
        kind,
        category: z.string().nullable(),
        place: z.string().nullable().describe('County and township.'),
        unit: z.string().nullable(),
        receivedAt: z.iso.datetime(),
        callers: z.number().int(),
        progress: z
          .object({ at: z.iso.datetime(), percent: z.number().int().nullable(), text: z.string().nullable() })
          .nullable()
          .describe(
            'Of a watched matter: when it was last reported on, how far it had come, and what was written for the public.',
          ),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})

const counted = z.object({ code: z.string(), name: z.string(), parent: z.string().nullable(), count: z.number().int() })

export const countBook = route({
  method: 'GET',
  path: '/api/book/counts',
  tag: 'book',
  summary: 'How many matters that may be public there are, by place and by category; at most ten minutes old',
  who: 'public',
  query: z.object(narrowed),
  output: z.object({
    total: z.number().int().describe('That fit region and category both.'),
    regions: z
      .array(counted)
      .describe('Every county, and the townships of the county asked for; of the category asked for.'),
    categories: z
      .array(counted)
      .describe('Every first-level category, and those below the one asked for; in the region asked for.'),
    at: z.iso.datetime(),
  }),
})

export const health = route({
  method: 'GET',
  path: '/api/health',
  tag: 'book',
  summary: 'Whether the server and its database answer',
  who: 'public',
  prefecture: false,
  output: z.object({ ok: z.literal(true), database: z.string(), version: z.string() }),
})
