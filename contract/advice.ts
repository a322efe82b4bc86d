import { z } from 'zod'
import { grounds } from '../domain/dispatch/confidence.ts'
import { likenesses } from '../domain/intake/consolidate.ts'
import { statuses } from '../domain/ledger/actions.ts'
import { pressing } from '../domain/ledger/words.ts'
import { manners } from '../domain/place/manner.ts'
import { code, id, point, words } from './fields.ts'
import { route } from './route.ts'

const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])

const candidate = z.object({
  matterId: id,
  number: z.string(),
  title: z.string(),
  status: keys(statuses),
  regionCode: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  callers: z.number().int(),
  leadUnitId: z.string().nullable(),
  score: z.number().describe('0 to 1.'),
  why: z.array(z.enum([...likenesses, 'wished'])).describe('`wished`: the submitter says it is the same.'),
})

const place = z.object({
  regionCode: z.string(),
  said: z.string().describe('The words that name it.'),
  start: z.number().int().nullable().describe('Where they begin in `text`, in UTF-16 units; null: in the address.'),
  end: z.number().int().nullable(),
  confidence: z.number().describe('0 to 1: how often a place read so is the right one.'),
  how: z
    .enum(manners)
    .describe(
      '`whole`: name and ending; `stem`: without its ending; `short`: a short name; `gazetteer`: an estate, road, school or company; ' +
        '`ours`: "our village" of the region given; `shared`: what several places of this name lie in.',
    ),
  sure: z.boolean().describe('Likely enough to be put in.'),
})

const share = z.number().describe('0 to 1.')
const basis = z.string().describe('What the duty list says.')
const proposed = z.discriminatedUnion('because', [
  z.object({ unitId: z.string(), because: z.literal('duty'), basis }),
  z.object({ unitId: z.string(), because: z.literal('prefecture'), basis, instead: z.string() }),
  z.object({ unitId: z.string(), because: z.literal('superior'), instead: z.string() }),
  z.object({
    unitId: z.string(),
    because: z.literal('past'),
    count: z.number().int().describe('So many of the similar matters that were cleared had it.'),
    of: z.number().int().describe('Similar matters that were cleared.'),
    returned: z.number().int().describe('So many of them it had sent back.'),
  }),
  z.object({ unitId: z.string(), because: z.literal('read'), probability: share }),
])

const units = z.object({
  lead: proposed.nullable(),
  assisting: z.array(proposed),
  track: z.literal('joint').nullable().describe('`joint` where the matter has several parts.'),
  ground: z.enum(grounds).nullable().describe('How it came about: under this its confidence is counted.'),
  confidence: share,
  sure: z.boolean().describe('False: less sure than the prefecture wants before a form is filled in.'),
  silent: z.enum(['needs-category', 'none-may', 'nothing-known']).nullable(),
  passed: z
    .array(
      z.object({
        unitId: z.string(),
        why: z.enum(['returned', 'complainedAbout', 'notTheirDuty']),
        at: z.iso.datetime().nullable().describe('When it asked to send the matter back.'),
      }),
    )
    .describe('Units that something speaks for and that may not have it.'),
})

const guess = z.object({ label: z.string(), probability: share })
const mark = z
  .object({
    likeliest: z
      .array(guess)
      .describe(
        'What it may be, the likeliest first, at most 3, nothing else under 0.01; of a category as deep as the tree was learnt.',
      ),
    sure: guess
      .nullable()
      .describe('What may be put in: as often right as the prefecture wants. A category only as deep as that holds.'),
    reasons: z
      .array(
        z.object({
          start: z.number().int().describe('Where the words begin in what was read, in UTF-16 units.'),
          end: z.number().int(),
          words: z.string(),
          share: share.describe('Of all that spoke for it.'),
        }),
      )
      .describe('The words that made it, strongest first, at most 5.'),
  })
  .nullable()
  .describe('Null where no model tells it.')

const read = z
  .object({
    modelId: id.describe('The training it was read with.'),
    category: mark,
    kind: mark,
    urgency: mark,
    track: mark,
  })
  .nullable()
  .describe('What the reader makes of the words; null where nothing was learnt yet.')

const danger = z
  .object({
    urgency: z.enum(pressing),
    words: z.array(z.string()).describe('As they stand in the text, at most 5.'),
  })
  .nullable()
  .describe(
    'What the words of danger of the prefecture make of it, whatever the reader says; null where none are found.',
  )

const advice = z.object({
  read,
  danger,
  places: z.array(place).describe('Places that the words name, likeliest first, at most 3.'),
  candidates: z.array(candidate).describe('Matters in hand that may be the same, likeliest first, at most 6.'),
  category: z
    .object({ code: z.string(), count: z.number().int().describe('So many of the likest matters have it.') })
    .nullable()
    .describe('A reason of its own beside what is read; where both name one category, both speak for it.'),
  units,
})

const tag = 'intake'

export const adviseOn = route({
  method: 'GET',
  path: '/api/matters/:matterId/advice',
  tag,
  summary: 'For whoever dispatches: matters that may be the same, the likely category and the unit that answers for it',
  who: ['dispatcher', 'supervisor'],
  params: z.object({ matterId: id }),
  query: z.object({
    category: code.optional().describe('As if the matter had this category.'),
    region: code.optional().describe('As if it lay there.'),
  }),
  output: advice,
  errors: ['matter-not-found'],
})

export const advise = route({
  method: 'POST',
  path: '/api/advice',
  tag,
  summary: 'The same for words that are being written down',
  who: ['operator', 'contractOperator', 'dispatcher', 'gridWorker'],
  body: z.strictObject({
    text: words(20_000),
    regionCode: code.optional(),
    address: words(200).optional(),
    point: point.optional(),
    categoryCode: code.optional(),
  }),
  output: advice,
})
