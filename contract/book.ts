import { z } from 'zod'
import { statuses } from '../domain/ledger/actions.ts'
import { balanceRow } from './ledger.ts'
import { kind, track } from './details.ts'
import { route } from './route.ts'

/** The public face of the book: what it holds and moves, without anyone's words or names. */
export const readBook = route({
  method: 'GET',
  path: '/api/book',
  tag: 'book',
  summary: 'The ledger book of this month: its balance and its newest matters, without words or names',
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
    newest: z.array(
      z.object({
        number: z.string(),
        status: z.object({ zh: z.string(), en: z.string() }),
        kind: kind.nullable(),
        track: track.nullable(),
        category: z.string().nullable(),
        place: z.string().nullable(),
        unit: z.string().nullable(),
        receivedAt: z.iso.datetime(),
        callers: z.number().int(),
        lines: z.number().int(),
      }),
    ),
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
