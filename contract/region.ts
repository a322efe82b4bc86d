import { z } from 'zod'
import { code, point } from './fields.ts'
import { route } from './route.ts'

export const listRegions = route({
  method: 'GET',
  path: '/api/regions',
  tag: 'book',
  summary:
    'The divisions right below one, for whoever says where something is; without `parent` those of the prefecture',
  who: 'public',
  query: z.object({ parent: code.optional() }),
  output: z.object({
    rows: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), point: point.nullable() })),
  }),
})
