import { z } from 'zod'
import { stages } from '../domain/deadline/stages.ts'
import { orderStatuses } from '../domain/ledger/actions.ts'
import { id } from './fields.ts'
import { route } from './route.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const time = z.iso.datetime()
const why = z.enum(['return', 'information', 'suspension'])

const limit = z.object({
  amount: z.number(),
  unit: z.enum(['minute', 'hour', 'day', 'month', 'quarter']),
  clock: z.enum(['continuous', 'work', 'calendar']),
})

/** One sentence of how a due time came about, as `domain/ledger/clock-story.ts` has them. */
export const clockStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), at: time }),
  z.object({
    kind: z.literal('counts'),
    from: time,
    limit,
  }),
  z.object({
    kind: z.literal('ordinary'),
    at: time.describe('When it would have been due by the table of time limits; the law gives longer.'),
    limit,
    basis: z.string(),
  }),
  z.object({ kind: z.literal('off'), from: z.iso.date(), to: z.iso.date() }),
  z.object({ kind: z.literal('makeUp'), day: z.iso.date() }),
  z.object({
    kind: z.literal('paused'),
    why,
    from: time,
    to: time.nullable().describe('Null while it still stands.'),
    capped: z.boolean().describe('It ended by itself, because pauses are capped.'),
    stood: z
      .object({ days: z.number().int(), minutes: z.number().int() })
      .describe('How long, as the limit counts: workdays and office time, or days of 24 hours.'),
  }),
  z.object({ kind: z.literal('extended'), workdays: z.number().int() }),
  z.object({ kind: z.literal('due'), at: time, first: time.describe('As promised at dispatch.') }),
  z.object({ kind: z.literal('done'), at: time, inTime: z.boolean() }),
])

export const readClocks = route({
  method: 'GET',
  path: '/api/matters/:matterId/clocks/:orderId',
  tag: 'ledger',
  summary: 'How each due time of a work order came about, step by step, to be read out to whoever asks',
  who: 'signedIn',
  params: z.object({ matterId: id, orderId: id }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    unitId: z.string(),
    lead: z.boolean(),
    status: keys(orderStatuses),
    standsStill: z.boolean().describe('Its clocks stand now; the due times move when they run again.'),
    limits: z.array(z.object({ stage: keys(stages), basis: z.string(), steps: z.array(clockStep) })),
  }),
  errors: ['matter-not-found', 'no-such-order'],
})
