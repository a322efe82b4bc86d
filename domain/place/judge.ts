import { placeKinds } from './ending.ts'
import type { Manner } from './manner.ts'
import type { Mention } from './mention.ts'
import { isOrdinary } from './ordinary-words.ts'
import { above, levels, type PlaceIndex } from './place-index.ts'
import type { Surroundings } from './surroundings.ts'

/** Which place a name means, or which place those it may mean have in common. */
export type Judged = Readonly<{ place: number; confidence: number; how: Manner }>

/** What a name may still mean once the words around it are heard, and what it is taken for; not `firm` where it may be no name at all. */
export type Verdict = Readonly<{ places: readonly number[]; firm: boolean; judged: Judged | null }>
export const nothing: Verdict = { places: [], firm: true, judged: null }

/** What else is known when a name is judged. */
export type Known = Readonly<{
  text: string
  around: Surroundings
  /** What the name right before it may mean, where this one may lie in that; null where none stands there. */
  before: Verdict | null
  /** Whether another name of the text may mean a place. */
  elsewhere: (place: number) => boolean
  /** Where the submitter lives; -1 where that is not known. */
  own: number
}>

/** Below it the letters are no name at all, whatever else the text says. */
const NO_NAME = 0.2

const LEVEL = { prefecture: 0, county: 1, township: 2, village: 3, grid: 4 } as const

/**
 * Judges one name. Of several places of one name those count that lie in what the path before it names, else in what the text
 * names elsewhere, else nearest to where the submitter lives; what is left over has to share a township or a county.
 */
export function judge(mention: Mention, index: PlaceIndex, known: Known): Verdict {
  const quality = qualityOf(mention, index, known)
  const fitting = byFit(mention, index, known)
  if (quality < NO_NAME) return { places: fitting, firm: false, judged: null }
  const inPath = known.before ? within(new Set(known.before.places), fitting, index) : []
  // A village said right after a township that has none of this name is one that the tree does not know.
  if (known.before?.firm && inPath.length === 0 && mention.form !== 'gazetteer') return nothing
  const supported = inPath.length > 0 ? inPath : within({ has: known.elsewhere }, fitting, index)
  const places = nearestTo(supported.length > 0 ? supported : fitting, known.own, index)
  const helped = 1 - (1 - quality) * (inPath.length > 0 ? 0.25 : supported.length > 0 ? 0.45 : 1)
  const how = mannerOf(mention)
  const [only] = places
  if (only !== undefined && places.length === 1) {
    const lonely = fitting.length > 1 && supported.length === 0 ? 0.88 : 1
    return { places, firm: true, judged: { place: only, confidence: helped * lonely, how } }
  }
  const shared = sharedBy(places, index)
  if (shared < 0) return { places, firm: true, judged: null }
  const confidence = helped * (index.levels[shared] === LEVEL.township ? 0.85 : 0.8)
  return { places, firm: true, judged: { place: shared, confidence, how: places.includes(shared) ? how : 'shared' } }
}

function mannerOf({ form, ending }: Mention): Manner {
  return form === 'name' ? (ending ? 'whole' : 'stem') : form
}

/** Those of the places that lie in one of the others. */
function within(
  others: Pick<ReadonlySet<number>, 'has'>,
  places: readonly number[],
  index: PlaceIndex,
): readonly number[] {
  return places.filter((place) => above(index, place).some((one) => others.has(one)))
}

/** How far the letters alone, and what stands around them, speak for a place. */
function qualityOf(mention: Mention, index: PlaceIndex, { text, around, before }: Known): number {
  const { start, end, stemEnd, ending, form, places } = mention
  const level = Math.min(...places.map((place) => index.levels[place] ?? 0))
  if (form === 'gazetteer') return 0.9
  if (around.within === 'road' && (level <= LEVEL.county || !ending) && !(before && !ending)) return 0.05
  if (form === 'short') return 0.93
  if (ending) {
    const unlike = around.prefixed && level >= LEVEL.township && !before ? 0.75 : 1
    return (stemEnd - start === 1 && level === LEVEL.village ? 0.85 : 0.97) * unlike
  }
  const stem = text.slice(start, end)
  if (around.person && level >= LEVEL.township && !before) return 0.05
  if (around.within === 'house' && (level === LEVEL.village || end - start < 3)) return 0.1
  if (around.within === 'estate') return end - start >= 3 ? 0.85 : before ? 0.8 : 0.1
  // A community that has the name of its street: bare it is the street.
  if (level === LEVEL.village && /[路街巷道]$/u.test(stem)) return before ? 0.6 : 0.3
  if (isOrdinary(stem)) return before ? 0.8 : 0.1
  const length = end - start
  const plain =
    level <= LEVEL.county
      ? length < 3
        ? 0.88
        : 0.95
      : level === LEVEL.township
        ? length < 3
          ? 0.8
          : 0.9
        : length < 3
          ? 0.35
          : length < 4
            ? 0.75
            : 0.88
  const placed = around.placed || before ? 1 - (1 - plain) * 0.5 : plain
  return around.prefixed && length < 4 && !before ? placed * 0.5 : placed
}

/** The places whose ending is the one that was said, else those of its level; a name written the usual way before a variant. */
function byFit({ ending, places, start, stemEnd }: Mention, index: PlaceIndex, { text, before }: Known) {
  const kind = ending ? placeKinds.indexOf(ending.kind) : -1
  const asSaid = places.filter((place) => index.kinds[place] === kind)
  const likely = asSaid.length > 0 ? asSaid : before || ending ? places : highest(places, index)
  const stem = text.slice(start, stemEnd)
  const written = likely.filter((place) => index.names[place]?.includes(stem))
  return written.length > 0 ? written : likely
}

/** A bare name that a township and villages share is the township's. */
function highest(places: readonly number[], index: PlaceIndex): readonly number[] {
  const top = Math.min(...places.map((place) => index.levels[place] ?? 0))
  return top >= LEVEL.village ? places : places.filter((place) => index.levels[place] === top)
}

function nearestTo(places: readonly number[], own: number, index: PlaceIndex): readonly number[] {
  if (own < 0 || places.length < 2) return places
  for (const region of [own, ...above(index, own)]) {
    if ((index.levels[region] ?? 0) === LEVEL.prefecture) break
    const near = places.filter((place) => place === region || above(index, place).includes(region))
    if (near.length > 0) return near
  }
  return places
}

/** The smallest region that all of them lie in or are, below the top of the tree; -1 where there is none. */
function sharedBy([first, ...others]: readonly number[], index: PlaceIndex): number {
  if (first === undefined) return -1
  const path = [first, ...above(index, first)]
  const common = path.find((one) => others.every((place) => place === one || above(index, place).includes(one)))
  return common === undefined || (index.parents[common] ?? -1) < 0 || levels[index.levels[common] ?? 0] === 'prefecture'
    ? -1
    : common
}
