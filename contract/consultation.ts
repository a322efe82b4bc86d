import { z } from 'zod'
import { code, day, id, paging } from './fields.ts'
import { matterLine } from './folder.ts'
import { route } from './route.ts'

const tag = 'supervision'
const time = z.iso.datetime()
/** Those who bring a dispute between units to an end. */
export const arbiters = ['dispatcher', 'supervisor'] as const

/** Why a matter stands in the consultation room. */
export const consultationReasons = {
  hops: { zh: '多次退单', en: 'returned again and again' },
  called: { zh: '已召集会商', en: 'consultation called' },
  return: { zh: '退单待审核', en: 'return to be judged' },
} as const
export type ConsultationReason = keyof typeof consultationReasons
const reason = z.enum(Object.keys(consultationReasons) as [ConsultationReason, ...ConsultationReason[]])

const returnRequest = z.object({
  orderId: id,
  unitId: z.string(),
  askedAt: time.nullable(),
})

export const listConsultations = route({
  method: 'GET',
  path: '/api/consultations',
  tag,
  summary:
    'Matters whose unit is in dispute: returned as often as the rule says, called to a consultation, or with a return to be judged; newest first',
  who: arbiters,
  query: z.object({ ...paging, why: reason.optional(), unit: code.optional().describe('A unit that returned it.') }),
  output: z.object({
    rows: z.array(
      matterLine.extend({
        why: z.array(reason),
        hops: z.number().int(),
        returnedBy: z.array(z.string()).readonly(),
        consultOn: z.string().nullable().describe('The day of the consultation that was called.'),
        returns: z.array(returnRequest),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})

const barred = z
  .object({ code: z.string(), zh: z.string(), en: z.string() })
  .nullable()
  .describe('Why this unit may not have the matter, in the words of the ledger; null where it may.')

export const readConsultation = route({
  method: 'GET',
  path: '/api/matters/:matterId/consultation',
  tag,
  summary:
    'What a consultation needs to know: who returned the matter and why, whose duty it is, who is proposed to lead and by which rule, who might take part',
  who: arbiters,
  params: z.object({ matterId: id }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    status: z.string(),
    hops: z.number().int(),
    needed: z.boolean().describe('It was returned so often that only a consultation decides.'),
    designated: z.boolean(),
    called: z
      .object({ participants: z.array(id).readonly(), on: day, agenda: z.string(), at: time })
      .nullable()
      .describe('The consultation that was called and has not decided yet.'),
    history: z.array(
      z.object({
        orderId: id,
        unitId: z.string(),
        sentAt: time.nullable(),
        askedAt: time,
        reasonCode: z.string(),
        basis: z.string(),
        suggestedUnitId: z.string().nullable(),
        judged: z.object({ upheld: z.boolean(), why: z.string(), at: time, by: z.string() }).nullable(),
      }),
    ),
    duties: z.array(
      z.object({
        unitId: z.string(),
        categoryCode: z.string().nullable(),
        regionCode: z.string().nullable(),
        basis: z.string(),
        barred,
      }),
    ),
    proposal: z.object({
      unitId: z.string().nullable(),
      because: z.enum(['firstReceiver', 'prefecture', 'superior', 'duty', 'nobody']),
      instead: z.string().nullable(),
      basis: z.string().nullable(),
    }),
    participants: z
      .array(id)
      .describe('Who might take part: the heads of the units that returned it or whose duty it is.'),
  }),
  errors: ['matter-not-found'],
})
