import { z } from 'zod'
import { route } from './route.ts'

export const readWatermark = route({
  method: 'GET',
  path: '/api/watermark',
  tag: 'people',
  summary: 'Who looks, for the watermark of their pages; its mark stands in the access log',
  who: 'signedIn',
  output: z.object({
    prefecture: z.string(),
    unit: z.string().nullable(),
    name: z.string(),
    at: z.iso.datetime(),
    mark: z.string(),
  }),
})
