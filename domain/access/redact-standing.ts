import { ends, isElsewhere, isGiven, isHan, isWord, mayBeGiven, measured } from './redact-name-at.ts'
import { tails } from './redact-name-words.ts'
import { clearSurnames, surnames } from './redact-surnames.ts'

type Place = Readonly<{ start: number; end: number }>

const family = new Uint8Array(0x10000)
for (const name of surnames) family[name.charCodeAt(0)] = 1
for (const name of clearSurnames) family[name.charCodeAt(0)] = 2

/**
 * Names of a family name and two characters, or one, that no word announces: between signs, or where the sentence parts in
 * front of them and goes on behind, or more than once. The rarer the characters, the more has to part.
 */
export function standingNames(letters: string): Place[] {
  const found: Place[] = []
  const maybe: Place[] = []
  for (let at = 0; at < letters.length; at += 1) {
    const kind = family[letters.charCodeAt(at)] as number
    if (kind === 0) continue
    const length = lengthAt(letters, at, kind === 2)
    if (length > 0 && !isElsewhere(letters, at + length)) {
      found.push({ start: at, end: at + length })
      at += length - 1
    } else if (kind === 2 && isLikely(letters, at)) maybe.push({ start: at, end: at + 3 })
  }
  return maybe.length > 1 ? [...found, ...repeated(letters, maybe)] : found
}

/** Those that stand more than once, before different things: no part of a longer word does. */
function repeated(letters: string, maybe: readonly Place[]): Place[] {
  const next = new Map<string, Set<string>>()
  const nameOf = ({ start, end }: Place) => letters.slice(start, end)
  for (const place of maybe) {
    const name = nameOf(place)
    next.set(name, (next.get(name) ?? new Set()).add(letters.charAt(place.end)))
  }
  return maybe.filter((place) => (next.get(nameOf(place))?.size ?? 0) > 1)
}

function isLikely(letters: string, at: number): boolean {
  if (tails.has(letters.slice(Math.max(0, at - 1), at + 1))) return false
  if (!isGiven(letters[at + 1]) || !isGiven(letters[at + 2])) return false
  return !isWord(letters, at) && !isWord(letters, at + 1) && !measured(letters, at)
}

function lengthAt(letters: string, at: number, clear: boolean): number {
  const front = letters[at - 1]
  const alone = !isHan(front)
  if (!alone && (!clear || tails.has(letters.slice(at - 1, at + 1)))) return 0
  if (isWord(letters, at) || measured(letters, at)) return 0
  const [one, two] = [letters[at + 1], letters[at + 2]]
  const closed = !isHan(letters[at + 3])
  if (isGiven(one) && isGiven(two) && (clear ? ends(letters, at + 3) : closed)) return isWord(letters, at + 1) ? 0 : 3
  if (!alone || !clear) return 0
  if (closed && mayBeGiven(one) && mayBeGiven(two)) return isWord(letters, at + 1) ? 0 : 3
  return isGiven(one) && two !== undefined && !isHan(two) ? 2 : 0
}
