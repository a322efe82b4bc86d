import { z } from 'zod'
import { route } from './route.ts'

const position = z.tuple([z.number(), z.number()])
const polygon = z.array(z.array(position))

/** The outline of one place; its coordinates are checked when the map is put in. */
const shape = z.object({
  type: z.literal('Feature'),
  properties: z.object({
    code: z.string(),
    name: z.string(),
    level: z.enum(['prefecture', 'county', 'township', 'village']),
  }),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: polygon }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon) }),
  ]),
})

/** 区划图: the prefecture's own outlines, the only map Lianxin needs. */
export const readMap = route({
  method: 'GET',
  path: '/api/map',
  tag: 'book',
  summary:
    'The outlines of the prefecture and its places as GeoJSON, and the tiles that lie beneath where the site has them',
  who: 'public',
  output: z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(shape),
    /** Where the pictures beneath the outlines come from, `{z}/{x}/{y}` in the address, and whom to credit; null: none. */
    tiles: z.object({ url: z.string(), credit: z.string() }).nullable(),
  }),
  errors: ['no-map'],
})
