import { z } from 'zod'
import { type OrderStatus, orderStatuses } from '../domain/ledger/actions.ts'
import { track, urgency } from './details.ts'
import { code, id, paging } from './fields.ts'
import { supervisionDocument, workOrder } from './ledger.ts'
import { route } from './route.ts'

export const listWorkOrders = route({
  method: 'GET',
  path: '/api/work-orders',
  tag: 'ledger',
  summary: 'Work orders of a unit by status, first due first',
  who: 'signedIn',
  query: z.object({
    ...paging,
    unit: code,
    status: z.enum(Object.keys(orderStatuses) as [OrderStatus, ...OrderStatus[]]).optional(),
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
