import { judge, type Judged, nothing, type Verdict } from './judge.ts'
import type { Manner } from './manner.ts'
import { type Mention, mentionsIn } from './mention.ts'
import { ourPlace } from './our-place.ts'
import { above, placeOfCode, type PlaceIndex } from './place-index.ts'
import { foldSpelling } from './spelling.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'

/** A place that a text names. */
export type PlaceRead = Readonly<{
  regionCode: string
  /** The words that name it, as a span of the text in UTF-16 units; `end` is behind the last. */
  start: number
  end: number
  /** 0 to 1: how often a place read so is the right one (docs/decisions/0009). */
  confidence: number
  how: Manner
}>

/** From here on a place is offered as the one that is meant; below it stays one of several that may be. */
export const SURE_PLACE = 0.7
/** So many characters of a text are read; nobody says where it is after that. */
const MOST_READ = 4000
/** Less says nothing. */
const LEAST = 0.2
/** A first line up to here says what the rest is about. */
const LONGEST_TITLE = 80

type Told = Judged &
  Readonly<{ start: number; end: number; around: Surroundings; weight: number; times: number; first: number }>

/**
 * 地点识别: the places that a text names, likeliest first, read in one pass over the text. A place that another one lies in is
 * told with it, not beside it; the top of the tree is never told. Where words tell, the place of the problem comes before the place
 * somebody is from, goes to, or wrote to.
 *
 * @param own the region the submitter lives in, where it is known
 */
export function readPlaces(whole: string, index: PlaceIndex, own: string | null = null): readonly PlaceRead[] {
  const home = own === null ? -1 : placeOfCode(index.codes, index.regions, own)
  const text = whole.slice(0, MOST_READ)
  const mentions = mentionsIn(foldSpelling(text), index)
  const told = deepest(judged(text, mentions, index, home), index)
  const ours = home < 0 ? null : ourPlace(text, home, index)
  if (
    ours &&
    !told.some(
      ({ place, weight, confidence }) =>
        weight * confidence > 0.6 && (index.levels[place] ?? 0) >= (index.levels[ours.place] ?? 0),
    )
  )
    told.push({ ...ours, around: surroundingsOf(text, ours.start, ours.end), weight: 1, times: 1, first: ours.start })
  const firstLine = text.indexOf('\n')
  return ranked(told, firstLine < 0 ? 0 : Math.min(firstLine, LONGEST_TITLE))
    .filter(({ confidence }) => confidence >= LEAST)
    .map(({ place, start, end, confidence, how }) => ({
      regionCode: index.codes[place] ?? '',
      start,
      end,
      confidence,
      how,
    }))
}

function judged(text: string, mentions: readonly Mention[], index: PlaceIndex, own: number): Told[] {
  const told: Told[] = []
  const times = new Map<number, number>()
  for (const { places } of mentions) for (const place of places) times.set(place, (times.get(place) ?? 0) + 1)
  let chainStart = 0
  let last: Mention | undefined
  let heard: Verdict = nothing
  for (const mention of mentions) {
    const abuts = last !== undefined && last.end === mention.start && isPath(last, mention, index)
    // 大林镇大林镇中心社区: said twice, or the beginning of a longer name.
    if (last !== undefined && last.end === mention.start && !abuts && mention.ending) {
      last = { ...last, end: mention.end }
      continue
    }
    if (!abuts) chainStart = mention.start
    const around = surroundingsOf(text, mention.start, mention.end, chainStart)
    const here = new Set(mention.places)
    const elsewhere = (place: number) => (times.get(place) ?? 0) > (here.has(place) ? 1 : 0)
    const verdict = judge(mention, index, { text, around, before: abuts ? heard : null, elsewhere, own })
    last = mention
    heard = verdict
    const result = verdict.judged
    if (!result || (index.parents[result.place] ?? -1) < 0) continue
    const weight = (around.origin ? 0.4 : 1) * (around.towards ? 0.6 : 1) * (around.office ? 0.6 : 1)
    told.push({ ...result, start: chainStart, end: mention.end, around, weight, times: 1, first: chainStart })
  }
  return told
}

/** Whether one may lie in what stands right before it. */
function isPath(before: Mention, mention: Mention, index: PlaceIndex): boolean {
  const level = ({ places }: Mention) => Math.min(...places.map((place) => index.levels[place] ?? 0))
  return level(before) < Math.max(...mention.places.map((place) => index.levels[place] ?? 0))
}

/** Each place once, and none that another one told lies in. */
function deepest(told: readonly Told[], index: PlaceIndex): Told[] {
  const byPlace = new Map<number, Told>()
  for (const one of told) {
    const kept = byPlace.get(one.place)
    const better = !kept || one.confidence * one.weight > kept.confidence * kept.weight ? one : kept
    byPlace.set(one.place, {
      ...better,
      first: Math.min(kept?.first ?? one.first, one.first),
      times: (kept?.times ?? 0) + 1,
    })
  }
  const covering = new Set(
    [...byPlace.values()].filter(({ confidence }) => confidence >= 0.5).flatMap(({ place }) => above(index, place)),
  )
  return [...byPlace.values()].filter(({ place }) => !covering.has(place))
}

/** Likeliest first; where another is nearly as likely, neither is sure. */
function ranked(told: readonly Told[], title: number): readonly Told[] {
  const score = ({ confidence, weight, around, times, first }: Told) =>
    confidence *
    weight *
    (around.placed ? 1.15 : 1) *
    (first < title ? 1.15 : 1) *
    (1 + 0.06 * Math.min(times - 1, 4)) *
    (1 - Math.min(first, 200) / 2000)
  const sorted = told.toSorted((a, b) => score(b) - score(a))
  const [best, second] = sorted
  const rival = best && second && second.confidence > 0.5 ? score(second) / score(best) : 0
  const contested = rival > 0.93 ? 0.6 : rival > 0.8 ? 0.85 : 1
  return sorted.map((one, n) => ({
    ...one,
    confidence: n === 0 ? one.confidence * contested : Math.min(one.confidence * one.weight, 0.5),
  }))
}
