import { z } from 'zod'
import { code, id, paging } from './fields.ts'
import { matterLine } from './folder.ts'
import { route } from './route.ts'
import { supervisionDocument } from './work-orders.ts'

const tag = 'supervision'

export const takePaper = route({
  method: 'GET',
  path: '/api/matters/:matterId/documents/:number',
  tag,
  summary:
    'A supervision document as .docx, in the format of GB/T 9704: for the supervisors, the unit it is addressed to, and from L4 on the leaders; it stands in the access log',
  who: 'signedIn',
  limit: 'export',
  params: z.object({ matterId: id, number: z.string().min(1).max(80) }),
  errors: ['matter-not-found', 'no-such-document', 'not-allowed'],
})

/** 督办看板: what a supervisor looks at first. */
export const boards = {
  late: { zh: '超期', en: 'late' },
  near: { zh: '48小时内到期', en: 'due within 48 hours' },
  silent: { zh: '五个工作日无回音', en: 'no word for five workdays' },
  hops: { zh: '多次退单', en: 'returned again and again' },
  repeats: { zh: '多次重办', en: 'redone again and again' },
  unlifted: { zh: '督办未销号', en: 'pressed and not lifted' },
  unreplied: { zh: '督办未回复', en: 'supervision not replied to' },
  replyLate: { zh: '督办回复超期', en: 'reply to supervision is late' },
} as const
export type Board = keyof typeof boards

const board = z.enum(Object.keys(boards) as [Board, ...Board[]])
/** Those who look after all that is under way, each as far as they see. */
export const overseers = ['supervisor', 'leader', 'dispatcher'] as const
const narrowed = {
  unit: code.optional().describe('The lead.'),
  level: z.coerce.number().int().min(1).max(7).optional().describe('The highest level that presses it.'),
  least: z.coerce.number().int().min(1).max(20).default(1).describe('For hops and repeats: at least so many.'),
}

export const listSupervision = route({
  method: 'GET',
  path: '/api/supervision',
  tag,
  summary:
    'Matters under way that need a supervisor’s eye: late or near, first due first; silent, longest first; hops, repeats and levels, highest first; replies, first due first',
  who: overseers,
  query: z.object({ ...paging, ...narrowed, board }),
  output: z.object({
    rows: z.array(
      matterLine.extend({
        hops: z.number().int(),
        heardAt: z.iso.datetime().nullable().describe('Silent: the last word of the lead, or when it was sent to it.'),
        replyBy: z.string().nullable().describe('The day of the reply that is due first.'),
        documents: z.array(supervisionDocument).describe('Those that are not lifted.'),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})

export const countSupervision = route({
  method: 'GET',
  path: '/api/supervision/counts',
  tag,
  summary: 'How many each board holds, counted to 999',
  who: overseers,
  query: z.object(narrowed),
  output: z.object({ counts: z.record(board, z.object({ count: z.number().int(), more: z.boolean() })) }),
})

export const listWatched = route({
  method: 'GET',
  path: '/api/supervision/watched',
  tag,
  summary: 'Watched matters that nobody has reported on in this quarter yet, first due first',
  who: overseers,
  query: z.object({ ...paging, unit: narrowed.unit }),
  output: z.object({
    rows: z.array(
      matterLine.extend({
        progress: z
          .object({ at: z.iso.datetime(), percent: z.number().int().nullable() })
          .nullable()
          .describe('The last one, from an earlier quarter.'),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})
