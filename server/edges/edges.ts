import { type Limits, limits } from './limits.ts'
import { type Patience, patience } from './patience.ts'
import type { Tiles } from './tiles.ts'

/** What the edges go by: where the site is, whom to believe about addresses, how much is let through. */
export type Edges = Readonly<{
  /** The site's own address, `https://12345.example.gov.cn`; null: whatever host it is asked under. */
  origin: string | null
  /** Addresses and networks of reverse proxies, `10.0.0.5, 10.1.0.0/16`, whose word about the caller's address is taken; null: nobody's. */
  trustProxy: string | null
  /** Null: nothing is counted. */
  limits: Limits | null
  patience: Patience
  /** Pictures that lie beneath the map's outlines; null: none, and no other site is asked for anything. */
  tiles: Tiles | null
}>

export const defaultEdges: Edges = { origin: null, trustProxy: null, limits, patience, tiles: null }
