/** What one UTF-16 unit becomes, besides another unit. */
export const BREAK = 0
/** Left out: joins what stands around it (zero-width characters, variation selectors). */
export const DROPPED = 1
/** Not to be decided for the unit alone: marks that combine, what becomes several characters, half a surrogate pair. */
export const LONG = 2

/** Letters, digits and marks of every script; characters of one's own (造字); Han of planes 2 and 3, also such as this Unicode has not yet. */
const WORD = /[\p{L}\p{N}\p{M}\p{Co}\u{20000}-\u{3fffd}]/u
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u
/** Marks and Hangul jamo may grow together with what stands before them. */
const COMBINING = /[\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u

/** One character as it is searched: compatibility forms and capitals undone, a space for whatever parts words. */
export function foldPoint(character: string): string {
  if (IGNORABLE.test(character)) return ''
  let folded = ''
  for (const one of character.normalize('NFKC').toLowerCase()) folded += WORD.test(one) ? one : ' '
  return folded
}

let table: Uint16Array | null = null

/** For every UTF-16 unit what it becomes: a unit, or one of the above. Made at the first use, in about 30 ms. */
export function foldTable(): Uint16Array {
  table ??= Uint16Array.from({ length: 0x10000 }, (_, unit) => foldUnit(unit))
  return table
}

function foldUnit(unit: number): number {
  if (unit >= 0x4e00 && unit <= 0x9fff) return unit
  if (unit >= 0xd800 && unit <= 0xdfff) return LONG
  const character = String.fromCharCode(unit)
  const folded = foldPoint(character)
  if (folded === '') return DROPPED
  if (folded.trim() === '') return BREAK
  return folded.length > 1 || COMBINING.test(character) || COMBINING.test(folded) ? LONG : folded.charCodeAt(0)
}
