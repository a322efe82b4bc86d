import { emailsIn, accountsIn, platesIn } from './redact-marks.ts'
import { housesIn } from './redact-houses.ts'
import { namesIn } from './redact-names.ts'
import { numbersIn } from './redact-numbers.ts'
import { blotted, type Holds, type Shape, shapeOf } from './redact-shape.ts'
import type { Search, Span, What } from './redact-span.ts'
import { spokenIn } from './redact-spoken.ts'

/** The words that say what stood at a place. */
export const saysWhat: Readonly<Record<What, string>> = {
  name: '〔姓名〕',
  phone: '〔电话〕',
  idNumber: '〔身份证号〕',
  plate: '〔车牌〕',
  card: '〔银行卡〕',
  house: '〔门牌〕',
  email: '〔邮箱〕',
  account: '〔账号〕',
}

/** The searches in the order in which one may take from the next, with what a text must hold for each. */
const searches: readonly (readonly [Search, (holds: Holds) => boolean])[] = [
  [emailsIn, ({ at }) => at],
  [platesIn, ({ digits, latin }) => digits && latin],
  [accountsIn, ({ digits, latin }) => digits || latin],
  [numbersIn, ({ digits }) => digits],
  [spokenIn, ({ numerals }) => numerals],
  [housesIn, ({ digits, numerals, latin }) => digits || numerals || latin],
  [namesIn, () => true],
]

/** Hiding one thing can bring another to light (its neighbours end there); more rounds than this find nothing in practice. */
const ROUNDS = 6

/**
 * What in a text says who somebody is: names where the words around them or their form say so, telephones, identity numbers,
 * plates, cards, numbers of dwellings, e-mail addresses, accounts (domain.md 9). In order, not overlapping, in UTF-16 units.
 * Time grows with the length of the text and no faster. It errs on the side of hiding.
 */
export function spansOf(text: string): readonly Span[] {
  let shape = shapeOf(text)
  const { holds } = shape
  const found: Span[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const known = found.length
    for (const [search, worth] of searches) {
      if (!worth(holds)) continue
      const spans = search(shape.letters)
      if (spans.length === 0) continue
      for (const span of spans) found.push(placed(shape, span))
      shape = blotted(shape, spans)
    }
    if (found.length === known) break
  }
  return found.length > 1 ? found.toSorted((a, b) => a.start - b.start) : found
}

function placed({ from }: Shape, span: Span): Span {
  return from ? { start: from[span.start] as number, end: from[span.end] as number, what: span.what } : span
}

/** The text with words in place of each span (`spansOf`) that say what stood there. Redacting again changes nothing. */
export function redact(text: string): string {
  const spans = spansOf(text)
  if (spans.length === 0) return text
  const pieces: string[] = []
  let end = 0
  for (const span of spans) {
    pieces.push(text.slice(end, span.start), saysWhat[span.what])
    end = span.end
  }
  pieces.push(text.slice(end))
  return pieces.join('')
}
