import { type SerialSystem, serialText } from '../../domain/intake/serial-date.ts'
import { TableFileError } from './failures.ts'
import type { RawRow } from './header.ts'
import type { NumberLook } from './number-look.ts'
import { numberText } from './number-text.ts'
import { unescaped } from './shared-texts.ts'
import type { Limits } from './table.ts'
import type { TextPool } from './text-pool.ts'
import { xmlReader } from './xml-reader.ts'

type Book = Readonly<{ texts: TextPool; looks: readonly NumberLook[]; system: SerialSystem }>

/** Excel ends here. */
const MAX_LINE = 1_048_576

/**
 * The rows of a sheet, blank ones too where the file has them, as a person sees them: numbers with all their digits,
 * date cells as ISO text, a formula as its last result.
 *
 * @throws TableFileError `corrupt`, `too-many-columns`, `cell-too-long`
 */
export async function* sheetRows(
  bytes: AsyncIterable<Uint8Array>,
  part: string,
  book: Book,
  limits: Limits,
): AsyncGenerator<RawRow, void> {
  let ready: RawRow[] = []
  let line = 0
  let cells: string[] = []
  let column = -1
  let kind = ''
  let style = 0
  let words = ''
  let inWords = false
  let inReading = false

  const place = () => {
    const text = cellText(kind, words, style, book)
    if (text === '') return
    if (column >= limits.columns) throw new TableFileError('too-many-columns', { line, limit: limits.columns })
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  const reader = xmlReader(
    {
      open(tag, attributes) {
        if (tag === 'c') {
          column = columnOf(attributes['r']) ?? column + 1
          kind = attributes['t'] ?? ''
          style = Number(attributes['s'] ?? 0)
          words = ''
        } else if (tag === 'v' || (tag === 't' && kind === 'inlineStr')) inWords = !inReading
        else if (tag === 'rPh') inReading = true
        else if (tag === 'row') {
          const told = Number(attributes['r'] ?? line + 1)
          if (!(told > line && told <= MAX_LINE)) throw new TableFileError('corrupt', { part })
          line = told
          cells = []
          column = -1
        }
      },
      text(piece) {
        if (!inWords) return
        words += piece
        if (words.length > limits.cell) throw new TableFileError('cell-too-long', { line, limit: limits.cell })
      },
      close(tag) {
        if (tag === 'v' || tag === 't') inWords = false
        else if (tag === 'c') place()
        else if (tag === 'rPh') inReading = false
        else if (tag === 'row') ready.push({ line, cells })
      },
    },
    { part, longest: limits.cell, line: () => line },
  )

  for await (const piece of bytes) {
    reader.write(piece)
    const rows = ready
    ready = []
    yield* rows
  }
  reader.end()
}

/** `C7` is column 2; undefined without a reference. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

function cellText(kind: string, words: string, style: number, { texts, looks, system }: Book): string {
  switch (kind) {
    case 's':
      return texts.get(Number(words)) ?? ''
    case 'str':
    case 'inlineStr':
      return detached(unescaped(words))
    case 'b':
      return words.trim() === '1' || words.trim() === 'true' ? 'TRUE' : 'FALSE'
    case 'e':
    case 'd':
      return words
    default:
      return numberAsSeen(words, looks[style] ?? 'plain', system)
  }
}

/** A copy: a slice would keep the piece of the file it comes from in memory for as long as anyone keeps the cell. */
function detached(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

function numberAsSeen(words: string, look: NumberLook, system: SerialSystem): string {
  const text = numberText(words)
  if (look === 'plain' || text === '') return text
  if (look === 'date') return serialText(Number(text), system) ?? text
  return /^\d+$/.test(text) ? text.padStart(look.digits, '0') : text
}
