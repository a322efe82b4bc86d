import { figures } from './redact-shape.ts'
import type { Span, What } from './redact-span.ts'

/** For every UTF-16 unit the figure it stands for and one more, in digits or numerals; 255 what may part two figures. */
let units: Uint8Array | null = null
const SIGN = 255

function figureTable(): Uint8Array {
  if (units) return units
  units = new Uint8Array(0x10000)
  for (const [character, figure] of figures) units[character.charCodeAt(0)] = figure + 1
  for (let figure = 0; figure < 10; figure += 1) units[0x30 + figure] = figure + 1
  for (const sign of ' -·,，、.') units[sign.charCodeAt(0)] = SIGN
  return units
}

/** Figures that stand in a row, no more than two signs apart. */
type Row = { figures: string; places: number[]; spoken: boolean }
const LEAST = 7

/** What a row of figures holds, the surest first. */
const structures =
  /(?<id>[1-9]\d{5}(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX])|(?<phone>1[3-9]\d{9}|0(?:[12]\d|[3-9]\d\d)[2-8]\d{6,7}|[48]00\d{7})/g
/** Numbers in digits alone are found elsewhere. */
const numeral = new RegExp(`[${[...figures.keys()].join('')}]`)
const calls = /(?:电话|手机|座机|固话|拨打|致电|联系|号码)[^\d\ue000。；;]{0,6}$/

/** Telephones and identity numbers with figures in Chinese numerals (一三八…, 幺三八…), alone or among digits. */
export function spokenIn(letters: string): Span[] {
  const table = figureTable()
  const found: Span[] = []
  let row: Row = { figures: '', places: [], spoken: false }
  let gap = 0
  for (let at = 0; at <= letters.length; at += 1) {
    const unit = letters.charCodeAt(at)
    const figure = table[unit] ?? 0
    if (figure === SIGN && gap < 2) gap += 1
    else if (figure > 0 && figure !== SIGN) {
      row.figures += String(figure - 1)
      row.places.push(at)
      row.spoken ||= unit > 0x39
      gap = 0
    } else if (row.figures !== '') {
      if (row.spoken && row.figures.length >= LEAST) for (const span of inRow(row, letters)) found.push(span)
      row = { figures: '', places: [], spoken: false }
      gap = 0
    }
  }
  return found
}

function inRow({ figures: row, places }: Row, letters: string): Span[] {
  const first = places[0] as number
  const last = places.at(-1) as number
  const marked = /[X×]/.test(letters[last + 1] ?? '') ? `${row}X` : row
  const found = Array.from(marked.matchAll(structures), ({ 0: number, index, groups }): Span => {
    const what: What = groups?.id === undefined ? 'phone' : 'idNumber'
    const end = index + number.length
    return { start: places[index] as number, end: end > row.length ? last + 2 : (places[end - 1] as number) + 1, what }
  }).filter(({ start, end }) => numeral.test(letters.slice(start, end)))
  const called = row.length <= 8 && calls.test(letters.slice(Math.max(0, first - 12), first))
  return found.length === 0 && called ? [{ start: first, end: last + 1, what: 'phone' }] : found
}
