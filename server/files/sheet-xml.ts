import { columnLetters } from './column-letters.ts'
import { cellValue } from './cell-value.ts'
import { fitCell, xmlText } from './cell-text.ts'
import { bodyStyle, styles, totalStyle } from './workbook-styles.ts'
import type { WrittenColumn, WrittenRow, WrittenTable } from './written-table.ts'

const PIECE = 64 * 1024
/** Excel's last row; a sheet that reaches it is followed by another. */
export const LAST_ROW = 1_048_576
/** A sheet with so many characters is followed by another too: in UTF-8 it still fits a zip. */
const LARGEST = 1024 ** 3
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const widths = { text: 20, number: 10, date: 12, time: 18, percent: 10 } as const

/** Rows that are taken one by one by sheet after sheet. */
export type RowSource = Readonly<{ next: () => Promise<WrittenRow | null>; ended: () => Promise<boolean> }>
export type Sums = Map<WrittenColumn, number>

/** Where the header stands: below the watermark, the title and the note, if there are any. */
export function headerRow(table: WrittenTable): number {
  return 1 + aboveHeader(table).length
}

function aboveHeader({ watermark, title, note }: WrittenTable): readonly (readonly [words: string, style: number])[] {
  const lines = [[watermark, styles.note] as const, [title, styles.title] as const, [note, styles.note] as const]
  return lines.flatMap(([words, style]) => (words ? [[words, style] as const] : []))
}

/**
 * One sheet, as offices here expect it (title merged over the table, header frozen and repeated on each page, A4
 * landscape fitted to the width, page numbers), until the rows or the sheet end. Totals follow the last row of all.
 */
export async function* sheetXml(
  table: WrittenTable,
  source: RowSource,
  sums: Sums,
  lastRow = LAST_ROW,
): AsyncGenerator<string, void> {
  const { columns, watermark } = table
  const letters = columns.map((_, index) => columnLetters(index))
  const header = headerRow(table)
  let piece = `${opening(table)}<sheetData>`
  let characters = 0
  let row = 0
  const merged: string[] = []
  for (const [words, style] of aboveHeader(table)) {
    row += 1
    if (columns.length > 1) merged.push(`A${row}:${letters.at(-1)}${row}`)
    piece += `<row r="${row}">${textCell(`A${row}`, style, words)}</row>`
  }
  row = header
  piece += `<row r="${row}">${columns.map(({ heading }, at) => textCell(`${letters[at]}${row}`, styles.header, heading)).join('')}</row>`
  // The last row is kept for the totals.
  while (row < lastRow - 1 && characters < LARGEST) {
    const values = await source.next()
    if (!values) break
    row += 1
    piece += `<row r="${row}">`
    for (const [at, column] of columns.entries()) {
      const value = values[column.key]
      if (column.sum && typeof value === 'number') sums.set(column, (sums.get(column) ?? 0) + value)
      piece += cell(`${letters[at]}${row}`, bodyStyle(column.kind), cellValue(value, column.kind))
    }
    piece += '</row>'
    if (piece.length < PIECE) continue
    characters += piece.length
    yield piece
    piece = ''
  }
  if (columns.some(({ sum }) => sum) && (await source.ended())) piece += totalsRow(columns, letters, sums, row + 1)
  yield `${piece}</sheetData>${closing(merged, watermark)}`
}

function totalsRow(columns: readonly WrittenColumn[], letters: readonly string[], sums: Sums, row: number): string {
  const label = columns.find(({ sum }) => !sum)
  const cells = columns.map((column, at) => {
    const value = column === label ? '合计' : column.sum ? (sums.get(column) ?? 0) : null
    return cell(`${letters[at]}${row}`, totalStyle(column.sum ? column.kind : 'text'), value)
  })
  return `<row r="${row}">${cells.join('')}</row>`
}

function cell(place: string, style: number, value: number | string | null): string {
  if (value === null) return `<c r="${place}" s="${style}"/>`
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`
  return textCell(place, style, value)
}

function textCell(place: string, style: number, words: string): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(fitCell(words))}</t></is></c>`
}

function opening(table: WrittenTable): string {
  const frozen = headerRow(table)
  const cols = table.columns.map(({ kind, width, heading }, at) => {
    const wide = width ?? Math.max(widths[kind], Math.min(40, heading.length * 2 + 2))
    return `<col min="${at + 1}" max="${at + 1}" width="${wide}" customWidth="1"/>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols>`
}

/** Excel takes at most 255 characters of a printed line, its codes included; `&` begins a code. */
function printed(words: string): string {
  return xmlText(Array.from(fitCell(words)).slice(0, 100).join('').replaceAll('&', '&&'))
}

function closing(merged: readonly string[], watermark = ''): string {
  const at = (place: 'L' | 'R') => watermark && `&amp;${place}${printed(watermark)}`
  const cells = merged.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return `${cells && `<mergeCells count="${merged.length}">${cells}</mergeCells>`}<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter>${watermark && `<oddHeader>${at('R')}</oddHeader>`}<oddFooter>${at('L')}&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}
