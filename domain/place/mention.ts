import { type Ending, endingAt } from './ending.ts'
import { type Form, forms, levels, type PlaceIndex } from './place-index.ts'

/** A name as it stands in a text, with every place it may be. */
export type Mention = Readonly<{
  start: number
  end: number
  /** Where the name ends and what it is called after begins. */
  stemEnd: number
  ending: Ending | undefined
  form: Form
  places: readonly number[]
}>

/** Every name of the index in the folded text, none lying over another: the longest, and those with their ending, first. */
export function mentionsIn(folded: string, index: PlaceIndex): readonly Mention[] {
  const found: Mention[] = []
  const { trie } = index
  for (let start = 0; start < folded.length; start += 1) {
    if (start > 0 && isLatin(folded, start) && isLatin(folded, start - 1)) continue
    let node = 0
    for (let at = start; at < folded.length; ) {
      node = trie.next(node, folded.charCodeAt(at))
      if (node < 0) break
      at += 1
      if (at < folded.length && isLatin(folded, at) && isLatin(folded, at - 1)) continue
      let values: number[] | undefined
      for (const value of trie.endsAt(node)) (values ??= []).push(value)
      if (values) found.push(...mentionsOf(values, folded, start, at, index))
    }
  }
  if (found.length < 2) return found
  const taken: Mention[] = []
  for (const one of found.sort((a, b) => strength(b) - strength(a) || a.start - b.start))
    if (!taken.some((other) => one.start < other.end && other.start < one.end)) taken.push(one)
  return taken.sort((a, b) => a.start - b.start)
}

/** What ends at one place in the text: names with what they are called after, short names and names of the gazetteer as they are. */
function* mentionsOf(
  values: readonly number[],
  folded: string,
  start: number,
  end: number,
  index: PlaceIndex,
): Iterable<Mention> {
  const named = placesOf(values, 'name')
  if (named.length > 0) {
    const ending = endingAt(folded, end)
    const fitting = ending ? named.filter((place) => isOfLevel(place, ending, index)) : []
    if (ending && fitting.length > 0)
      yield { start, end: end + ending.word.length, stemEnd: end, ending, form: 'name', places: fitting }
    const whole = named.filter((place) => index.kinds[place] === 0)
    // 索布日嘎镇 is no village of that name.
    const bare = ending ? [] : end - start >= 2 ? named : whole
    if (bare.length > 0) yield { start, end, stemEnd: end, ending: undefined, form: 'name', places: bare }
  }
  for (const form of ['short', 'gazetteer'] as const) {
    const places = placesOf(values, form)
    if (places.length > 0) yield { start, end, stemEnd: end, ending: undefined, form, places }
  }
}

function placesOf(values: readonly number[], form: Form): number[] {
  const wanted = forms.indexOf(form)
  return values.filter((value) => value % forms.length === wanted).map((value) => (value - wanted) / forms.length)
}

function isOfLevel(place: number, ending: Ending, index: PlaceIndex): boolean {
  const level = levels[index.levels[place] ?? 0]
  return ending.levels.some((one) => one === level)
}

function strength({ start, end, ending, form }: Mention): number {
  return end - start + (ending || form === 'gazetteer' ? 1.5 : 0)
}

function isLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122)
}
