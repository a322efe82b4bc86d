import type { Point } from '../ledger/words.ts'
import { isRegionCode, shortCode } from '../region/code.ts'

/** What tells two reports of one problem: the bigrams of what was said (`domain/text/bigrams.ts`), where, when and of what kind. */
export type Told = Readonly<{
  words: readonly string[]
  regionCode: string | null
  /** The bigrams of the place as it was written. */
  address: readonly string[]
  point: Point | null
  receivedAt: Date
  categoryCode: string | null
}>

/** Why a matter may be the same. */
export const likenesses = ['words', 'address', 'near', 'village', 'township', 'category', 'days'] as const
export type Likeness = Readonly<{ score: number; why: readonly (typeof likenesses)[number][] }>

/** Below this it is not shown: most pairs of one village and one category lie under it. */
export const LIKE_ENOUGH = 0.3

const DAY = 86_400_000
/** A problem that nobody spoke of for so long is, if said again, mostly another. */
const FADES_DAYS = 30
/** Two points of one place lie this close, in metres. */
const NEAR_METRES = 300

/**
 * How likely each of the others tells of the same problem (并件候选), 0 to 1. A word counts for more the fewer of the others
 * have it, so that "供暖不热" in a cold week brings nothing together by itself, and the name of a house does.
 */
export function likeness(told: Told, others: readonly Told[]): readonly Likeness[] {
  const rarity = rarityIn(others)
  return others.map((other) => {
    const words = overlap(told.words, other.words, rarity)
    const address = overlap(told.address, other.address, rarity)
    const metres = told.point && other.point ? distance(told.point, other.point) : null
    const place = placeOf(told, other, address, metres)
    const days = Math.abs(told.receivedAt.getTime() - other.receivedAt.getTime()) / DAY
    const fresh = Math.max(0, 1 - days / FADES_DAYS)
    const sameCategory = told.categoryCode !== null && told.categoryCode === other.categoryCode
    const score = words * 0.55 + place.share * 0.3 * Math.min(1, words * 4) + (sameCategory ? 0.08 : 0) + fresh * 0.07
    const why: Likeness['why'] = [
      ...(words >= 0.3 ? (['words'] as const) : []),
      ...place.why,
      ...(sameCategory ? (['category'] as const) : []),
      ...(days <= 3 ? (['days'] as const) : []),
    ]
    return { score: Math.min(1, score), why }
  })
}

type Rarity = (word: string) => number

function rarityIn(others: readonly Told[]): Rarity {
  const having = new Map<string, number>()
  for (const { words } of others) for (const word of words) having.set(word, (having.get(word) ?? 0) + 1)
  return (word) => Math.log(1 + (others.length + 1) / ((having.get(word) ?? 0) + 1))
}

/** How much of the shorter one both have, by weight: somebody tells in a line what another tells on a page. */
function overlap(one: readonly string[], other: readonly string[], rarity: Rarity): number {
  const theirs = new Set(other)
  let both = 0
  let mine = 0
  for (const word of one) {
    const weight = rarity(word)
    mine += weight
    if (theirs.has(word)) both += weight
  }
  let yours = 0
  for (const word of other) yours += rarity(word)
  const least = Math.min(mine, yours)
  return least === 0 ? 0 : both / least
}

function placeOf(
  one: Told,
  other: Told,
  address: number,
  metres: number | null,
): Likeness & Readonly<{ share: number }> {
  const near = metres !== null && metres <= NEAR_METRES
  const [a, b] = [one.regionCode, other.regionCode].map((code) =>
    code !== null && isRegionCode(code) ? shortCode(code) : null,
  )
  const village = a?.length === 12 && a === b
  const township = a && b && a.length >= 9 && a.slice(0, 9) === b.slice(0, 9)
  const share = Math.max(near ? 1 : 0, address, village ? 0.6 : township ? 0.25 : 0)
  const why: Likeness['why'] = [
    ...(address >= 0.5 ? (['address'] as const) : []),
    ...(near ? (['near'] as const) : []),
    ...(village ? (['village'] as const) : township ? (['township'] as const) : []),
  ]
  return { share, score: share, why }
}

/** Metres between two points: flat is exact enough over a kilometre. */
function distance(a: Point, b: Point): number {
  const degree = 111_320
  const east = (a.lon - b.lon) * degree * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot(east, (a.lat - b.lat) * degree)
}
