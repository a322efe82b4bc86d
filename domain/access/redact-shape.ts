/** Stands where something is hidden already: no number, word or cue reaches across it. */
export const BLOT = '\ue000'

/** What a text holds of that makes a search worth while. */
export type Holds = Readonly<{ digits: boolean; numerals: boolean; at: boolean; latin: boolean }>

/**
 * A text in the one spelling in which it is searched: half-width, capitals, one kind of dash, dot and space, the digits of
 * every script as 0–9, nothing without width. `from[n]` is where unit n of it stands in the text; null where that is n.
 */
export type Shape = Readonly<{ letters: string; from: Int32Array | null; holds: Holds }>

/** The numerals in which a number can be spoken, with the figure each stands for. */
export const figures: ReadonlyMap<string, number> = new Map(
  ['〇零○洞⓪', '一壹幺①', '二贰两②', '三叁③', '四肆④', '五伍⑤', '六陆⑥', '七柒拐⑦', '八捌⑧', '九玖勾⑨'].flatMap(
    (written, figure) => Array.from(written, (character) => [character, figure] as const),
  ),
)

const BLOT_UNIT = BLOT.charCodeAt(0)
const DROPPED = 0xffff
const HIGH = 0xd800
/** The first half of what 𝟎 to 𝟿 are written with. */
const MATHEMATICAL = 0xd835
const DIGIT = 1
const NUMERAL = 2
const AT = 4
const LATIN = 8

type Tables = Readonly<{ becomes: Uint16Array; kind: Uint8Array }>
let made: Tables | null = null

function tables(): Tables {
  if (made) return made
  const becomes = Uint16Array.from({ length: 0x10000 }, (_, unit) => foldedUnit(unit))
  const kind = new Uint8Array(0x10000)
  for (const character of figures.keys()) kind[character.charCodeAt(0)] = NUMERAL
  for (let unit = 0; unit < 0x80; unit += 1)
    kind[unit] = /\d/.test(String.fromCharCode(unit)) ? DIGIT : /[A-Z]/.test(String.fromCharCode(unit)) ? LATIN : 0
  kind['@'.charCodeAt(0)] = AT
  made = { becomes, kind }
  return made
}

function foldedUnit(unit: number): number {
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= HIGH && unit <= 0xdfff)) return unit
  if (unit === BLOT_UNIT) return 0xfffd
  const character = String.fromCharCode(unit)
  if (/[\p{Default_Ignorable_Code_Point}\p{M}\p{Cc}]/u.test(character) && !/[\t\n\r]/.test(character)) return DROPPED
  if (/\p{Nd}/u.test(character)) return 0x30 + figureOf(unit)
  if (/[\p{Pd}~～−─━ー﹣]/u.test(character)) return 0x2d
  if (/[·•‧・∙⋅●．｡]/u.test(character)) return character === '．' ? 0x2e : 0xb7
  if (/\s/u.test(character)) return 0x20
  const folded = /[\uff01-\uff5e]/.test(character) ? String.fromCharCode(unit - 0xfee0) : character
  const capital = folded.toUpperCase()
  return capital.length === 1 && unit !== 0xb5 ? capital.charCodeAt(0) : unit
}

/** The figure of a decimal digit of any script: digits of one script stand in order, ten by ten. */
function figureOf(point: number): number {
  let first = point
  while (point - first < 9 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1
  return (point - first) % 10
}

/** Words that `redact` puts in, so that they are not searched again. */
const putIn = /〔(?:姓名|电话|身份证号|车牌|银行卡|门牌|邮箱|账号)〕/y
const OPENING = '〔'.charCodeAt(0)

/** The shape of a text. */
export function shapeOf(text: string): Shape {
  const { becomes, kind } = tables()
  const units = new Uint16Array(text.length)
  let from: Int32Array | null = null
  let seen = 0
  let length = 0
  for (let n = 0; n < text.length; n += 1) {
    const raw = text.charCodeAt(n)
    let unit = becomes[raw] as number
    let width = 1
    if (raw === OPENING) width = wordsAt(text, n) || 1
    else if (raw === MATHEMATICAL) {
      const digit = mathematical(text, n)
      if (digit !== null) {
        unit = digit
        width = 2
      }
    }
    if (width > 2) unit = BLOT_UNIT
    if (unit === DROPPED || width > 1) from ??= Int32Array.from({ length: text.length + 1 }, (_, at) => at)
    if (unit !== DROPPED) {
      if (from) from[length] = n
      units[length] = unit
      length += 1
      seen |= kind[unit] as number
    }
    n += width - 1
  }
  if (from) from[length] = text.length
  const has = (bit: number) => (seen & bit) !== 0
  const holds = { digits: has(DIGIT), numerals: has(NUMERAL), at: has(AT), latin: has(LATIN) }
  return { letters: lettersOf(units.subarray(0, length)), from, holds }
}

/** How many units the words of a redaction take that stand at a place; 0 where none do. */
function wordsAt(text: string, at: number): number {
  putIn.lastIndex = at
  return putIn.exec(text)?.[0].length ?? 0
}

/** Mathematical digits (𝟏𝟑𝟖) take two units. */
function mathematical(text: string, n: number): number | null {
  const point = text.codePointAt(n) ?? 0
  return point >= 0x1d7ce && point <= 0x1d7ff ? 0x30 + ((point - 0x1d7ce) % 10) : null
}

const PIECE = 4096

function lettersOf(units: Uint16Array): string {
  if (units.length <= PIECE) return String.fromCharCode.apply(null, units as unknown as number[])
  let letters = ''
  for (let at = 0; at < units.length; at += PIECE) letters += lettersOf(units.subarray(at, at + PIECE))
  return letters
}

/** The shape with each of some spans of its letters, in order, as one blot: the same as that of the text with words in their place. */
export function blotted(shape: Shape, spans: readonly Readonly<{ start: number; end: number }>[]): Shape {
  const { letters } = shape
  const from = new Int32Array(letters.length + 1)
  const place = (at: number) => shape.from?.[at] ?? at
  const pieces: string[] = []
  let [end, length] = [0, 0]
  const keep = (until: number) => {
    pieces.push(letters.slice(end, until))
    for (let at = end; at < until; at += 1, length += 1) from[length] = place(at)
  }
  for (const span of spans) {
    keep(span.start)
    pieces.push(BLOT)
    from[length] = place(span.start)
    length += 1
    end = span.end
  }
  keep(letters.length)
  from[length] = place(letters.length)
  return { ...shape, letters: pieces.join(''), from }
}
