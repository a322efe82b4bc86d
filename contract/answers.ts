import { z } from 'zod'
import { code, day, paging, words } from './fields.ts'
import { route } from './route.ts'

/** 知识库: answers that were checked, for who asks and for who is asked. */
export const findAnswers = route({
  method: 'GET',
  path: '/api/answers',
  tag: 'book',
  summary: 'Checked answers to questions that are often asked: those that fit the words, the best first',
  who: 'public',
  query: z.object({
    ...paging,
    words: words(200).optional().describe('A question, or the last of what somebody says while they say it.'),
    category: code.optional().describe('The category, or one below it.'),
    region: code.optional().describe('Where it is asked: answers for other places are left out.'),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        code: z.string(),
        question: z.string(),
        answer: z.string(),
        category: z.string().nullable(),
        region: z.string().nullable().describe('The place it holds for; null: the whole prefecture.'),
        basis: z.string(),
        checkedOn: day.describe('The day on which somebody last wrote or confirmed it.'),
      }),
    ),
    total: z.number().int().describe('That fit, on all pages.'),
    next: z.string().nullable(),
    categories: z
      .array(z.object({ code: z.string(), name: z.string(), count: z.number().int() }))
      .describe('The first-level categories that have answers to these words.'),
  }),
  errors: ['bad-cursor'],
})
