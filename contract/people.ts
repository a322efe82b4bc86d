import { z } from 'zod'
import { id } from './fields.ts'
import { route } from './route.ts'

export const me = route({
  method: 'GET',
  path: '/api/me',
  tag: 'people',
  summary: 'Who the caller is',
  who: 'signedIn',
  output: z.object({
    id,
    name: z.string(),
    roles: z.array(z.string()),
    unitId: z.string().nullable(),
    regionCode: z.string().nullable(),
    prefecture: z.string(),
  }),
})
