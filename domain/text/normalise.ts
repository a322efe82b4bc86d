import { BREAK, DROPPED, foldPoint, foldTable, LONG } from './fold.ts'

const SPACE = 0x20
/** Most units that are made into text in one call; more would not fit on the stack. */
const PIECE = 4096

/**
 * Text as it is searched: runs of letters, digits and marks with one space between them. Full-width letters become
 * half-width, capitals small, compatibility forms (㎡, ﬁ, ⼈) ordinary (NFKC); zero-width characters go; white space, punctuation
 * and symbols part the runs. Traditional characters stay as they are.
 *
 * Every character is folded alone, after NFC, so that a part of a text (whole graphemes) folds to a part of the folded text.
 */
export function normalise(text: string): string {
  const fold = foldTable()
  const units = new Uint16Array(text.length)
  let end = 0
  let parted = true
  for (let at = 0; at < text.length; at += 1) {
    const unit = fold[text.charCodeAt(at)] ?? LONG
    if (unit > LONG) {
      units[end++] = unit
      parted = false
    } else if (unit === BREAK) {
      if (!parted) units[end++] = SPACE
      parted = true
    } else if (unit !== DROPPED) {
      return theLongWay(text)
    }
  }
  return textOf(units.subarray(0, parted && end > 0 ? end - 1 : end))
}

/** The same for text with marks, surrogate pairs or characters that become several. */
function theLongWay(text: string): string {
  const fold = foldTable()
  let folded = ''
  for (const character of text.normalize('NFC')) {
    const unit = character.length === 1 ? (fold[character.charCodeAt(0)] ?? LONG) : LONG
    folded += unit > LONG ? String.fromCharCode(unit) : foldPoint(character)
  }
  return folded.trim().replace(/ {2,}/g, ' ')
}

function textOf(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += PIECE)
    text += Reflect.apply(String.fromCharCode, null, units.subarray(at, at + PIECE))
  return text
}
