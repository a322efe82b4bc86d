import { z } from 'zod'
import { LEAST_PRECISION, MOST_PRECISION, readerMarks, readerSources, readerVerdicts } from '../domain/reader/marks.ts'
import { id, words } from './fields.ts'
import { route } from './route.ts'

const tag = 'reader'
const time = z.iso.datetime()
const keys = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K, ...K[]])
const inWords = z.object({ zh: z.string(), en: z.string() })
const share = z.number().describe('0 to 1.')
const count = z.number().int()
/** Who looks at how well it reads; the system administrator alone changes anything. */
const readers = ['systemAdministrator', 'supervisor'] as const
const writers = ['systemAdministrator'] as const

const model = z
  .string()
  .regex(/^(category(\/[\p{L}\p{N}._:-]{1,80})?|kind|urgency|track|unit)$/u)
  .describe('`category` tells the first level, `category/01` which of those below 01; else the mark.')
const precision = z.number().min(LEAST_PRECISION).max(MOST_PRECISION)
const precisions = z
  .partialRecord(keys(readerMarks), precision)
  .describe('How often the answers of a mark have to be right; .98 where it is not named.')

const figures = z.object({
  model,
  n: count.describe('Messages it learnt from.'),
  classes: count,
  heldBack: count.describe('Messages it had not seen, on which the figures were found.'),
  accuracy: share,
  macroF1: share.describe('The mean F1 of the classes.'),
  coverageAt98: share.describe('Of all messages so many may be answered so that 98 of 100 answers are right.'),
})

const training = z.object({
  id,
  at: time,
  by: z.string().nullable().describe('Null: by itself, or by command.'),
  source: keys(readerSources),
  file: z.string().nullable(),
  verdict: keys(readerVerdicts),
  inUse: z.boolean(),
  usable: z.boolean().describe('May be put to use: its labels are of this tree, and its models are still kept.'),
  kept: z.boolean().describe('Its models are kept; of one that nobody would go back to the report alone.'),
  models: z.array(figures).describe('The first level of the category and the other marks come first.'),
})

const choice = z.object({
  seq: count,
  at: time,
  by: z.string().nullable(),
  trainingId: id,
  trainedAt: time.nullable(),
  precisions,
})

const state = z.object({
  choice: choice.nullable().describe('What is in use; null where nothing was learnt yet.'),
  history: z.array(choice).describe('What was put to use before, newest first, at most 20.'),
  trainings: z.array(training).describe('Newest first, at most 20.'),
  running: time.nullable().describe('Since when a training that somebody began here is under way.'),
  failed: z
    .object({ at: time, message: inWords })
    .nullable()
    .describe('Why the last one that was begun here came to nothing.'),
})

export const readReader = route({
  method: 'GET',
  path: '/api/reader',
  tag,
  summary: 'How the machine that reads messages was trained, and what is in use',
  who: readers,
  output: state,
})

const trainingId = z.object({ trainingId: id })

export const readReport = route({
  method: 'GET',
  path: '/api/reader/trainings/:trainingId/report',
  tag,
  summary: 'How well one model of a training reads, on messages that it had not seen; without a word of any message',
  who: readers,
  params: trainingId,
  query: z.object({ model }),
  output: z.object({
    ...figures.shape,
    perClass: z.array(z.object({ label: z.string(), n: count, precision: share, recall: share, f1: share })),
    confusion: z
      .array(z.object({ label: z.string(), said: z.string(), n: count }))
      .describe('What was taken for what, most often first, at most 20; what was right is left out.'),
    coverage: z.array(z.object({ precision: share, share })),
    answers: z
      .array(z.tuple([share, z.boolean()]))
      .describe(
        'Of every answer to a message held back, surest first: how probable it was called, whether it was right.',
      ),
    conflicts: z
      .array(
        z.object({
          labels: z.array(z.string()),
          matters: z
            .array(z.object({ id, number: z.string(), mayOpen: z.boolean() }))
            .describe('Their numbers, at most 10.'),
          messages: count,
        }),
      )
      .describe('Near-copies that people gave different labels, at most 50.'),
    conflictCount: count,
    tooFew: z.array(z.string()).describe('Classes with too few messages to learn, which are never said.'),
  }),
  errors: ['reader-training-not-found'],
})

export const readClassWords = route({
  method: 'GET',
  path: '/api/reader/trainings/:trainingId/words',
  tag,
  summary:
    'The pieces of text that speak most for one class: only what stands in five of the newest messages and more and names nobody',
  who: readers,
  params: trainingId,
  query: z.object({ model, label: words(100) }),
  output: z.object({
    of: count.describe('So many of the newest messages of the prefecture were looked into.'),
    rows: z.array(z.object({ words: z.string(), messages: count.describe('Of these so many hold it.') })),
  }),
  errors: ['reader-training-not-found', 'reader-training-dropped'],
})

export const trainReader = route({
  method: 'POST',
  path: '/api/reader/trainings',
  tag,
  summary:
    'Has the reader trained from the prefecture’s own matters; put to use where it reads no worse. Goes on after the answer',
  who: writers,
  output: state,
  status: 201,
})

export const chooseReader = route({
  method: 'POST',
  path: '/api/reader/choices',
  tag,
  summary: 'Puts a training to use, the one in use with other precisions, or an earlier one again; who did so is kept',
  who: writers,
  body: z.strictObject({
    trainingId: id,
    precisions,
    basedOn: count.min(0).describe('The number of the choice that the caller has seen; 0 for none.'),
  }),
  output: state,
  status: 201,
  errors: ['reader-training-not-found', 'reader-training-foreign', 'reader-training-dropped', 'changed-meanwhile'],
})
