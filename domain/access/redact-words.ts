/** A word where it stands in a text. */
export type Found = Readonly<{ word: string; at: number }>

/**
 * Finds the next of many words from a place on, the longest of those that begin together. It looks at the first two characters
 * before it compares, which for some hundred words is ten times faster than one expression with all of them.
 *
 * @param words each of at least two characters
 */
export function finderOf(words: readonly string[]): (letters: string, from: number) => Found | null {
  const first = new Uint8Array(0x10000)
  const second = new Uint8Array(0x10000)
  for (const word of words) {
    first[word.charCodeAt(0)] = 1
    second[word.charCodeAt(1)] = 1
  }
  const beginning = (word: string) => word.charCodeAt(0) * 0x10000 + word.charCodeAt(1)
  const byBeginning = Map.groupBy(
    words.toSorted((a, b) => b.length - a.length),
    beginning,
  )
  return (letters, from) => {
    let unit = letters.charCodeAt(from)
    for (let at = from; at + 1 < letters.length; at += 1) {
      const next = letters.charCodeAt(at + 1)
      if (first[unit] === 1 && second[next] === 1) {
        const word = byBeginning.get(unit * 0x10000 + next)?.find((one) => letters.startsWith(one, at))
        if (word) return { word, at }
      }
      unit = next
    }
    return null
  }
}
