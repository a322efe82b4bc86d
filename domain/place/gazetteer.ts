import type { Point } from '../ledger/words.ts'

/** What a name that is no region belongs to. */
export const entryKinds = ['estate', 'road', 'school', 'company', 'other'] as const
export type EntryKind = (typeof entryKinds)[number]

/** 地名库: an estate, a road, a school, a company, and the region it lies in. `point` is where its matters lie. */
export type GazetteerEntry = Readonly<{
  name: string
  aliases: readonly string[]
  kind: EntryKind
  regionCode: string
  point: Point | null
}>
