import { z } from 'zod'
import { suggestible } from '../domain/suggestion/suggestion.ts'
import { code } from './fields.ts'
import { route } from './route.ts'

const what = z.enum(suggestible)

/** What somebody was shown when they decided: handed back with the decision, and kept beside what they chose. */
export const suggested = z.strictObject({
  what,
  suggested: code.nullable().describe('Null: the machine was silent.'),
  ground: code.nullable().describe('How it came about; null where the model alone says it.'),
  confidence: z.number().min(0).max(1),
  modelId: code.nullable().describe('Null where a rule suggested it.'),
})

export const readSuggestionFigures = route({
  method: 'GET',
  path: '/api/suggestions/figures',
  tag: 'suggestion',
  summary: 'How often people took what was suggested, of the newest five thousand decisions of each kind',
  query: z.object({ days: z.coerce.number().int().min(1).max(366).optional().describe('Only those of so many days.') }),
  who: ['systemAdministrator', 'dispatcher', 'supervisor', 'analyst'],
  output: z.object({
    rows: z.array(
      z.object({
        what,
        count: z.number().int().describe('Decisions before which something was looked for.'),
        followed: z.number().int(),
        changed: z.number().int(),
        silent: z.number().int(),
        since: z.iso.datetime().nullable().describe('The oldest of them.'),
      }),
    ),
  }),
})
