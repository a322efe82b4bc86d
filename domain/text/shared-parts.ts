/** A stretch of a text, and whether the other text has it too. */
export type Part = Readonly<{ text: string; shared: boolean }>

/** Shorter than this two texts share by chance. */
const LEAST = 2
/** Longer texts are compared as far as this: enough to see what differs, and bounded. */
const MOST = 4000

/**
 * A text cut into what another also says, word for word, and what it does not: so that whoever merges two reports sees where
 * they differ. Joined, the parts are the text again. Cost: length × length of the other, each at most 4,000.
 */
export function sharedParts(text: string, other: string): readonly Part[] {
  const mine = Array.from(text)
  const theirs = Array.from(other).slice(0, MOST)
  const places = new Map<string, number[]>()
  theirs.forEach((sign, at) => places.set(sign, [...(places.get(sign) ?? []), at]))
  const parts: { text: string; shared: boolean }[] = []
  const add = (piece: string, shared: boolean) => {
    const last = parts.at(-1)
    if (last?.shared === shared) last.text += piece
    else parts.push({ text: piece, shared })
  }
  for (let at = 0; at < mine.length; ) {
    const length = at < MOST ? longest(mine, at, theirs, places.get(mine[at] ?? '') ?? []) : 0
    if (length >= LEAST) {
      add(mine.slice(at, at + length).join(''), true)
      at += length
    } else {
      add(mine[at] ?? '', false)
      at += 1
    }
  }
  return parts
}

/** How much from `at` on stands at one of the places of the other. */
function longest(mine: readonly string[], at: number, theirs: readonly string[], places: readonly number[]): number {
  let most = 0
  for (const place of places) {
    let length = 0
    while (at + length < mine.length && mine[at + length] === theirs[place + length]) length += 1
    if (length > most) most = length
  }
  return most
}
