import { z } from 'zod'
import { faultNames } from '../domain/dispatch/duty-faults.ts'
import { route } from './route.ts'

const fault = z.enum(faultNames)

/** At most so many findings are told at once; the file has them all. */
export const MOST_FINDINGS = 500

export const checkDutyList = route({
  method: 'GET',
  path: '/api/duty-check',
  tag: 'catalogue',
  summary: 'What is missing from the duty list and what contradicts itself in it, the gravest first',
  who: ['systemAdministrator', 'dispatcher'],
  query: z.object({ fault: fault.optional() }),
  output: z.object({
    duties: z.number().int(),
    counts: z.array(z.object({ fault, count: z.number().int() })).describe('One for each fault, 0 included.'),
    since: z.iso.date().describe('The first day from which matters are counted in the gaps.'),
    rows: z
      .array(
        z.object({
          fault,
          category: z.string().nullable().describe('Its path of names; null: every category.'),
          place: z.string().nullable().describe('Its path of names; null: the whole prefecture.'),
          only: z.boolean().describe('Of a gap: only what is filed under this very category or place.'),
          units: z.array(z.string()),
          duties: z.array(z.string()).describe('Codes of the lines of the list.'),
          matters: z.number().int().nullable().describe('Of a gap: matters of the last year that fell into it.'),
        }),
      )
      .describe(`At most ${MOST_FINDINGS}.`),
    more: z.boolean().describe('There are more than are told here.'),
  }),
})
