import { z } from 'zod'
import { type Obstacle, obstacles } from '../domain/supervision/stuck.ts'
import { track } from './details.ts'
import { code, paging } from './fields.ts'
import { matterLine } from './folder.ts'
import { route } from './route.ts'

const time = z.iso.datetime()
const light = z.enum(['red', 'yellow', 'green'])

/** What a leader has before them: `mine` is led by them, `unled` by nobody yet, `suspended` waits under their name. */
export const leadingLists = {
  mine: { zh: '我领办的', en: 'Led by me' },
  unled: { zh: '待领办', en: 'Led by nobody' },
  suspended: { zh: '我名下挂账', en: 'Suspended under my name' },
} as const
export type LeadingList = keyof typeof leadingLists

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])

export const listLeading = route({
  method: 'GET',
  path: '/api/leading',
  tag: 'supervision',
  summary:
    'A leader’s matters: led by them, waiting for a leader within their region, or suspended under their name; with milestones, the next review and what is stuck',
  who: ['leader'],
  query: z.object({
    ...paging,
    list: keys(leadingLists),
    track: track.optional(),
    region: code.optional().describe('A 12-digit code; everything inside it.'),
  }),
  output: z.object({
    rows: z.array(
      matterLine.extend({
        plan: z.string().nullable(),
        milestones: z.array(
          z.object({
            text: z.string(),
            on: z.string(),
            doneAt: time.nullable(),
            standing: z.enum(['done', 'late', 'next', 'later']),
          }),
        ),
        reviewOn: z.string().nullable().describe('The day of the next review.'),
        reviewLight: light.nullable(),
        stuck: z.array(z.object({ what: keys<Obstacle>(obstacles), unitId: z.string(), since: time })),
      }),
    ),
    next: z.string().nullable(),
  }),
  errors: ['bad-cursor'],
})
