import { z } from 'zod'
import { stages } from '../domain/deadline/stages.ts'
import { orderStatuses } from '../domain/ledger/actions.ts'
import { track, urgency } from './details.ts'
import { code, id, paging } from './fields.ts'
import { route } from './route.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const time = z.iso.datetime()

/** 督办件 */
export const supervisionDocument = z.object({
  number: z.string(),
  level: z.number().int(),
  addressee: z.string(),
  basis: z.string(),
  orderId: id.nullable(),
  limitOn: z.string().nullable(),
  at: time,
  repliedAt: time.nullable(),
  liftedAt: time.nullable(),
})

export const workOrder = z.object({
  id,
  unitId: z.string(),
  lead: z.boolean(),
  status: keys(orderStatuses),
  round: z.number().int(),
  sentAt: time,
  acceptBy: time.nullable(),
  contactBy: time.nullable(),
  feedbackBy: time.nullable(),
  planBy: time.nullable(),
  answerBy: time,
  clock: z
    .enum(['continuous', 'work', 'calendar'])
    .describe('How its time runs: 7×24, in office hours, by the calendar.'),
  claimedAt: time.nullable(),
  contactedAt: time.nullable(),
  answeredAt: time.nullable(),
  extendedWorkdays: z.number().int(),
  requests: z.record(z.string(), z.unknown()),
  pausedAt: time.nullable(),
  pauses: z.array(z.object({ why: z.enum(['return', 'information', 'suspension']), from: time, to: time.nullable() })),
  clocks: z
    .partialRecord(
      keys(stages),
      z.object({
        limit: z.object({ amount: z.number(), unit: z.string(), clock: z.string() }),
        countsFrom: time,
        first: time.describe('When it was due as promised, before pauses and extensions.'),
        code: z.string(),
        basis: z.string(),
        ordinary: z
          .object({
            limit: z.object({ amount: z.number(), unit: z.string(), clock: z.string() }),
            first: time,
            code: z.string(),
            basis: z.string(),
          })
          .optional()
          .describe('Where a statutory limit prevails: the limit of the table.'),
      }),
    )
    .describe('The limits of its stages as promised at dispatch.'),
  record: z.string().nullable(),
  solved: z.string().nullable(),
  whyNot: z.string().nullable(),
})

export const listWorkOrders = route({
  method: 'GET',
  path: '/api/work-orders',
  tag: 'ledger',
  summary: 'Work orders of a unit by status, first due first',
  who: 'signedIn',
  query: z.object({
    ...paging,
    unit: code,
    status: keys(orderStatuses).optional(),
    out: z.stringbool().optional().describe('Only those a unit still has to answer: sent or claimed.'),
  }),
  output: z.object({
    rows: z.array(
      workOrder.extend({
        matterId: id,
        number: z.string(),
        title: z.string(),
        urgency,
        track: track.nullable(),
        regionCode: z.string().nullable(),
        callers: z.number().int(),
        documents: z
          .array(supervisionDocument.pick({ number: true, level: true, limitOn: true, repliedAt: true }))
          .describe('The supervision documents that press this order and are not lifted.'),
        assisting: z
          .array(workOrder.pick({ unitId: true, status: true, answerBy: true, pausedAt: true }))
          .describe('For the lead: how far the assisting units of this round are.'),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})
